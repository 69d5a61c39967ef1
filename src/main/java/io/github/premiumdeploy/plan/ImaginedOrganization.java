package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.ActionTemplates;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Organization;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An organization that nobody has, which a descriptor is planned for to tell what runs of it can send. All that only a real
 * one would tell begins with {@link SentRequest#LATER}.
 */
final class ImaginedOrganization implements Inventory.Source {

    private static final String ID = SentRequest.LATER + "/";
    private static final JsonNode OTHER_TEXT = TextNode.valueOf(ID + "other");

    /** What a list has that is stated to be empty: a policy of a role, since all other lists are of texts. */
    private static final ObjectNode OTHER_ELEMENT =
            Bodies.object().put("domain", ID + "other").put("entityName", ID + "other");

    static {
        OTHER_ELEMENT.putArray("actionSet").add(ID + "other");
    }

    /** Stands for a resource of which nothing is known but what all have. */
    static final ObjectNode UNSEEN = Bodies.object()
            .put("id", SentRequest.LATER)
            .put("name", SentRequest.LATER)
            .put("category", SentRequest.LATER)
            .put("version", 1);

    /** The ids of what is in it, or is to be made in it. */
    static final ResourceIds IDS = key -> Optional.of(ID + key.kind() + "/" + key.name());

    private final KindRegistry registry;
    private final Descriptor descriptor;
    private final Map<Listing, List<JsonNode>> resources;

    private ImaginedOrganization(KindRegistry registry, Descriptor descriptor, Map<Listing, List<JsonNode>> resources) {
        this.registry = registry;
        this.descriptor = descriptor;
        this.resources = resources;
    }

    /** One that has nothing of what is described. */
    static ImaginedOrganization empty(KindRegistry registry, Descriptor descriptor) {
        return new ImaginedOrganization(registry, descriptor, Map.of());
    }

    /** The same once some changes are applied, which make what was not there. */
    ImaginedOrganization with(List<Change> changes) {
        Map<Key, ObjectNode> made = new LinkedHashMap<>();
        Map<Listing, List<JsonNode>> lists = new LinkedHashMap<>();
        changes.stream().flatMap(change -> change.steps().stream()).forEach(step -> {
            if (step instanceof Step.Create create) {
                add(lists, made, step.key(), create.body(), create.identity());
            } else if (step instanceof ClientStep.CreateClient create) {
                add(lists, made, step.key(), create.body(), create.identity());
                ObjectNode client = made.get(step.key()).put("state", "active");
                if (client.path("roleDivisions").isEmpty()) {
                    client.remove("roleDivisions");
                }
            } else if (step instanceof IntegrationStep.Configure configure) {
                made.get(step.key()).putObject("config").set("current", configured(configure));
            } else if (step instanceof Step.Update update) {
                ObjectNode resource = made.get(step.key());
                resource.setAll(update.write().content().of(IDS, resource));
            }
        });
        return new ImaginedOrganization(registry, descriptor, lists);
    }

    private static void add(
            Map<Listing, List<JsonNode>> lists, Map<Key, ObjectNode> made, Key key, Body body, Identity identity) {
        ObjectNode resource = body.of(IDS).put("id", IDS.require(key));
        made.put(key, resource);
        identity.lists()
                .forEach(list ->
                        lists.computeIfAbsent(list, none -> new ArrayList<>()).add(resource));
    }

    private static ObjectNode configured(IntegrationStep.Configure step) {
        ObjectNode config = step.content().of(IDS).put("version", 2);
        step.credential()
                .ifPresent(part -> config.putObject("credentials")
                        .putObject(part.name())
                        .put("id", ID + "credential/" + step.key().name())
                        .put("name", part.title(IDS.require(step.key()), IDS))
                        .putObject("type")
                        .put("id", part.type()));
        return config;
    }

    /**
     * One in which the same is there and says something else. What may stand in several lists, such as a draft, stands in one.
     *
     * @param hasMore whether its lists have more than is stated, and what may stand in several stands in the first; otherwise
     *     they are empty, and it stands in the last
     */
    ImaginedOrganization altered(boolean hasMore) {
        Map<JsonNode, Listing> listed = new LinkedHashMap<>();
        resources.forEach((list, all) -> all.forEach(one -> listed.merge(one, list, (a, b) -> hasMore ? a : b)));
        Map<Listing, List<JsonNode>> lists = new LinkedHashMap<>();
        listed.forEach((resource, list) -> {
            ObjectNode other = Bodies.object();
            resource.properties()
                    .forEach(field -> other.set(
                            field.getKey(),
                            field.getKey().equals("name") ? field.getValue() : altered(field.getValue(), hasMore)));
            lists.computeIfAbsent(list, none -> new ArrayList<>()).add(other);
        });
        return new ImaginedOrganization(registry, descriptor, lists);
    }

    /** Another value of the same shape. What refers to another resource, or only a real organization tells, stays. */
    private static JsonNode altered(JsonNode value, boolean hasMore) {
        if (value.isTextual()) {
            return value.asText().contains(SentRequest.LATER) ? value : OTHER_TEXT;
        }
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.asBoolean());
        }
        if (value.isNumber()) {
            return IntNode.valueOf(value.asInt() + 1);
        }
        if (value.isArray()) {
            ArrayNode more = Bodies.array();
            if (!hasMore) {
                return more;
            }
            value.forEach(element -> more.add(altered(element, hasMore)));
            return more.add(value.isEmpty() ? OTHER_ELEMENT.deepCopy() : foreign(value.get(0)));
        }
        if (value.path("id").isTextual()) {
            ObjectNode reference = value.deepCopy();
            // The name of a credential says for which OAuth client it is.
            return value.has("name") ? reference.put("name", value.get("name").asText() + "/other") : reference;
        }
        ObjectNode object = Bodies.object();
        value.properties().forEach(field -> object.set(field.getKey(), altered(field.getValue(), hasMore)));
        return object;
    }

    /** What is there beside what is described. */
    private static JsonNode foreign(JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = Bodies.object();
            value.properties().forEach(field -> object.set(field.getKey(), foreign(field.getValue())));
            return object;
        }
        return value.isTextual() ? OTHER_TEXT : value;
    }

    /** What kinds plan with. The caller holds no roles of the app, and all OAuth clients are to get new secrets. */
    Scope scope(TokenInfo.Kind caller, boolean removal) {
        Inventory inventory = new Inventory(this);
        Scope scope = new Scope(
                descriptor,
                inventory,
                caller(caller),
                () -> new Fetched.Ok<>(PermissionCatalog.UNKNOWN),
                Optional.of(SecretsFile.unused()),
                RenewSecrets.all(descriptor),
                MadeResources.NONE);
        inventory
                .start(registry.of(descriptor).stream()
                        .flatMap(kind -> kind.listings().stream())
                        .toList())
                .run();
        Set<Question> questions = new LinkedHashSet<>();
        registry.of(descriptor)
                .forEach(kind -> questions.addAll(removal ? kind.questionsToRemove(scope) : kind.questions(scope)));
        inventory.ask(questions);
        return scope;
    }

    private static Caller caller(TokenInfo.Kind kind) {
        TokenInfo.Client client = new TokenInfo.Client(
                ID + "caller",
                SentRequest.LATER,
                kind == TokenInfo.Kind.USER ? "CODE" : "CLIENT-CREDENTIALS",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return new Caller(
                new Fetched.Ok<>(new TokenInfo(Optional.empty(), List.of(), Optional.of(client))),
                new Fetched.Ok<>(new Organization(
                        SentRequest.LATER, SentRequest.LATER, Optional.of(SentRequest.LATER), Map.of())),
                new Fetched.Ok<>(List.of()),
                Optional.empty());
    }

    @Override
    public Supplier<Fetched<List<JsonNode>>> read(Listing listing) {
        return () -> new Fetched.Ok<>(resources.getOrDefault(listing, List.of()));
    }

    @Override
    public Supplier<Fetched<JsonNode>> ask(Question question) {
        JsonNode answer = registry.of(descriptor).stream()
                .flatMap(kind -> kind.imagined(descriptor, question).stream())
                .findFirst()
                .orElse(UNSEEN);
        return () -> new Fetched.Ok<>(answer);
    }

    @Override
    public Supplier<Fetched<JsonNode>> read(ActionTemplates.Missing text) {
        return () -> new Fetched.Ok<>(text.action());
    }
}
