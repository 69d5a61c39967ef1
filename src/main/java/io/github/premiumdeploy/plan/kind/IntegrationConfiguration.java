package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.IntegrationStep;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.ResourceIds;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The configuration of one integration: what is sent, and how it is compared. */
final class IntegrationConfiguration {

    /** A group that is yet to be made. */
    private static final String ANY_ID = "00000000-0000-0000-0000-000000000000";

    private static final Set<String> SETS = Set.of("groupFilter", "groups", "eventFilter", "queueIdFilterList");

    private final IntegrationKind kind;
    private final Scope scope;
    private final Item item;
    private final IntegrationType type;
    private final Existing existing;

    IntegrationConfiguration(IntegrationKind kind, Scope scope, Item item, IntegrationType type, Existing existing) {
        this.kind = kind;
        this.scope = scope;
        this.item = item;
        this.type = type;
        this.existing = existing;
    }

    /** What configures it, once the groups and the credential are there that it names. */
    Step step() {
        Key resource = new Key(kind.key(), item.name());
        Optional<IntegrationCredential> credential = kind.credential(scope, item);
        Set<After> after = new HashSet<>();
        kind.groups(item).forEach(group -> after.add(new After(group(group), Verb.CREATE)));
        credential.ifPresent(part -> after.addAll(part.after()));
        return new IntegrationStep.Configure(
                resource,
                existing.ifThere()
                        .map(there -> new Existing(resource, there.id(), IntegrationKind.config(there.body()))),
                this::content,
                (ids, shown) -> compare(item, kind.stated(scope, item, groups(ids)), shown, List.of()),
                credential,
                existing.ifThere()
                        .map(there -> IntegrationCredential.strays(
                                scope.inventory(), there.id(), IntegrationKind.config(there.body())))
                        .orElse(List.of()),
                after);
    }

    private static Key group(String name) {
        return new Key(GroupKind.KEY, name);
    }

    private static Function<String, String> groups(ResourceIds ids) {
        return name -> ids.require(group(name));
    }

    /** Makes sure that the type takes the properties, and tells what could not be looked at. */
    List<String> validate() {
        return type.validate(properties(name -> ANY_ID), item.name());
    }

    private ObjectNode content(ResourceIds ids) {
        JsonNode config = IntegrationKind.config(existing.body());
        ObjectNode content = Bodies.object().put("name", scope.fullName(item.name()));
        content.set("properties", properties(groups(ids)));
        JsonNode stated = item.fields().path("advanced");
        JsonNode there = config.path("advanced");
        content.set(
                "advanced",
                stated.isObject() ? stated.deepCopy() : there.isObject() ? there.deepCopy() : Bodies.object());
        return content.put("notes", notes(config));
    }

    /** The stated properties over what is there, or over the standard ones. */
    private ObjectNode properties(Function<String, String> groups) {
        JsonNode there = IntegrationKind.config(existing.body()).path("properties");
        ObjectNode properties =
                there.isObject() && !there.isEmpty() ? there.deepCopy() : type.accepted(kind.standard(scope));
        properties.setAll(kind.stated(scope, item, groups));
        return properties;
    }

    /** One that was never configured has no notes of anybody's. */
    private String notes(JsonNode config) {
        if (item.fields().has("notes")) {
            return item.fields().get("notes").asText();
        }
        String shown = config.path("notes").asText("");
        String there = shown.equals(Compare.EMPTY_STAND_IN) ? "" : shown;
        return there.isEmpty() && config.path("version").asInt(1) <= 1
                ? "Provisioned by " + scope.descriptor().premiumAppIntegrationTypeId() + " integration"
                : there;
    }

    /** Compares a configuration with what is stated. */
    static Compare compare(Item item, ObjectNode stated, JsonNode config, List<Existing> groups) {
        Compare compare = new Compare();
        stated.properties().forEach(entry -> {
            JsonNode actual = config.path("properties").path(entry.getKey());
            if (SETS.contains(entry.getKey())) {
                compare.set("properties." + entry.getKey(), entry.getValue(), actual, groups);
            } else {
                compare.field("properties." + entry.getKey(), entry.getValue(), actual);
            }
        });
        return compare.field("advanced", item.fields().path("advanced"), config.path("advanced"))
                .field("notes", item.fields().path("notes"), config.path("notes"));
    }
}
