package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.apply.UndoUpdate;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.apply.Creation;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.apply.Settle;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.text.ShortList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What all kinds have in common that are integrations: created without a configuration, configured with the current
 * version, then enabled. One list shows them all; a half-made one is taken up where it was left.
 */
public abstract class IntegrationKind implements Kind {

    static final Listing INTEGRATIONS = new Listing(
            IntegrationsApi.LIST,
            (client, prefix) -> client.list(IntegrationsApi.LIST, Query.of("expand", "config.current")));

    private static final String ENABLED = "ENABLED";

    private final String key;

    IntegrationKind(String key) {
        this.key = key;
    }

    /** The integration type that its resources are of; empty if the descriptor names none. */
    abstract Optional<String> type(Scope scope);

    /**
     * The properties that the descriptor states.
     *
     * @param groups the id of a group, or a placeholder for one that is yet to be made
     */
    abstract ObjectNode stated(Scope scope, Item item, Function<String, String> groups);

    /** Properties for a new integration beside the stated ones. */
    ObjectNode standard(Scope scope, Item item) {
        return Bodies.object();
    }

    /** The groups that its properties name. */
    List<String> groups(Item item) {
        List<String> names = new ArrayList<>();
        item.fields().path("groups").forEach(group -> names.add(group.asText()));
        return names;
    }

    /** Whether the descriptor wants it enabled. */
    boolean enabled(Item item) {
        return item.fields().path("autoEnable").asBoolean(false);
    }

    /** The credential that it uses. */
    Optional<IntegrationCredential> credential(Scope scope, Item item) {
        return Optional.empty();
    }

    /** Whether it uses a credential. */
    boolean usesCredential(Item item) {
        return false;
    }

    /** What is deleted with it, beside its credentials, each in words. */
    List<String> goesWith(Scope scope, Existing existing) {
        return List.of();
    }

    /** Further changes that belong to it, such as its data actions. */
    List<Change> parts(Scope scope, Item item, Optional<Existing> existing) {
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
    public List<Question> questions(Scope scope, boolean removal) {
        if (removal) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        for (Item item : scope.descriptor().items(key)) {
            Optional<Existing> existing = scope.one(distinct(scope), item);
            if (existing.isEmpty() || !differences(scope, item, existing.get()).isEmpty()) {
                type(scope).ifPresent(type -> {
                    questions.add(typeQuestion(type));
                    questions.add(schemaQuestion(type));
                });
            }
        }
        return questions;
    }

    @Override
    public List<Question> typeQuestions(Scope scope) {
        return type(scope).map(IntegrationKind::typeQuestion).stream().toList();
    }

    private static Question typeQuestion(String type) {
        return new Question(IntegrationsApi.TYPE, IntegrationsApi.TYPE.pathWith(type), Query.NONE);
    }

    private static Question schemaQuestion(String type) {
        return new Question(
                IntegrationsApi.CONFIG_SCHEMA, IntegrationsApi.CONFIG_SCHEMA.pathWith(type, "properties"), Query.NONE);
    }

    @Override
    public List<Change> apply(Scope scope, Item item) {
        Key resource = new Key(key, item.name());
        Optional<Existing> existing = scope.one(distinct(scope), item);
        List<Change> changes = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        String type = type(scope)
                .orElseThrow(() -> new PlanException(
                        "The descriptor has the kind " + key + " and does not say of which integration type",
                        "Add premiumWidgetIntegrationTypeId to the descriptor."));
        if (existing.isEmpty()) {
            requireInstallable(scope, type, item);
            steps.add(create(scope, item, resource, type));
        }
        List<Difference> differences =
                existing.map(e -> differences(scope, item, e)).orElse(List.of());
        boolean configure = existing.isEmpty()
                || differences.stream().anyMatch(d -> !d.field().equals("intendedState"));
        List<String> notes = List.of();
        if (configure) {
            notes = validate(scope, item, type, existing);
            steps.add(configure(scope, item, resource, existing));
        }
        boolean disabled = existing.isEmpty()
                || !existing.get().body().path("intendedState").asText().equalsIgnoreCase(ENABLED);
        if (enabled(item) && disabled) {
            steps.add(enable(resource, existing));
        }
        List<String> strays = existing.map(e -> IntegrationCredential.strays(scope, e.id(), config(e.body())))
                .orElse(List.of());
        if (!configure && !strays.isEmpty()) {
            differences = new ArrayList<>(differences);
            differences.add(new Difference("credentials", strays.size() + " that nothing uses", "(none)"));
            steps.add(Changes.step(Verb.DELETE, CredentialsApi.DELETE, run -> {
                for (String id : strays) {
                    run.delete(CredentialsApi.DELETE, CredentialsApi.DELETE.pathWith(id), Query.NONE);
                }
            }));
        }
        existing(scope).stream()
                .filter(e -> e.key().equals(resource)
                        && existing.filter(one -> !one.id().equals(e.id())).isPresent())
                .forEach(surplus -> changes.add(remove(scope, surplus)));
        changes.add(
                existing.isEmpty()
                        ? Changes.create(scope, resource, notes, steps)
                        : Changes.update(scope, existing.get(), differences, notes, steps));
        changes.addAll(parts(scope, item, existing));
        return changes;
    }

    /** Published: a type can be absent (product not enabled), not installable, or at its maximum of instances. */
    private void requireInstallable(Scope scope, String type, Item item) {
        Optional<Fetched<JsonNode>> asked = scope.inventory().reading(typeQuestion(type));
        if (asked.isEmpty()) {
            return;
        }
        Optional<JsonNode> known = asked.get().value().filter(answer -> !answer.isMissingNode());
        if (known.isEmpty()) {
            throw new PlanException(
                    Cause.TYPE_ABSENT,
                    "The integration type " + type + ", which the kind " + key
                            + " needs, is not offered by this organization",
                    "Its product is not enabled here: ask Genesys to enable it for this organization, or correct the"
                            + " integration type in the descriptor.");
        }
        if (known.get().path("nonInstallable").asBoolean()) {
            throw new PlanException(
                    Cause.TYPE_NOT_INSTALLABLE,
                    "The integration type " + type + " cannot be installed in this organization (nonInstallable)",
                    "Ask Genesys to make it installable for this organization.");
        }
        int maximum = known.get().path("maxInstances").asInt(0);
        long there = scope.inventory().list(INTEGRATIONS).stream()
                .filter(integration -> typeOf(integration).equals(type))
                .count();
        long wanted = scope.descriptor().items(key).stream()
                .filter(described -> scope.one(distinct(scope), described).isEmpty())
                .count();
        if (maximum > 0 && there + wanted > maximum) {
            throw new PlanException(
                    Cause.TYPE_AT_MAXIMUM,
                    "The integration type " + type + " allows at most " + maximum + ", the organization has " + there
                            + ", and the descriptor adds " + wanted,
                    "Delete integrations of this type that are not needed, or describe fewer.");
        }
    }

    /**
     * The type's own schema is the truth about properties: it is asked before anything is written.
     *
     * @return what of the schema could not be looked at
     */
    private List<String> validate(Scope scope, Item item, String type, Optional<Existing> existing) {
        Optional<JsonNode> schema = scope.inventory().answer(schemaQuestion(type));
        if (schema.isEmpty()) {
            return List.of();
        }
        ObjectNode properties = properties(scope, item, existing, name -> "00000000-0000-0000-0000-000000000000");
        PropertySchema check = PropertySchema.check(schema.get(), properties, "properties");
        List<String> problems = lines(check.violations());
        if (!problems.isEmpty()) {
            throw new PlanException(
                    "The integration type " + type + " does not take the properties of " + key + " \"" + item.name()
                            + "\": " + String.join("; ", problems),
                    "Correct the item in the descriptor; what the type takes is at" + " GET /api/v2/integrations/types/"
                            + type + "/configschemas/properties.");
        }
        return lines(check.notes());
    }

    private static List<String> lines(Map<String, String> byPath) {
        return ShortList.of(byPath.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList());
    }

    private Step create(Scope scope, Item item, Key resource, String type) {
        ObjectNode body = Bodies.object().put("name", scope.fullName(item.name()));
        body.putObject("integrationType").put("id", type);
        return Changes.step(Verb.CREATE, IntegrationsApi.CREATE, run -> {
            Creation creation = new Creation(
                    resource,
                    IntegrationsApi.CREATE,
                    IntegrationsApi.DELETE,
                    () -> Changes.named(
                                    INTEGRATIONS
                                            .reader()
                                            .read(
                                                    run.client(),
                                                    scope.descriptor().prefix()),
                                    scope.fullName(item.name()))
                            .stream()
                            .filter(there -> typeOf(there).equals(type))
                            .toList(),
                    id -> removeNew(run, item, id));
            run.know(resource, run.create(creation, body).path("id").asText());
        });
    }

    /** With its credentials, where the platform kept them because they were in use. */
    private void removeNew(Execution run, Item item, String id) throws IOException {
        List<String> credentials = new ArrayList<>();
        if (usesCredential(item)) {
            try {
                credentials.addAll(IntegrationCredential.references(
                        run.read(IntegrationsApi.CONFIG, IntegrationsApi.CONFIG.pathWith(id), Query.NONE)));
            } catch (ApiException e) {
                if (e.status() != 404 && e.status() != 410) {
                    throw e;
                }
            }
        }
        run.delete(IntegrationsApi.DELETE, IntegrationsApi.DELETE.pathWith(id), Query.NONE);
        for (String credential : credentials) {
            run.delete(CredentialsApi.DELETE, CredentialsApi.DELETE.pathWith(credential), Query.NONE);
        }
    }

    private Step configure(Scope scope, Item item, Key resource, Optional<Existing> existing) {
        Set<After> after = new HashSet<>();
        groups(item).forEach(group -> after.add(new After(new Key(GroupKind.KEY, group), Verb.CREATE)));
        Optional<IntegrationCredential> credential = credential(scope, item);
        credential.ifPresent(part -> after.addAll(part.after()));
        List<Operation> operations = new ArrayList<>(List.of(IntegrationsApi.UPDATE_CONFIG));
        credential.ifPresent(part -> operations.addAll(
                part.operations(existing.map(e -> config(e.body())).orElse(Bodies.object()))));
        return Changes.step(Verb.CONFIGURE, operations, after, run -> {
            String id = run.requireId(resource);
            String path = IntegrationsApi.UPDATE_CONFIG.pathWith(id);
            JsonNode config = existing.map(e -> config(e.body()))
                    .orElseGet(() -> Bodies.object().put("version", 1));
            Optional<String> provided = Optional.empty();
            if (credential.isPresent() && !credential.get().isIn(config)) {
                provided = Optional.of(credential.get().provide(run, resource, id, config, existing.isEmpty()));
            }
            ObjectNode body = Bodies.object().put("name", scope.fullName(item.name()));
            body.set(
                    "properties",
                    properties(scope, item, existing, group -> run.requireId(new Key(GroupKind.KEY, group))));
            body.set(
                    "advanced",
                    item.fields().path("advanced").isObject()
                            ? item.fields().get("advanced")
                            : objectOr(config, "advanced"));
            body.put("notes", notes(scope, item, config));
            Optional<String> own = provided;
            Set<String> unused = new HashSet<>(IntegrationCredential.references(config));
            Set<String> deleted = new HashSet<>();
            Settle.Update sending = known ->
                    run.writeVersioned(known, () -> run.read(IntegrationsApi.CONFIG, path, Query.NONE), current -> {
                        // Another run may have configured it meanwhile, with a credential of its own.
                        boolean isOthers = current != config
                                && credential
                                        .filter(part -> part.isIn(current, run))
                                        .isPresent();
                        unused.addAll(IntegrationCredential.references(current));
                        body.set("credentials", references(current));
                        if (own.isPresent() && !isOthers) {
                            body.withObject("/credentials/" + credential.get().name())
                                    .put("id", own.get());
                        }
                        body.put("version", current.path("version").asInt(1));
                        return run.client()
                                .callIdempotent(IntegrationsApi.UPDATE_CONFIG, path, Query.NONE, Optional.of(body))
                                .body();
                    });
            ObjectNode wanted = stated(scope, item, group -> run.requireId(new Key(GroupKind.KEY, group)));
            Execution.Reader write = () -> run.settle(
                    resource,
                    sending.send(config),
                    shown -> compare(item, wanted, shown, List.of()).compared(),
                    sending);
            if (existing.isPresent()) {
                restoration(run, new Existing(resource, id, config), body, own, deleted)
                        .around(Verb.CONFIGURE, write);
            } else {
                write.read();
            }
            own.ifPresent(unused::add);
            existing.ifPresent(e -> unused.addAll(IntegrationCredential.strays(scope, id, config)));
            IntegrationCredential.references(body).forEach(unused::remove);
            for (String one : unused) {
                deleted.add(one);
                run.delete(CredentialsApi.DELETE, CredentialsApi.DELETE.pathWith(one), Query.NONE);
            }
        });
    }

    /**
     * Gives a configuration back what it was.
     *
     * @param own the credential that was made for it
     * @param deleted the credentials that are deleted once it no longer refers to them
     */
    private static UndoUpdate restoration(
            Execution run, Existing config, ObjectNode body, Optional<String> own, Set<String> deleted) {
        ObjectNode written = Bodies.copy(Bodies.object(), body, "name", "properties", "advanced", "notes");
        return UndoUpdate.of(run, config, written, IntegrationsApi.CONFIG, IntegrationsApi.UPDATE_CONFIG)
                .sending((now, restored) -> {
                    restored.set("credentials", formerReferences(config.body(), now, own, deleted));
                    return Bodies.copy(restored, now, "version");
                })
                .lacking(() -> IntegrationCredential.references(config.body()).stream()
                        .filter(deleted::contains)
                        .findFirst()
                        .map(id -> "its former credential was deleted, and what it held cannot be read"));
    }

    /** The credentials as they were, where those are still there. */
    private static ObjectNode formerReferences(
            JsonNode before, JsonNode now, Optional<String> own, Set<String> deleted) {
        ObjectNode references = Bodies.object();
        references(now).properties().forEach(entry -> {
            String id = entry.getValue().path("id").asText();
            String former =
                    before.path("credentials").path(entry.getKey()).path("id").asText("");
            if (!own.filter(id::equals).isPresent() || deleted.contains(former)) {
                references.set(entry.getKey(), entry.getValue());
            } else if (!former.isEmpty()) {
                references.putObject(entry.getKey()).put("id", former);
            }
        });
        return references;
    }

    /** The credentials of a configuration as a body names them. */
    private static ObjectNode references(JsonNode config) {
        ObjectNode references = Bodies.object();
        config.path("credentials")
                .properties()
                .forEach(entry -> references
                        .putObject(entry.getKey())
                        .put("id", entry.getValue().path("id").asText()));
        return references;
    }

    /** One that was never configured has no notes of anybody's. */
    private static String notes(Scope scope, Item item, JsonNode config) {
        if (item.fields().has("notes")) {
            return item.fields().get("notes").asText();
        }
        String shown = config.path("notes").asText("");
        String there = shown.equals(Compare.EMPTY_STAND_IN) ? "" : shown;
        return there.isEmpty() && config.path("version").asInt(1) <= 1
                ? "Provisioned by " + scope.descriptor().premiumAppIntegrationTypeId() + " integration"
                : there;
    }

    private static JsonNode objectOr(JsonNode config, String field) {
        return config.path(field).isObject() ? config.get(field) : Bodies.object();
    }

    private static Step enable(Key resource, Optional<Existing> existing) {
        return Changes.step(Verb.ENABLE, IntegrationsApi.PATCH, run -> {
            ObjectNode body = Bodies.object().put("intendedState", ENABLED);
            Execution.Reader write = () -> run.write(
                    IntegrationsApi.PATCH,
                    IntegrationsApi.PATCH.pathWith(run.requireId(resource)),
                    Query.NONE,
                    Optional.of(body));
            if (existing.isPresent()) {
                UndoUpdate.of(run, existing.get(), body, IntegrationsApi.GET, IntegrationsApi.PATCH)
                        .sending((now, restored) -> restored)
                        .around(Verb.ENABLE, write);
            } else {
                write.read();
            }
        });
    }

    /** The stated properties over what is there, or over the standard ones. */
    private ObjectNode properties(
            Scope scope, Item item, Optional<Existing> existing, Function<String, String> groups) {
        JsonNode there = existing.map(e -> config(e.body()).path("properties")).orElse(Bodies.object());
        ObjectNode properties = there.isObject() && !there.isEmpty() ? there.deepCopy() : accepted(scope, item);
        properties.setAll(stated(scope, item, groups));
        return properties;
    }

    /** The standard properties that the type knows and takes. */
    private ObjectNode accepted(Scope scope, Item item) {
        ObjectNode standard = standard(scope, item);
        Optional<JsonNode> schema =
                type(scope).flatMap(type -> scope.inventory().answer(schemaQuestion(type)));
        if (schema.isEmpty()) {
            return standard;
        }
        ObjectNode accepted = Bodies.object();
        standard.properties().forEach(entry -> {
            JsonNode property = schema.get().path("properties").path(entry.getKey());
            if (property.isObject()
                    && PropertySchema.violations(property, entry.getValue(), "").isEmpty()) {
                accepted.set(entry.getKey(), entry.getValue());
            }
        });
        return accepted;
    }

    private List<Difference> differences(Scope scope, Item item, Existing existing) {
        JsonNode config = config(existing.body());
        List<Existing> groups = new GroupKind().existing(scope);
        ObjectNode stated = stated(
                scope,
                item,
                name -> groups.stream()
                        .filter(group -> group.key().name().equals(name))
                        .map(Existing::id)
                        .findFirst()
                        .orElse("(new group \"" + scope.fullName(name) + "\")"));
        List<Difference> differences =
                new ArrayList<>(compare(item, stated, config, groups).differences());
        if (differences.isEmpty() && isBlank(existing)) {
            differences.add(new Difference("config", "(none)", "as described"));
        }
        credential(scope, item)
                .filter(part -> !part.isIn(config))
                .ifPresent(part -> differences.add(Difference.secret("credentials." + part.name())));
        String state = existing.body().path("intendedState").asText("");
        if (enabled(item) && !state.equalsIgnoreCase(ENABLED)) {
            differences.add(new Difference("intendedState", state, ENABLED));
        }
        return differences;
    }

    private static Compare compare(Item item, ObjectNode stated, JsonNode config, List<Existing> groups) {
        Compare compare = new Compare();
        stated.properties().forEach(entry -> {
            JsonNode actual = config.path("properties").path(entry.getKey());
            if (isSet(entry.getKey())) {
                compare.set("properties." + entry.getKey(), entry.getValue(), actual, groups);
            } else {
                compare.field("properties." + entry.getKey(), entry.getValue(), actual);
            }
        });
        return compare.field("advanced", item.fields().path("advanced"), config.path("advanced"))
                .field("notes", item.fields().path("notes"), config.path("notes"));
    }

    private static boolean isSet(String property) {
        return Set.of("groupFilter", "groups", "eventFilter", "queueIdFilterList")
                .contains(property);
    }

    public static JsonNode config(JsonNode integration) {
        return integration.path("config").path("current");
    }

    static String typeOf(JsonNode integration) {
        return integration.path("integrationType").path("id").asText();
    }

    @Override
    public List<Operation> operations(Descriptor descriptor, boolean removal) {
        List<Operation> operations = new ArrayList<>(Kind.super.operations(descriptor, removal));
        boolean credentials = descriptor.items(key).stream().anyMatch(this::usesCredential);
        if (removal) {
            operations.add(IntegrationsApi.DELETE);
            if (credentials) {
                operations.add(CredentialsApi.DELETE);
            }
            return operations;
        }
        operations.addAll(List.of(
                IntegrationsApi.TYPE,
                IntegrationsApi.CONFIG_SCHEMA,
                IntegrationsApi.CREATE,
                IntegrationsApi.UPDATE_CONFIG));
        if (credentials) {
            operations.addAll(List.of(CredentialsApi.CREATE, CredentialsApi.LIST, CredentialsApi.UPDATE));
        }
        if (descriptor.items(key).stream().anyMatch(this::enabled)) {
            operations.add(IntegrationsApi.PATCH);
        }
        return operations;
    }

    @Override
    public List<Existing> existing(Scope scope) {
        Optional<String> type = type(scope);
        return type.isEmpty()
                ? List.of()
                : scope.existing(
                        key, INTEGRATIONS, integration -> typeOf(integration).equals(type.get()));
    }

    /**
     * Without what was made twice because an answer was lost, and the run was stopped before it saw that: of several, those
     * that were never configured.
     */
    final List<Existing> distinct(Scope scope) {
        List<Existing> distinct = new ArrayList<>();
        for (Existing candidate : existing(scope)) {
            List<Existing> same = existing(scope).stream()
                    .filter(other -> other.key().equals(candidate.key()))
                    .toList();
            List<Existing> configured =
                    same.stream().filter(other -> !isBlank(other)).toList();
            String first =
                    same.stream().map(Existing::id).min(String::compareTo).orElseThrow();
            if (configured.isEmpty() ? candidate.id().equals(first) : configured.contains(candidate)) {
                distinct.add(candidate);
            }
        }
        return distinct;
    }

    private static boolean isBlank(Existing existing) {
        JsonNode config = config(existing.body());
        // Published: the version is 1 after the creation, and more after the first configuration.
        return config.path("version").asInt(2) <= 1
                && config.path("notes").asText("").isEmpty()
                && config.path("properties").isEmpty()
                && config.path("credentials").isEmpty();
    }

    /**
     * Credentials go before their integration: a run that is stopped between the two leaves an integration, which the next
     * one finds, and no credential that nobody would look for. Where the platform keeps those in use, they go last.
     */
    @Override
    public Change remove(Scope scope, Existing existing) {
        List<String> credentials = new ArrayList<>(IntegrationCredential.references(config(existing.body())));
        credentials.addAll(IntegrationCredential.strays(scope, existing.id(), config(existing.body())));
        List<Operation> operations = new ArrayList<>(List.of(IntegrationsApi.DELETE));
        if (!credentials.isEmpty()) {
            operations.add(CredentialsApi.DELETE);
        }
        List<String> notes = Stream.concat(
                        goesWith(scope, existing).stream(), credentials.stream().map(id -> "credential " + id))
                .map(part -> "with it: " + part)
                .toList();
        return Changes.delete(scope, existing, notes, List.of(Changes.step(Verb.DELETE, operations, Set.of(), run -> {
            List<String> inUse = new ArrayList<>();
            for (String id : credentials) {
                if (!IntegrationCredential.deleteUnlessInUse(run, id)) {
                    inUse.add(id);
                }
            }
            run.delete(IntegrationsApi.DELETE, IntegrationsApi.DELETE.pathWith(existing.id()), Query.NONE);
            for (String id : inUse) {
                run.delete(CredentialsApi.DELETE, CredentialsApi.DELETE.pathWith(id), Query.NONE);
            }
        })));
    }
}
