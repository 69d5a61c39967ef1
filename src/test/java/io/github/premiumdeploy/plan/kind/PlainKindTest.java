package io.github.premiumdeploy.plan.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.descriptor.ServerIds;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.KindRegistry;
import io.github.premiumdeploy.plan.Needs;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.PossibleRuns;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.StepBody;
import io.github.premiumdeploy.testing.Provisioned;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What follows for a kind that declares its operations and nothing else. */
class PlainKindTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String TOKEN = "outboundNotificationWebhookSignatureSecretToken";

    private static final Descriptor APP = Provisioned.parse("""
            prefix: ACME_
            premiumAppIntegrationTypeId: premium-app-acme
            provisioningInfo:
              open-messaging:
                - name: Messages
                  outboundNotificationWebhookUrl: https://app.acme.example/messages
                  outboundNotificationWebhookSignatureSecretToken: a-token-of-some-length
              oauth-client:
                - {name: Pages, authorizedGrantType: CODE, scope: [a, b]}
            """);

    private static final PlainKind MESSAGES = new PlainKind("open-messaging", OpenMessagingApi.BASIC);

    private static final PlainKind CLIENTS = new PlainKind("oauth-client", DataTablesApi.BASIC);

    private static final KindRegistry REGISTRY = new KindRegistry() {
        @Override
        public List<Kind> all() {
            return List.of(CLIENTS, MESSAGES);
        }

        @Override
        public String owner(String id) {
            return id;
        }

        @Override
        public Function<Existing, Optional<String>> signsOfOtherApps(Scope scope, boolean seesAll) {
            return existing -> Optional.empty();
        }
    };

    private static Item item(Kind kind) {
        return APP.items(kind.key()).get(0);
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @Test
    void sendsItsFieldsUnderItsFullName() {
        PossibleRuns runs = new PossibleRuns(REGISTRY, APP);

        assertThat(runs.bodies(item(MESSAGES), PlanMode.APPLY)).anySatisfy(sent -> {
            assertThat(sent.operation()).isEqualTo(OpenMessagingApi.CREATE);
            assertThat(sent.body().toString())
                    .isEqualTo("{\"name\":\"ACME_Messages\",\"outboundNotificationWebhookUrl\":"
                            + "\"https://app.acme.example/messages\",\"" + TOKEN
                            + "\":\"a-token-of-some-length\"}");
        });
    }

    @Test
    void givesANewOneWhatHoldsWhereNothingIsStatedAndLeavesThatAloneLater() {
        List<StepBody> sent = new PossibleRuns(REGISTRY, APP).bodies(item(CLIENTS), PlanMode.APPLY);

        assertThat(sent)
                .filteredOn(body -> body.operation().equals(DataTablesApi.CREATE))
                .singleElement()
                .satisfies(body -> assertThat(
                                body.body().path("accessTokenValiditySeconds").asInt())
                        .isEqualTo(86_400));
        assertThat(sent)
                .filteredOn(body -> body.operation().equals(DataTablesApi.UPDATE))
                .isNotEmpty()
                .allSatisfy(body -> assertThat(
                                body.body().path("accessTokenValiditySeconds").asInt())
                        .isNotEqualTo(86_400));
    }

    @Test
    void needsWhatItsOperationsNeed() {
        assertThat(Needs.of(REGISTRY, APP, PlanMode.APPLY))
                .extracting(Need::operation)
                .contains(OpenMessagingApi.LIST, OpenMessagingApi.CREATE, OpenMessagingApi.UPDATE)
                .doesNotContain(OpenMessagingApi.DELETE, OAuthClientsApi.UPDATE);
        assertThat(Needs.of(REGISTRY, APP, PlanMode.REMOVE))
                .extracting(Need::operation)
                .contains(OpenMessagingApi.LIST, OpenMessagingApi.DELETE)
                .doesNotContain(OpenMessagingApi.CREATE);
    }

    @Test
    void comparesWhatIsStatedAndNotSecret() throws Exception {
        assertThat(MESSAGES.compare(
                                null,
                                item(MESSAGES),
                                json("{'outboundNotificationWebhookUrl': 'https://other.example', '" + TOKEN
                                        + "': '****', 'webhookHeaders': {'X': '1'}}"))
                        .differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.field()).isEqualTo("outboundNotificationWebhookUrl"));
        assertThat(CLIENTS.compare(
                                null,
                                item(CLIENTS),
                                json("{'authorizedGrantType': 'CODE', 'scope': ['b', 'a'],"
                                        + " 'accessTokenValiditySeconds': 3600, 'description': 'Else'}"))
                        .differences())
                .isEmpty();
    }

    @Test
    void describesWhatIsShownAndDiffersFromWhatHoldsAnyway() throws Exception {
        Existing existing = new Existing(
                new Key("oauth-client", "Pages"),
                "1",
                json("{'name': 'ACME_Pages', 'authorizedGrantType': 'CODE', 'scope': ['a'],"
                        + " 'accessTokenValiditySeconds': 86400}"));
        Description client = new Description(existing, "ACME_Pages", new ServerIds());
        CLIENTS.describe(null, existing, client);
        assertThat(client.fields().toString())
                .isEqualTo("{\"name\":\"Pages\",\"authorizedGrantType\":\"CODE\",\"scope\":[\"a\"]}");

        Existing messages = new Existing(
                new Key("open-messaging", "Messages"), "2", json("{'name': 'ACME_Messages', '" + TOKEN + "': '****'}"));
        Description described = new Description(messages, "ACME_Messages", new ServerIds());
        MESSAGES.describe(null, messages, described);
        assertThat(described.fields().path(TOKEN).asText()).isEqualTo("@settings.acme-messages.password@");
        assertThat(described.secrets())
                .singleElement()
                .satisfies(secret -> assertThat(secret.what()).startsWith("the token that signs outbound messages"));
        assertThat(described.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.text()).startsWith("cannot be read; it is sent with the next"));
    }
}
