package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.report.JsonText;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what a run made and has not removed as the file {@value #NAME}, which is there only as long as there is something in
 * it. A run that finds the list of another one keeps it and deletes nothing of it, since only what a run made itself is
 * surely nobody else's.
 */
public final class OwnResourcesFile implements OwnResources.Keeper {

    /** The file's name. */
    public static final String NAME = "conformance-made.json";

    private final OutputFiles files;
    private final List<OwnResource> earlier;

    /**
     * The file of a run's directory.
     *
     * @throws IOException if there is one of an earlier run, and it cannot be read
     */
    public OwnResourcesFile(OutputFiles files) throws IOException {
        this.files = files;
        this.earlier = read(files);
    }

    /** What an earlier run left. */
    public List<OwnResource> earlier() {
        return List.copyOf(earlier);
    }

    private static List<OwnResource> read(OutputFiles files) throws IOException {
        return Files.exists(files.path(NAME))
                ? RecordJson.read(JsonText.read(files.path(NAME)), Content.class).made().stream()
                        .flatMap(Entry::resource)
                        .toList()
                : List.of();
    }

    /** What the file has. */
    private record Content(List<Entry> made) {}

    /** A resource as files have it. */
    record Entry(String kind, String name, Optional<String> id) {

        static Entry of(OwnResource resource) {
            return new Entry(resource.kind().words(), resource.name(), resource.id());
        }

        private Stream<OwnResource> resource() {
            return Arrays.stream(OwnResource.Kind.values())
                    .filter(one -> one.words().equals(kind))
                    .map(one -> new OwnResource(one, name, id.filter(known -> !known.isEmpty())));
        }
    }

    @Override
    public void keep(List<OwnResource> resources) throws IOException {
        List<OwnResource> all = new ArrayList<>(earlier);
        all.addAll(resources);
        if (all.isEmpty()) {
            Files.deleteIfExists(files.path(NAME));
            return;
        }
        files.write(NAME, new Content(all.stream().map(Entry::of).toList()));
    }
}
