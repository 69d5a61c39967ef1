package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Body;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Identity;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.IntegrationStep;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Proof;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.UndoPlan;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What all kinds have in common that are integrations: created without a configuration, configured with the current
 * version, then enabled. One list shows them all; a half-made one is taken up where it was left.
 */
public abstract class IntegrationKind implements Kind {

    static final Listing INTEGRATIONS = Listing.paged(IntegrationsApi.LIST, Query.of("expand", "config.current"));

    private static final String ENABLED = "ENABLED";

    private final String key;
    private final Function<Descriptor, Optional<String>> type;
    private final List<String> properties;

    IntegrationKind(String key, String type, String... properties) {
        this(key, descriptor -> Optional.of(type), properties);
    }

    /** A kind of integrations whose type, and which properties of it are fields, are told; a descriptor may name no type. */
    IntegrationKind(String key, Function<Descriptor, Optional<String>> type, String... properties) {
        this.key = key;
        this.type = type;
        this.properties = List.of(properties);
    }

    /** The integration type that its resources are of; empty if the descriptor names none. */
    final Optional<String> type(Scope scope) {
        return type.apply(scope.descriptor()).filter(id -> !id.isEmpty());
    }

    /**
     * The properties that the descriptor states.
     *
     * @param groups the id of a group, or a placeholder for one that is yet to be made
     */
    ObjectNode stated(Scope scope, Item item, Function<String, String> groups) {
        return Bodies.copy(Bodies.object(), item.fields(), properties.toArray(new String[0]));
    }

    /** Properties for a new integration beside the stated ones. */
    ObjectNode standard(Scope scope) {
        ObjectNode standard = Bodies.object();
        for (String property : properties) {
            JsonNode value = DescriptorKinds.fields(key).standard(property);
            if (!value.isMissingNode()) {
                standard.set(property, value);
            }
        }
        return standard;
    }

    /** The groups that its properties name. */
    List<String> groups(Item item) {
        List<String> names = new ArrayList<>();
        item.fields().path("groups").forEach(group -> names.add(group.asText()));
        return names;
    }

    boolean enabled(Item item) {
        return item.fields().path("autoEnable").asBoolean(false);
    }

    /** The credential that it uses. */
    Optional<IntegrationCredential> credential(Scope scope, Item item) {
        return Optional.empty();
    }

    /** Describes the credential that it uses. */
    void describeCredential(Scope scope, Existing existing, IntegrationDescription integration, Description into) {
        // Most use none.
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        IntegrationDescription integration = new IntegrationDescription(scope, existing, into).state();
        properties.forEach(property -> into.stateUnlessStandard(property, integration.property(property)));
        describeCredential(scope, existing, integration, into);
        integration.rest().others(Set.copyOf(properties));
    }

    /** What is deleted with it, beside its credentials, each in words. */
    List<String> goesWith(Scope scope, Existing existing) {
        return List.of();
    }

    /** Further changes that belong to it, such as its data actions. */
    List<Change> parts(Scope scope, Item item, Existing existing) {
        return List.of();
    }

    @Override
    public final String key() {
        return key;
    }

    @Override
    public List<Listing> listings() {
        return List.of(INTEGRATIONS);
    }

    @Override
    public List<Question> questions(Scope scope) {
        List<Question> questions = new ArrayList<>();
        for (Item item : scope.descriptor().items(key)) {
            Optional<Existing> existing = one(scope, item);
            if (existing.isEmpty() || !differences(scope, item, existing.get()).isEmpty()) {
                integrationType(scope)
                        .ifPresent(type -> questions.addAll(List.of(type.question(), type.schemaQuestion())));
            }
        }
        return questions;
    }

    @Override
    public List<Question> typeQuestions(Scope scope) {
        return integrationType(scope).map(IntegrationType::question).stream().toList();
    }

    private Optional<IntegrationType> integrationType(Scope scope) {
        Optional<String> id = type(scope);
        return id.isPresent() ? Optional.of(new IntegrationType(scope, id.get(), key)) : Optional.empty();
    }

    @Override
    public final Optional<Existing> one(Scope scope, Item item) {
        return scope.one(this, HalfMadeIntegrations.distinct(scope, existing(scope)), item);
    }

    @Override
    public List<Change> changes(Scope scope, Item item) {
        Key resource = new Key(key, item.name());
        String fullName = scope.fullName(item.name());
        Existing existing = one(scope, item).orElse(Existing.none(resource));
        boolean isThere = existing.isThere();
        IntegrationType type = integrationType(scope)
                .orElseThrow(() -> new PlanException(
                        "The descriptor has the kind " + key + " and does not say of which integration type",
                        "Add premiumWidgetIntegrationTypeId to the descriptor."));
        List<Step> steps = new ArrayList<>();
        List<Difference> differences = isThere ? differences(scope, item, existing) : new ArrayList<>();
        if (!isThere) {
            type.requireInstallable(scope.descriptor().items(key).stream()
                    .filter(described -> one(scope, described).isEmpty())
                    .count());
            steps.add(creation(scope, item, resource, type));
        }
        boolean isConfigured = isThere;
        for (Difference difference : differences) {
            isConfigured &= difference.field().equals("intendedState");
        }
        List<String> notes = List.of();
        if (!isConfigured) {
            IntegrationConfiguration configuration = new IntegrationConfiguration(this, scope, item, type, existing);
            notes = configuration.validate();
            steps.add(configuration.step());
        }
        if (enabled(item) && !isEnabled(existing)) {
            steps.add(enabling(existing));
        }
        if (isConfigured) {
            List<String> strays =
                    IntegrationCredential.strays(scope.inventory(), existing.id(), config(existing.body()));
            if (!strays.isEmpty()) {
                differences.add(new Difference("credentials", strays.size() + " that nothing uses", "(none)"));
                steps.add(new IntegrationStep.DeleteCredentials(resource, strays));
            }
        }
        List<Change> changes = new ArrayList<>();
        if (isThere) {
            for (Existing other : existing(scope)) {
                if (other.key().equals(resource) && !other.id().equals(existing.id())) {
                    changes.add(remove(scope, other));
                }
            }
        }
        changes.add(
                isThere
                        ? Change.update(existing, fullName, differences, notes, steps)
                        : Change.create(resource, fullName, notes, steps));
        changes.addAll(parts(scope, item, existing));
        return changes;
    }

    private Step creation(Scope scope, Item item, Key resource, IntegrationType type) {
        String name = scope.fullName(item.name());
        ObjectNode body = Bodies.object().put("name", name);
        body.putObject("integrationType").put("id", type.id());
        return new Step.Create(
                resource,
                IntegrationsApi.CREATE,
                credential(scope, item).isPresent()
                        ? Removal.withCredentials(IntegrationsApi.DELETE, IntegrationsApi.CONFIG)
                        : Removal.once(IntegrationsApi.DELETE),
                Body.of(body),
                new Identity(
                        List.of(INTEGRATIONS),
                        scope.descriptor().prefix(),
                        name,
                        (ids, there) -> typeOf(there).equals(type.id())),
                new Proof.None(),
                Optional.empty(),
                false,
                Optional.empty(),
                Set.of());
    }

    private static Step enabling(Existing integration) {
        Optional<Existing> existing = integration.ifThere();
        ObjectNode body = Bodies.object().put("intendedState", ENABLED);
        return new Step.Update(
                integration.key(),
                Verb.ENABLE,
                existing,
                Write.of(IntegrationsApi.PATCH, body),
                Optional.empty(),
                existing.map(there -> UndoPlan.of(there, Body.of(body), IntegrationsApi.GET, IntegrationsApi.PATCH)
                        .sending((now, restored) -> restored)),
                Set.of());
    }

    private List<Difference> differences(Scope scope, Item item, Existing existing) {
        JsonNode config = config(existing.body());
        List<Existing> groups = GroupKind.all(scope);
        ObjectNode stated = stated(scope, item, name -> scope.idOrWords(GroupKind.KEY, name, groups));
        List<Difference> differences = new ArrayList<>(
                IntegrationConfiguration.compare(item, stated, config, groups).differences());
        if (differences.isEmpty() && HalfMadeIntegrations.isHalfMade(existing)) {
            differences.add(new Difference("config", "(none)", "as described"));
        }
        Optional<IntegrationCredential> part = credential(scope, item);
        if (part.isPresent() && !part.get().isIn(config)) {
            differences.add(Difference.secret("credentials." + part.get().name()));
        }
        if (enabled(item) && !isEnabled(existing)) {
            String state = existing.body().path("intendedState").asText("");
            differences.add(new Difference("intendedState", state, ENABLED));
        }
        return differences;
    }

    static boolean isEnabled(Existing existing) {
        return existing.body().path("intendedState").asText().equalsIgnoreCase(ENABLED);
    }

    static JsonNode config(JsonNode integration) {
        return integration.path("config").path("current");
    }

    static String typeOf(JsonNode integration) {
        return integration.path("integrationType").path("id").asText();
    }

    @Override
    public List<Existing> existing(Scope scope) {
        List<Existing> existing = new ArrayList<>();
        Optional<String> type = type(scope);
        if (type.isPresent()) {
            for (Existing integration : scope.existing(key, INTEGRATIONS)) {
                if (typeOf(integration.body()).equals(type.get())) {
                    existing.add(integration);
                }
            }
        }
        return existing;
    }

    @Override
    public final boolean isUntouched(Existing existing) {
        return HalfMadeIntegrations.isHalfMade(existing);
    }

    @Override
    public final Change remove(Scope scope, Existing existing) {
        JsonNode config = config(existing.body());
        List<String> credentials = new ArrayList<>(IntegrationCredential.references(config));
        credentials.addAll(IntegrationCredential.strays(scope.inventory(), existing.id(), config));
        List<String> notes = Stream.concat(
                        goesWith(scope, existing).stream(), credentials.stream().map(id -> "credential " + id))
                .map(part -> "with it: " + part)
                .toList();
        return Change.delete(
                scope,
                existing,
                notes,
                List.of(new IntegrationStep.DeleteIntegration(existing.key(), existing.id(), credentials)));
    }
}
