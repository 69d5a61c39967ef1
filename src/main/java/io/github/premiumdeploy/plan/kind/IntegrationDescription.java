package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Describes what all integrations have: state, notes, advanced configuration, and groups that see them. */
final class IntegrationDescription {

    /** What this plugin and the wizard write where nobody has anything to note. */
    private static final Pattern STANDARD_NOTES = Pattern.compile("Provisioned by \\S+ integration");

    private final Scope scope;
    private final Existing existing;
    private final Description into;
    private final JsonNode config;

    IntegrationDescription(Scope scope, Existing existing, Description into) {
        this.scope = scope;
        this.existing = existing;
        this.into = into;
        this.config = IntegrationKind.config(existing.body());
    }

    /** A property of its configuration. */
    JsonNode property(String name) {
        return config.path("properties").path(name);
    }

    /** The state of one that is enabled where the descriptor says so. */
    IntegrationDescription state() {
        into.stateIf(IntegrationKind.isEnabled(existing), "autoEnable");
        return this;
    }

    /** Advanced configuration and notes. */
    IntegrationDescription rest() {
        if (HalfMadeIntegrations.isHalfMade(existing)) {
            into.impossible("it was made and never configured, and a deploy would configure it");
        }
        into.state("advanced", config.path("advanced"));
        String notes = config.path("notes").asText("");
        if (isBookkeeping(notes)) {
            into.remark("", "its notes are the wizard's own bookkeeping, and stay as they are");
        } else if (!STANDARD_NOTES.matcher(notes).matches()) {
            into.state("notes", config.path("notes"));
        }
        return this;
    }

    /** The wizard keeps what it installed in the notes of the app's own integration, as JSON that may be cut. */
    private static boolean isBookkeeping(String notes) {
        return notes.startsWith("{\"");
    }

    /** The groups that see it. */
    IntegrationDescription groups(String property) {
        List<String> ids = new ArrayList<>();
        property(property).forEach(id -> ids.add(id.asText()));
        into.refer("groups", ids, GroupKind.all(scope), "those that see it");
        return this;
    }

    /** What of its properties no field describes, and is not the standard. */
    void others(Set<String> described) {
        config.path("properties").properties().forEach(entry -> {
            if (!described.contains(entry.getKey()) && !Compare.isAbsent(entry.getValue())) {
                into.remark("", "its property " + entry.getKey() + " has no field in a descriptor, and stays as it is");
            }
        });
    }

    /** The credential that it refers to under a name; missing if there is none. */
    JsonNode credential(String name) {
        return config.path("credentials").path(name);
    }

    /** The names of the other credentials that it refers to. */
    List<String> credentialsBeside(String name) {
        List<String> names = new ArrayList<>();
        config.path("credentials").fieldNames().forEachRemaining(names::add);
        names.remove(name);
        return names;
    }
}
