package io.github.premiumdeploy.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** Compares snapshots of sandboxes in few words. */
public final class Snapshots {

    private Snapshots() {}

    /** What only one of two snapshots has. */
    public static List<String> differences(JsonNode actual, JsonNode expected) {
        List<String> differences = new ArrayList<>();
        expected.properties().forEach(kind -> {
            List<String> there = texts(actual.path(kind.getKey()));
            List<String> wanted = texts(kind.getValue());
            List<String> more = new ArrayList<>(there);
            wanted.forEach(more::remove);
            there.forEach(wanted::remove);
            more.forEach(one -> differences.add("not expected in " + kind.getKey() + ": " + one));
            wanted.forEach(one -> differences.add("missing in " + kind.getKey() + ": " + one));
        });
        return differences;
    }

    /** The names of all that there is. */
    public static List<String> names(JsonNode snapshot) {
        List<String> names = new ArrayList<>();
        snapshot.forEach(kind -> kind.forEach(one -> names.add(one.path("name").asText())));
        return names;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.toString()));
        return texts;
    }

    /** Without what was granted to the deploying client, which keeps a role that it gave to another client. */
    public static JsonNode withoutOwnGrants(JsonNode snapshot) {
        ArrayNode grants = (ArrayNode) snapshot.path("grants");
        for (int i = grants.size() - 1; i >= 0; i--) {
            if (grants.get(i).path("subject").asText().equals("<client App Deployer>")) {
                grants.remove(i);
            }
        }
        return snapshot;
    }
}
