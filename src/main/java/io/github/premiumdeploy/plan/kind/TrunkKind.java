package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Organization;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.TrunksApi;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Proof;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.UndoPlan;
import io.github.premiumdeploy.plan.Write;
import io.github.premiumdeploy.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** BYOC Cloud trunks: base settings made from the carrier's template. They need the product {@code byoc}. */
final class TrunkKind extends PlainKind {

    private static final String KEY = "byoc-cloud-trunk";
    private static final String METABASE = "external_sip_pcv_byoc_carrier.json";
    static final String LABEL = "trunk_label";
    static final String TERMINATION = "trunk_sip_termination_uri";

    private static final Listing TRUNKS = Listing.paged(TrunksApi.LIST, Query.of("expand", "properties"));

    private static final String PRODUCT = "byoc";
    private static final Listing PRODUCTS = Listing.whole(AuthorizationApi.PRODUCTS);

    private static final Question TEMPLATE =
            new Question(TrunksApi.TEMPLATE, TrunksApi.TEMPLATE.path(), Query.of("trunkMetabaseId", METABASE));

    TrunkKind() {
        super(KEY, TrunksApi.BASIC, TRUNKS, Removal.onceReleased(TrunksApi.DELETE));
    }

    @Override
    public String ifNotOffered() {
        return "It needs the product byoc: ask Genesys to enable BYOC Cloud for this organization, or remove " + KEY
                + " from the descriptor.";
    }

    @Override
    public List<Listing> needs(Descriptor descriptor) {
        return descriptor.checkProductBYOC() ? List.of(PRODUCTS) : List.of();
    }

    @Override
    public void require(Scope scope) {
        boolean known =
                scope.descriptor().checkProductBYOC() && scope.inventory().isRead(PRODUCTS);
        if (known
                && scope.inventory().list(PRODUCTS).stream()
                        .noneMatch(product -> product.path("id").asText().equals(PRODUCT))) {
            throw new PlanException(
                    Cause.PRODUCT_ABSENT,
                    "The organization does not have the product " + PRODUCT
                            + ", which the descriptor asks for with checkProductBYOC",
                    "Ask Genesys to enable BYOC Cloud for this organization, or remove " + KEY
                            + " from the descriptor.");
        }
    }

    @Override
    public List<Question> questions(Scope scope) {
        List<Question> questions = new ArrayList<>();
        for (Item item : scope.descriptor().items(KEY)) {
            Optional<Existing> existing = one(scope, item);
            if (existing.isEmpty()) {
                questions.add(TEMPLATE);
            } else if (!existing.get().body().path("properties").isObject()) {
                questions.add(detail(existing.get()));
            }
        }
        return questions;
    }

    /** A template that has all properties which the descriptor names. */
    @Override
    public Optional<JsonNode> imagined(Descriptor descriptor, Question question) {
        if (!question.equals(TEMPLATE)) {
            return Optional.empty();
        }
        ObjectNode template = Bodies.object().put("name", "").put("trunkType", "EXTERNAL");
        template.putObject("trunkMetabase").put("id", METABASE);
        ObjectNode properties = template.putObject("properties");
        properties.putObject(LABEL);
        properties.putObject(TERMINATION);
        descriptor
                .items(KEY)
                .forEach(item -> item.fields().path("properties").fieldNames().forEachRemaining(properties::putObject));
        return Optional.of(template);
    }

    private static Question detail(Existing existing) {
        return Question.of(TrunksApi.GET, existing.id());
    }

    @Override
    Existing whole(Scope scope, Existing existing) {
        return existing.body().path("properties").isObject()
                ? existing
                : scope.inventory()
                        .answer(detail(existing))
                        .map(shown -> new Existing(existing.key(), existing.id(), shown))
                        .orElse(existing);
    }

    @Override
    ObjectNode newBody(Scope scope, Item item) {
        JsonNode template = scope.inventory()
                .answer(TEMPLATE)
                .orElseThrow(() -> new PlanException(
                        "The organization has no template for BYOC Cloud trunks",
                        "Its product byoc is not enabled: ask Genesys to enable BYOC Cloud, or remove"
                                + " byoc-cloud-trunk from the descriptor."));
        ObjectNode body = template.deepCopy();
        body.put("name", scope.fullName(item.name()));
        set(body, LABEL, scope.fullName(item.name()), item);
        state(scope, item, body);
        return body;
    }

    @Override
    Write write(Scope scope, Item item, Existing existing) {
        return Write.of(TrunksApi.UPDATE, (ids, current) -> wanted(scope, item, current))
                .versioned(TrunksApi.GET);
    }

    @Override
    Proof proof(Scope scope) {
        return new Proof.ByMaker(
                OAuthClientOrigin.maker(scope),
                shown -> shown.path("name").asText() + "\n"
                        + shown.path("trunkMetabase").path("id").asText());
    }

    @Override
    List<String> notes(Scope scope, Item item, Existing existing) {
        List<String> notes = new ArrayList<>();
        existing.ifThere()
                .ifPresent(trunk -> wanted(scope, item, trunk.body())
                        .path("properties")
                        .properties()
                        .forEach(entry -> {
                            JsonNode there =
                                    instance(trunk.body().path("properties").path(entry.getKey()));
                            if (isUnseen(entry.getKey(), there)
                                    && !instance(entry.getValue()).equals(there)) {
                                notes.add(entry.getKey() + ": not compared, the platform does not show it");
                            }
                        }));
        return notes;
    }

    private static ObjectNode wanted(Scope scope, Item item, JsonNode shown) {
        ObjectNode wanted = shown.deepCopy();
        state(scope, item, wanted);
        return wanted;
    }

    @Override
    Compare compare(Scope scope, Item item, JsonNode shown) {
        if (!shown.path("properties").isObject()) {
            return new Compare();
        }
        Compare compare = new Compare();
        wanted(scope, item, shown).path("properties").properties().forEach(entry -> {
            JsonNode there = instance(shown.path("properties").path(entry.getKey()));
            if (!isUnseen(entry.getKey(), there)) {
                compare.field("properties." + entry.getKey(), instance(entry.getValue()), there);
            }
        });
        return compare.map(d -> isSecret(d.field()) ? d.masked() : d);
    }

    private static boolean isUnseen(String property, JsonNode there) {
        return isSecret(property) && isHidden(there);
    }

    @Override
    ObjectNode written(Scope scope, Item item, Existing existing) {
        return Bodies.copy(Bodies.object(), wanted(scope, item, existing.body()), "properties");
    }

    @Override
    UndoPlan undo(Scope scope, Item item, Existing existing, UndoPlan plain) {
        return plain.sending((now, restored) -> now.<ObjectNode>deepCopy().setAll(restored))
                .without(wanted(scope, item, existing.body()).path("properties").properties().stream()
                        .filter(entry -> isSecret(entry.getKey())
                                && !isHidden(instance(entry.getValue()))
                                && isHidden(instance(
                                        existing.body().path("properties").path(entry.getKey()))))
                        .map(entry -> entry.getKey()
                                + " is what the descriptor states: the platform does not show what it was")
                        .toList());
    }

    static boolean isSecret(String property) {
        return property.contains("password");
    }

    /** What is secret may be read as nothing, or as a mask. */
    static boolean isHidden(JsonNode secret) {
        return secret.asText("").chars().allMatch(c -> c == '*');
    }

    /** Writes what the descriptor states into the base settings. */
    private static void state(Scope scope, Item item, ObjectNode body) {
        String identifier =
                item.fields().path("inboundSIPTerminationIdentifier").asText("");
        if (!identifier.isEmpty()) {
            String organization = scope.caller()
                    .organization()
                    .flatMap(Organization::shortName)
                    .orElseThrow(() -> new PlanException(
                            "The organization's short name, which a trunk's termination URI begins with, is not known",
                            "GET /api/v2/organizations/me has to answer with thirdPartyOrgName; try again."));
            set(body, TERMINATION, organization + identifier, item);
        }
        item.fields().path("properties").properties().forEach(entry -> {
            property(body, entry.getKey(), item)
                    .set("instance", entry.getValue().deepCopy());
        });
    }

    private static void set(ObjectNode body, String name, String value, Item item) {
        property(body, name, item).put("instance", value);
    }

    private static ObjectNode property(ObjectNode body, String name, Item item) {
        JsonNode properties = body.path("properties");
        if (!properties.path(name).isObject()) {
            Set<String> known = new TreeSet<>();
            properties.fieldNames().forEachRemaining(known::add);
            throw new PlanException(
                    "The trunk \"" + item.name() + "\" has the property " + name
                            + ", which the carrier's template does not have",
                    Nearest.to(name, known)
                            .map(near -> "Did you mean " + near + "?")
                            .orElse("Remove it."));
        }
        return ((ObjectNode) properties.get(name)).withObject("/value");
    }

    private static JsonNode instance(JsonNode property) {
        return property.path("value").path("instance");
    }

    @Override
    public List<Question> describingQuestions(Scope scope, Existing existing) {
        return existing.body().path("properties").isObject() ? List.of() : List.of(detail(existing));
    }

    @Override
    public List<Operation> describingOperations() {
        return List.of(TrunksApi.GET);
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        JsonNode trunk = whole(scope, existing).body();
        String metabase = trunk.path("trunkMetabase").path("id").asText(METABASE);
        if (!metabase.equals(METABASE)) {
            into.impossible("it is made from " + metabase + ", and a descriptor has those made from " + METABASE);
        }
        if (!trunk.path("properties").isObject()) {
            into.impossible("the organization does not show its properties");
        }
        TrunkProperties.describe(scope, trunk.path("properties"), into);
    }
}
