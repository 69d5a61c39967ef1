package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.report.JsonText;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run made in an organization and has not removed yet. Only what is in here is ever changed or deleted. Before each
 * creation and after each change it is written to the file {@value #NAME}, so that a run that is killed leaves a list of what
 * may be left; the file is there only as long as there is something in it. A run that finds the list of another one keeps it
 * and deletes nothing of it, since only what a run made itself is surely nobody else's.
 */
public final class OwnResources {

    /** The file's name. */
    public static final String NAME = "conformance-made.json";

    private final OutputFiles files;
    private final List<OwnResource> earlier;
    private final List<OwnResource> resources = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param files of the run, among which the list is
     * @throws IOException if there is one of an earlier run, and it cannot be read
     */
    public OwnResources(OutputFiles files) throws IOException {
        this.files = files;
        this.earlier = Files.exists(files.path(NAME))
                ? RecordJson.read(JsonText.read(files.path(NAME)), Content.class)
                        .made()
                : List.of();
    }

    private record Content(List<OwnResource> made) {}

    /** What an earlier run left. */
    public List<OwnResource> earlier() {
        return earlier;
    }

    /** Something is about to be made. */
    OwnResource intend(OwnResource.Kind kind, String name) throws IOException {
        OwnResource intended = new OwnResource(kind.words(), name, Optional.empty());
        resources.add(intended);
        keep();
        return intended;
    }

    /** The platform's answer to its creation told its id. */
    OwnResource made(OwnResource intended, String id) throws IOException {
        OwnResource made = new OwnResource(intended.kind(), intended.name(), Optional.of(id));
        resources.set(resources.lastIndexOf(intended), made);
        keep();
        return made;
    }

    /** It is not there, or no longer. */
    void removed(OwnResource resource) throws IOException {
        resources.remove(resource);
        keep();
    }

    /**
     * Writes the list.
     *
     * @throws IOException if it cannot be written; then nothing is made
     */
    void keep() throws IOException {
        List<OwnResource> all =
                Stream.concat(earlier.stream(), resources.stream()).toList();
        if (all.isEmpty()) {
            Files.deleteIfExists(files.path(NAME));
        } else {
            files.write(NAME, new Content(all));
        }
    }

    boolean has(String id) {
        return resources.stream().anyMatch(resource -> resource.id().equals(Optional.of(id)));
    }

    List<OwnResource> all() {
        return List.copyOf(resources);
    }

    /** The newest first, as they are removed. */
    List<OwnResource> newestFirst() {
        List<OwnResource> reversed = new ArrayList<>(resources);
        Collections.reverse(reversed);
        return reversed;
    }
}
