package io.github.premiumdeploy.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares snapshots of sandboxes in few words. */
public final class SnapshotDiff {

    /** What snapshots call a kind, where that is not its key in descriptors. */
    private static final Map<String, String> LISTS = Map.of(
            "data-action", "dataActions",
            "ws-data-action", "dataActions",
            "gc-data-action", "dataActions",
            "role", "roles",
            "group", "groups",
            "oauth-client", "oauthClients",
            "data-table", "dataTables",
            "open-messaging", "openMessaging",
            "byoc-cloud-trunk", "trunks",
            "widget-deployment", "widgetDeployments");

    private static final Map<String, String> TYPES = Map.of(
            "app-instance", "premium-app-example",
            "widget-instance", "premium-widget-example",
            "interaction-widget", "embedded-client-app-interaction-widget",
            "ws-data-actions", "custom-rest-actions",
            "gc-data-actions", "purecloud-data-actions",
            "audiohook", "audiohook",
            "event-bridge", "amazon-eventbridge-source");

    private SnapshotDiff() {}

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

    /** Whether there is something of a kind, told by its key in descriptors and plans, with this name. */
    public static boolean has(JsonNode snapshot, String kind, String name) {
        JsonNode list = snapshot.path(TYPES.containsKey(kind) ? "integrations" : LISTS.getOrDefault(kind, kind));
        if (list.isMissingNode()) {
            throw new IllegalArgumentException("snapshots have no list of the kind " + kind + ": add it to LISTS");
        }
        String type = TYPES.getOrDefault(kind, "");
        for (JsonNode one : list) {
            if (one.path("name").asText().equals(name)
                    && (type.isEmpty() || one.path("type").asText().equals(type))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.toString()));
        return texts;
    }

    /**
     * Without the columns that data tables have kept of earlier descriptors, and without the order of columns, which counts
     * those.
     */
    public static JsonNode withoutFormerColumns(JsonNode snapshot, JsonNode wanted) {
        for (JsonNode table : snapshot.path("dataTables")) {
            ObjectNode columns = (ObjectNode) table.at("/schema/properties");
            for (JsonNode other : wanted.path("dataTables")) {
                if (other.path("name").equals(table.path("name"))) {
                    List<String> names = new ArrayList<>();
                    other.at("/schema/properties").fieldNames().forEachRemaining(names::add);
                    columns.retain(names);
                }
            }
            columns.forEach(column -> ((ObjectNode) column).remove("displayOrder"));
        }
        return snapshot;
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
