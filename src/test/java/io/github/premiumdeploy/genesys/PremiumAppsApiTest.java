package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.target.PremiumApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How apps are submitted and followed, and that the token goes nowhere else. */
class PremiumAppsApiTest {

    private static final PremiumApp APP = new PremiumApp(
            Optional.empty(),
            PremiumAppsApi.REPORTED_PATH,
            PremiumAppsApi.REPORTED_PERMISSION,
            PremiumAppsApi.REPORTED_PERMISSION,
            PremiumAppsApi.REPORTED_FEATURE,
            PremiumAppsApi.REPORTED_CAPABILITIES_PATH);

    private ScriptedApi api = new ScriptedApi();
    private PremiumAppsApi apps = new PremiumAppsApi(api.client, APP);

    private void at(String apiUrl) {
        api = new ScriptedApi(apiUrl);
        apps = new PremiumAppsApi(api.client, APP);
    }

    private static Submitted submitted(Optional<String> id, Optional<String> selfUri) {
        return new Submitted(id, Optional.of("PENDING"), selfUri, List.of(), true, "");
    }

    private static PremiumApp.Submission submission(String description, Map<String, String> more) {
        return new PremiumApp.Submission("app-1", "env-1", "My \"App\"", description, "1.2.3", more);
    }

    private String sentBody() {
        HttpRequest request = api.server.onlyRequest();
        assertThat(request).hasToString("POST https://api.example.com/api/v2/apps/premium");
        assertThat(request.headers()).containsEntry("Content-Type", "application/json");
        return new String(request.body().orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void submitsExactlyWhatIsConfigured() throws IOException {
        api.server.thenJson(201, "{\"id\":\"s-1\"}");
        assertThat(apps.submit(submission("What it does", Map.of())).id()).contains("s-1");
        assertThat(sentBody())
                .isEqualTo("{\"applicationId\":\"app-1\",\"environmentId\":\"env-1\",\"name\":\"My \\\"App\\\"\","
                        + "\"description\":\"What it does\",\"version\":\"1.2.3\"}");
    }

    @Test
    void leavesOutAnEmptyDescription() throws IOException {
        api.server.thenJson(201, "{}");
        apps.submit(submission("", Map.of()));
        assertThat(sentBody())
                .isEqualTo("{\"applicationId\":\"app-1\",\"environmentId\":\"env-1\",\"name\":\"My \\\"App\\\"\","
                        + "\"version\":\"1.2.3\"}");
    }

    @Test
    void sendsFurtherFieldsWhichDoNotReplaceTheKnownOnes() throws IOException {
        api.server.thenJson(201, "{}");
        apps.submit(submission("d", Map.of("region", "eu", "applicationId", "another")));
        assertThat(ScriptedApi.json(sentBody())).hasSize(6);
        assertThat(sentBody()).contains("\"region\":\"eu\"", "\"applicationId\":\"app-1\"");
    }

    @Test
    void submitsOnceEvenIfTheServerStumbles() {
        api.server.thenStatus(503);
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> apps.submit(submission("d", Map.of())));
        assertThat(refusal.operation()).isEqualTo(apps.submitOperation());
        assertThat(api.server.count()).isEqualTo(1);
    }

    @Test
    void submitsToTheConfiguredPathAndNeedsWhatIsConfigured() throws IOException {
        PremiumApp other = new PremiumApp(Optional.empty(), "/api/v3/apps", "apps:app:add", "", "", "");
        api.server.thenJson(200, "{}");
        PremiumAppsApi configured = new PremiumAppsApi(api.client, other);
        configured.submit(submission("d", Map.of()));
        assertThat(api.asked()).containsExactly("POST https://api.example.com/api/v3/apps");
        assertThat(configured.submitOperation().permissions()).containsExactly("apps:app:add");
        assertThat(configured.submitOperation().scopes()).isEmpty();
        assertThat(configured.submitOperation().source()).isEqualTo(Operation.Source.REPORTED);
    }

    @Test
    void needsNothingWherePermissionAndScopeAreEmpty() {
        Operation operation = PremiumAppsApi.submit("/x", "", "");
        assertThat(operation.combination()).isEqualTo(Operation.Combination.NONE);
        assertThat(operation.permissions()).isEmpty();
        assertThat(operation.scopes()).isEmpty();
    }

    @Test
    void probesWithABodyThatCannotSucceed() {
        api.server.thenJson(400, "{\"code\":\"bad.request\"}");
        ApiException answer = catchThrowableOfType(ApiException.class, apps::probe);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(ScriptedApi.json(sentBody()).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("name", "description");
    }

    // Following a submission

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, /api/v2/apps/premium/7, https://api.example.com/api/v2/apps/premium/7",
        "https://api.example.com, /api/v2/x?id=7&y=a%20b, https://api.example.com/api/v2/x?id=7&y=a%20b",
        "https://api.example.com, https://api.example.com/api/v2/x/7?q=1, https://api.example.com/api/v2/x/7?q=1",
        "https://api.example.com, HTTPS://API.example.com/api/v2/x, https://api.example.com/api/v2/x",
        "https://api.example.com, //api.example.com/api/v2/x, https://api.example.com/api/v2/x",
        "https://gw.example.com/genesys, /api/v2/x/7, https://gw.example.com/genesys/api/v2/x/7",
        "https://gw.example.com/genesys, https://gw.example.com/genesys/api/v2/x/7,"
                + " https://gw.example.com/genesys/api/v2/x/7",
        "https://gw.example.com/genesys, https://gw.example.com/genesyscloud/x,"
                + " https://gw.example.com/genesys/genesyscloud/x",
        "https://gw.example.com/genesys, /genesys/api/v2/x/7, https://gw.example.com/genesys/api/v2/x/7",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/api/v2/x, http://127.0.0.1:8080/api/v2/x"
    })
    void readsTheStateAtItsSelfUri(String apiUrl, String selfUri, String asked) throws IOException {
        at(apiUrl);
        api.server.thenJson(200, "{\"status\":\"DEPLOYED\"}");
        Submitted state = apps.state(submitted(Optional.of("ignored"), Optional.of(selfUri)));
        assertThat(state.progress()).isEqualTo(Submitted.Progress.DONE);
        assertThat(api.asked()).containsExactly("GET " + asked);
        assertThat(api.server.onlyRequest().headers()).containsEntry("Authorization", "Bearer given-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "a/../../b"})
    void readsTheStateByItsIdWhereThereIsNoSelfUri(String id) throws IOException {
        api.server.thenJson(200, "{}");
        apps.state(submitted(Optional.of(id), Optional.empty()));
        assertThat(api.asked())
                .containsExactly("GET https://api.example.com/api/v2/apps/premium/" + id.replace("/", "%2F"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/api/v2/apps/premium/7",
                "https://api.example.com.evil.org/x",
                "https://api.example.com@evil.example.com/x",
                "https://user@api.example.com/x",
                "https://api.example.com:8443/x",
                "http://api.example.com/x",
                "//evil.example.com/api/v2/x",
                "//evil.example.com",
                "ftp://api.example.com/x",
                "file:/etc/passwd",
                "mailto:someone@example.com",
                "x/7",
                "@evil.example.com/x",
                ".evil.example.com/x",
                ":8080/x",
                "?x=1",
                "/with a space",
                "\\\\evil.example.com\\x"
            })
    void sendsTheTokenToNoOtherAddress(String selfUri) {
        TransportException refused = catchThrowableOfType(
                TransportException.class, () -> apps.state(submitted(Optional.of("7"), Optional.of(selfUri))));
        assertThat(refused.kind()).isIn(TransportException.Kind.REDIRECT, TransportException.Kind.UNREADABLE);
        assertThat(refused).hasMessageContaining(selfUri);
        assertThat(api.server.count()).isZero();
    }

    @Test
    void aRefusedStateNamesThePathWithoutItsQuery() {
        api.server.thenStatus(404);
        ApiException refusal = catchThrowableOfType(
                ApiException.class,
                () -> apps.state(submitted(Optional.empty(), Optional.of("/api/v2/x/7?expand=all"))));
        assertThat(refusal.operation().path()).isEqualTo("/api/v2/x/7");
        assertThat(refusal).hasMessage("could not read the state of the submission: GET /api/v2/x/7 answered 404");
        assertThat(refusal.operation().source()).isEqualTo(Operation.Source.REPORTED);
    }

    // Capabilities

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['AppFoundry Premium']",
                "{'capabilities':['AppFoundry Premium']}",
                "{'AppFoundry Premium':true}",
                "{'features':{'AppFoundry Premium':true}}",
                "[{'name':'AppFoundry Premium','enabled':true}]",
                "{'entities':[{'id':'AppFoundry Premium'}],'pageCount':1}",
                "{'entities':[{'key':'AppFoundry Premium','active':true,'beta':true}]}",
                "{'organization':{'capabilities':[{'name':'AppFoundry Premium'}]}}"
            })
    void findsAFeatureInWhateverShapeItComes(String body) throws IOException {
        api.server.thenJson(200, body.replace('\'', '"'));
        assertThat(apps.capabilities()).containsEntry("AppFoundry Premium", true);
        assertThat(api.asked()).containsExactly("GET https://api.example.com/api/v2/organizationCapabilities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'AppFoundry Premium':false}",
                "{'features':{'AppFoundry Premium':false,'Other':true}}",
                "[{'name':'AppFoundry Premium','enabled':false}]",
                "{'entities':[{'id':'AppFoundry Premium','available':true,'enabled':false}]}"
            })
    void findsAFeatureThatIsOff(String body) throws IOException {
        api.server.thenJson(200, body.replace('\'', '"'));
        assertThat(apps.capabilities()).contains(entry("AppFoundry Premium", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "7", "'text'", "[[[[[[[['AppFoundry Premium']]]]]]]]"})
    void findsNoFeatureWhereThereIsNone(String body) throws IOException {
        api.server.thenJson(200, body.replace('\'', '"'));
        assertThat(apps.capabilities()).isEmpty();
    }
}
