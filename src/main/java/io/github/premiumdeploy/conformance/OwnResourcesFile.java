package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.report.JsonText;
import io.github.premiumdeploy.report.OutputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        List<OwnResource> left = new ArrayList<>();
        if (Files.exists(files.path(NAME))) {
            for (JsonNode entry : JsonText.read(files.path(NAME)).path("made")) {
                String kind = entry.path("kind").asText();
                for (OwnResource.Kind one : OwnResource.Kind.values()) {
                    if (one.words().equals(kind)) {
                        left.add(new OwnResource(
                                one,
                                entry.path("name").asText(),
                                Optional.of(entry.path("id").asText("")).filter(id -> !id.isEmpty())));
                    }
                }
            }
        }
        return left;
    }

    @Override
    public void keep(List<OwnResource> resources) throws IOException {
        List<OwnResource> all = new ArrayList<>(earlier);
        all.addAll(resources);
        if (all.isEmpty()) {
            Files.deleteIfExists(files.path(NAME));
            return;
        }
        ObjectNode json = JsonText.object();
        ArrayNode made = json.putArray("made");
        all.forEach(resource -> {
            ObjectNode entry =
                    made.addObject().put("kind", resource.kind().words()).put("name", resource.name());
            resource.id().ifPresent(id -> entry.put("id", id));
        });
        files.write(NAME, json);
    }
}
