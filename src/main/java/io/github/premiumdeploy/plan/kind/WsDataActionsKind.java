package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.descriptor.LiteralText;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Data actions that call a web service of the vendor. */
final class WsDataActionsKind extends ActionIntegrationKind {

    /** Under what name an integration refers to its credential, whatever the type. */
    private static final String CREDENTIAL = "basicAuth";

    private static final String WITH_TOKENS = "userDefinedOAuth";
    private static final Set<String> CREDENTIAL_TYPES = Set.of(WITH_TOKENS, "userDefined", "basicAuth");

    /** The usual fields of each type: the one that says who, and the secret one. */
    private static final Map<String, Map<String, String>> NAMES = Map.of(
            WITH_TOKENS,
            Map.of("clientId", "clientSecret"),
            "userDefined",
            Map.of("username", "password"),
            "basicAuth",
            Map.of("userName", "password"));

    WsDataActionsKind() {
        super("ws-data-actions", "custom-rest-actions");
    }

    @Override
    Optional<IntegrationCredential> credential(Scope scope, Item item) {
        String type = item.fields().path("credentialType").asText("");
        if (!CREDENTIAL_TYPES.contains(type)) {
            return Optional.empty();
        }
        return Optional.of(new IntegrationCredential(
                CREDENTIAL,
                type,
                Set.of(),
                IntegrationCredential.Fields.Stated.of(item.fields().path("credentials"))));
    }

    @Override
    public List<Question> describingQuestions(Scope scope, Existing existing) {
        List<Question> questions = new ArrayList<>(super.describingQuestions(scope, existing));
        JsonNode reference = config(existing.body()).path("credentials").path(CREDENTIAL);
        if (credentialType(scope, reference).equals(WITH_TOKENS)) {
            questions.add(new ActionDescription(scope, existing).authenticationQuestion());
        }
        return questions;
    }

    /** A reference says its credential's type, or only the list of credentials does. */
    private static String credentialType(Scope scope, JsonNode reference) {
        String id = reference.path("id").asText("");
        String type = reference.path("type").path("id").asText("");
        return !type.isEmpty()
                ? type
                : scope.inventory().list(IntegrationCredential.LISTING).stream()
                        .filter(credential -> credential.path("id").asText().equals(id))
                        .map(credential -> credential.path("type").path("id").asText())
                        .findFirst()
                        .orElse("");
    }

    @Override
    void describeCredential(Scope scope, Existing existing, IntegrationDescription integration, Description into) {
        integration
                .credentialsBeside(CREDENTIAL)
                .forEach(name -> into.remark("", "its credential " + name + " has no field in a descriptor"));
        JsonNode reference = integration.credential(CREDENTIAL);
        if (!IntegrationCredential.isThere(reference)) {
            return;
        }
        String type = credentialType(scope, reference);
        if (!CREDENTIAL_TYPES.contains(type)) {
            into.remark(
                    "",
                    "credentialType: its credential is of the type \"" + type
                            + "\", which a descriptor does not have; it stays as it is");
            return;
        }
        into.fields().put("credentialType", type);
        String server = into.login("its credential of the type " + type);
        ObjectNode credentials = into.fields().putObject("credentials");
        NAMES.get(type)
                .forEach((user, password) -> credentials
                        .put(user, LiteralText.username(server))
                        .put(password, LiteralText.password(server)));
        into.remark(
                "credentials",
                "cannot be read, so that these are the usual fields; they are sent when the credential is made anew");
        if (type.equals(WITH_TOKENS)) {
            new ActionDescription(scope, existing).describeAuthentication(into);
        }
    }
}
