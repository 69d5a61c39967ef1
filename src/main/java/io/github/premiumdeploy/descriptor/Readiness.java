package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Genesys's review of a Premium App would object to. All of it is fine in development, and so only warned of. */
final class Readiness {

    private static final String REVIEW = "change it before Genesys's review";

    private static final Pattern DEFAULT_PREFIX =
            Pattern.compile("(PREMIUM_)?EXAMPLE_.*|PREMIUM_APP_?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Set<String> DEFAULT_CLIENTS =
            Set.of("e7de8a75-62bb-43eb-9063-38509f8c21af", "fd2ba742-446f-46c5-bbbc-1cad2f34ac3a");

    private static final Pattern LOCALHOST = Pattern.compile(
            "(?:https?|wss?)://(?:localhost|127\\.[0-9.]+|\\[::1]|0\\.0\\.0\\.0)(?:[:/?#].*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LANGUAGE = Pattern.compile("\\{\\{\\s*(?:pc|gc)LangTag\\s*}}");

    private static final Pattern ENVIRONMENT =
            Pattern.compile("\\{\\{\\s*(?:pcEnvironment|gcTargetEnv|gcHostOrigin)\\s*}}");

    private final Descriptor descriptor;
    private final ObjectNode root;
    private final Place place;
    private final Diagnostics found;

    Readiness(Descriptor descriptor, ObjectNode root, Place place, Diagnostics found) {
        this.descriptor = descriptor;
        this.root = root;
        this.place = place;
        this.found = found;
    }

    void check() {
        example("premiumAppIntegrationTypeId", "premium-app-example", "the example's integration type");
        example("premiumWidgetIntegrationTypeId", "premium-widget-example", "the example's integration type");
        example("premiumAppViewPermission", "integration:examplePremiumApp:view", "the example's permission");
        if (DEFAULT_PREFIX.matcher(descriptor.prefix()).matches()) {
            found.warning(place.field("prefix"), "is still a default prefix", REVIEW);
        }
        DEFAULT_CLIENTS.forEach(client -> example("clientID", client, "the wizard's own client id"));
        if (root.path("enableUninstall").asBoolean()) {
            found.warning(
                    place.field("enableUninstall"),
                    "the wizard can uninstall the app, which Genesys's review wants off in production",
                    "set it to false; the goal undeploy needs no such switch");
        }
        for (String kind : List.of(
                DescriptorKinds.APP_INSTANCE, DescriptorKinds.WIDGET_INSTANCE, DescriptorKinds.INTERACTION_WIDGET)) {
            descriptor.items(kind).forEach(this::variables);
        }
        localhost(root, place);
    }

    private void example(String field, String value, String what) {
        if (TopLevel.FIELDS.given(field, root).asText().equals(value)) {
            found.warning(TopLevel.FIELDS.givenPlace(field, place), "is still " + what, REVIEW);
        }
    }

    private void variables(Item item) {
        String url = item.text("url").orElse("");
        boolean lacksLanguage = !LANGUAGE.matcher(url).find();
        boolean lacksEnvironment = !ENVIRONMENT.matcher(url).find();
        if (!url.isEmpty() && (lacksLanguage || lacksEnvironment)) {
            String what = lacksLanguage && lacksEnvironment
                    ? "neither language nor environment"
                    : lacksLanguage ? "no language" : "no environment";
            found.warning(
                    item.place("url"),
                    "the URL carries " + what + ", which Genesys's review wants",
                    "add " + (lacksLanguage ? "langTag={{gcLangTag}}" : "")
                            + (lacksLanguage && lacksEnvironment ? "&" : "")
                            + (lacksEnvironment ? "environment={{gcTargetEnv}}" : ""));
        }
    }

    private void localhost(JsonNode node, Place at) {
        if (node.isTextual() && LOCALHOST.matcher(node.textValue()).matches()) {
            found.warning(at, "points at the developer's own machine", REVIEW);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            localhost(entry.getValue(), at.field(entry.getKey()));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            localhost(node.get(i), at.item(i));
        }
    }
}
