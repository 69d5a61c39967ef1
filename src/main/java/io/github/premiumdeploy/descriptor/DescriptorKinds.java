package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.descriptor.source.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of resource that a descriptor provisions, with the fields that each takes; and the keys of those that rules name. */
public final class DescriptorKinds {

    public static final String ROLE = "role";
    public static final String GROUP = "group";
    public static final String APP_INSTANCE = "app-instance";
    public static final String WIDGET_INSTANCE = "widget-instance";
    public static final String INTERACTION_WIDGET = "interaction-widget";
    public static final String OAUTH_CLIENT = "oauth-client";
    public static final String DATA_TABLE = "data-table";
    public static final String WS_DATA_ACTIONS = "ws-data-actions";
    public static final String GC_DATA_ACTIONS = "gc-data-actions";
    public static final String WIDGET_DEPLOYMENT = "widget-deployment";

    private DescriptorKinds() {}

    /** The names of the kinds, as in {@code provisioningInfo}. */
    public static List<String> names() {
        return KindFields.ALL.names();
    }

    /** The fields that a kind takes. */
    public static Fields fields(String kind) {
        return KindFields.ALL.ofItems(kind);
    }

    /**
     * What is wrong with the fields of an item.
     *
     * @return what is wrong, as a clause, by the name of the field
     */
    public static Map<String, String> problems(String kind, ObjectNode item) {
        Diagnostics found = new Diagnostics();
        fields(kind).check(item, Place.root(new Position("", 1, 1)), new Checking(found, secret -> {}));
        Map<String, String> problems = new LinkedHashMap<>();
        found.problems().forEach(problem -> problems.putIfAbsent(problem.path().split("[.\\[]", 2)[0], problem.what()));
        return problems;
    }
}
