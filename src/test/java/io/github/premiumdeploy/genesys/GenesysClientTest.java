package io.github.premiumdeploy.genesys;

import static io.github.premiumdeploy.testing.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.LoneTokens;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How operations are called, listings read to their end, and refusals understood. */
@HangGuard
class GenesysClientTest {

    private final ScriptedApi api = new ScriptedApi();

    private static String page(int size, String more) {
        String entities =
                IntStream.range(0, size).mapToObj(i -> "{\"id\":\"" + i + "\"}").collect(Collectors.joining(","));
        return "{\"entities\":[" + entities + "]" + more + "}";
    }

    private ApiException refusal() {
        return catchThrowableOfType(
                ApiException.class, () -> api.client.call(AuthorizationApi.CREATE_ROLE, Query.NONE));
    }

    // Calls

    @Test
    void readsWithTheTokenAndWithoutABody() throws IOException {
        api.server.thenJson(200, "{\"id\":\"1\"}", "ININ-Correlation-Id", "c-1");
        Answer answer = api.client.call(
                AuthorizationApi.ROLES, Query.of("name", "a b&c").and("id", "ü"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("id").asText()).isEqualTo("1");
        assertThat(answer.correlationId()).isEqualTo("c-1");
        HttpRequest request = api.server.onlyRequest();
        assertThat(request)
                .hasToString("GET https://api.example.com/api/v2/authorization/roles?name=a%20b%26c&id=%C3%BC");
        assertThat(request.body()).isEmpty();
        assertThat(request.headers())
                .containsEntry("Authorization", "Bearer given-token")
                .containsEntry("Accept", "application/json")
                .doesNotContainKey("Content-Type");
    }

    /** The answer that was under way for the shortest time tells the platform's time best. */
    @Test
    void tellsThePlatformsTime() throws IOException {
        Instant now = api.time.instant();
        assertThat(api.client.platformTime()).isEqualTo(now);
        for (int ahead : List.of(-30, 420, 415)) {
            api.server.thenJson(
                    200,
                    "{}",
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            now.plusSeconds(ahead).atOffset(ZoneOffset.UTC)));
            api.client.call(AuthorizationApi.ROLES, Query.NONE);
        }
        assertThat(Duration.between(now, api.client.platformTime()).toSeconds()).isBetween(419L, 420L);
        api.server.thenJson(200, "{}", "Date", "yesterday").thenJson(200, "{}");
        api.client.call(AuthorizationApi.ROLES, Query.NONE);
        api.client.call(AuthorizationApi.ROLES, Query.NONE);
        assertThat(Duration.between(now, api.client.platformTime()).toSeconds()).isBetween(419L, 420L);
    }

    @Test
    void writesJson() throws IOException {
        api.server.thenJson(201, "{}", "Location", "/api/v2/authorization/roles/9");
        JsonNode body = ScriptedApi.json("{'name':'Rôle'}");
        Answer answer = api.client.call(
                AuthorizationApi.CREATE_ROLE, AuthorizationApi.CREATE_ROLE.path(), Query.NONE, Optional.of(body));
        assertThat(answer.location()).contains("/api/v2/authorization/roles/9");
        HttpRequest request = api.server.onlyRequest();
        assertThat(request).hasToString("POST https://api.example.com/api/v2/authorization/roles");
        assertThat(request.headers()).containsEntry("Content-Type", "application/json");
        assertThat(request.body().orElseThrow()).asString().isEqualTo("{\"name\":\"Rôle\"}");
    }

    @Test
    void showsNothingSecretOfWhatAServerSays() {
        Redaction redaction = new Redaction();
        redaction.add("done");
        redaction.add("hunter2-hunter2");
        redaction.add("view");
        redaction.addClear("done");
        GenesysClient client = new GenesysClient(
                api.exchange,
                LoneTokens.given("given-token"),
                URI.create("https://api.example.com"),
                api.time,
                redaction);
        api.server.thenJson(
                403,
                "{\"message\":\"You are missing the following permission(s): [authorization:role:view], done"
                        + " hunter2-\\n > hunter2\",\"errors\":[{\"message\":\"done\"}]}");
        assertThatThrownBy(() -> client.call(AuthorizationApi.ROLES, Query.NONE))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.error().message())
                            .isEqualTo("You are missing the following permission(s): [authorization:role:view], ****"
                                    + " ****");
                    assertThat(e.error().namedPermissions()).containsExactly("authorization:role:view");
                    assertThat(e.error().errors().get(0).message()).isEqualTo("****");
                });
    }

    @Test
    void repeatsReadsAndNotWrites() throws IOException {
        api.server.thenStatus(500).thenJson(200, "{}").thenStatus(500).thenStatus(500);
        api.client.call(AuthorizationApi.ROLES, Query.NONE);
        assertThat(api.server.count()).isEqualTo(2);
        assertThat(refusal().status()).isEqualTo(500);
        assertThat(api.server.count()).isEqualTo(3);
    }

    @Test
    void repeatsASearchThatIsSentAsPost() throws IOException {
        api.server.thenStatus(502).thenJson(200, "{}");
        api.client.call(GroupsApi.SEARCH, GroupsApi.SEARCH.path(), Query.NONE, Optional.of(ScriptedApi.json("{}")));
        assertThat(api.server.requests())
                .hasSize(2)
                .allMatch(request -> request.method().equals("POST"));
    }

    @Test
    void logsInBeforeTheFirstCall() throws IOException {
        GenesysClient client = new GenesysClient(
                api.exchange,
                LoneTokens.from(() -> "fresh"),
                URI.create("https://api.example.com"),
                api.time,
                new Redaction());
        client.login();
        assertThat(api.server.count()).isZero();
        api.server.thenJson(200, "{}");
        client.call(TokensApi.ME, Query.NONE);
        assertThat(api.server.onlyRequest().headers()).containsEntry("Authorization", "Bearer fresh");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void acceptsASuccessWithoutABody(int status) throws IOException {
        api.server.thenStatus(status);
        Answer answer = api.client.call(AuthorizationApi.CREATE_ROLE, Query.NONE);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().isMissingNode()).isTrue();
        assertThat(answer.correlationId()).isEmpty();
        assertThat(answer.location()).isEmpty();
    }

    @Test
    void readsAgainWhereAnAnswerIsCut() throws IOException {
        api.server.thenJson(200, "{\"id\":").thenJson(200, "").thenJson(200, "{\"id\":\"x\"}");
        assertThat(api.client.call(TokensApi.ME, Query.NONE).body().path("id").asText())
                .isEqualTo("x");
        assertThat(api.server.count()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <html>Log in</html> | PAGE
                    ''                  | UNREADABLE
                    {"name":"x"}        | UNREADABLE
                    {"id":              | UNREADABLE
                    """)
    void doesNotMakeTwiceWhatMayHaveBeenMade(String body, TransportException.Kind kind) {
        api.server.thenJson(200, body);
        TransportException unreadable = catchThrowableOfType(
                TransportException.class,
                () -> api.client.create(
                        AuthorizationApi.CREATE_ROLE, AuthorizationApi.CREATE_ROLE.path(), ScriptedApi.json("{}")));
        assertThat(unreadable.kind()).isEqualTo(kind);
        assertThat(unreadable.surelyNotProcessed()).isFalse();
        assertThat(api.server.count()).isEqualTo(1);
    }

    @Test
    void looksBeforeItMakesSomethingAgainWhereTheServerIsBusy() {
        api.server.thenStatus(503, "Retry-After", "3");
        ApiException busy = catchThrowableOfType(
                ApiException.class,
                () -> api.client.create(
                        AuthorizationApi.CREATE_ROLE, AuthorizationApi.CREATE_ROLE.path(), ScriptedApi.json("{}")));
        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(api.server.count()).isEqualTo(1);
    }

    /** A login page stays one; half an answer may be whole a moment later. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <html>Log in</html>                       | text/html   | PAGE       | 1
                    '\n<!DOCTYPE html><title>Log in</title>' | text/plain  | PAGE       | 1
                    OK                                        | text/html   | PAGE       | 1
                    {"id":                                    | text/plain  | UNREADABLE | 5
                    {} trailing                               | text/plain  | UNREADABLE | 5
                    OK                                        | text/plain  | UNREADABLE | 5
                    """)
    void doesNotTakeASuccessForOneThatIsNoJson(String body, String type, TransportException.Kind kind, int requests) {
        api.server.forever(request -> response(200, body, "Content-Type", type + "\u001b[31m; charset=UTF-8"));
        TransportException unreadable =
                catchThrowableOfType(TransportException.class, () -> api.client.call(TokensApi.ME, Query.NONE));
        assertThat(unreadable.kind()).isEqualTo(kind);
        assertThat(unreadable)
                .hasMessage("it answered 200 with something that is not JSON (" + type + "; charset=UTF-8),"
                        + " as a proxy or a gateway on the way does");
        assertThat(api.server.count()).isEqualTo(requests);
        assertThat(api.time.sleeps()).hasSize(requests - 1);
    }

    /** Each fits into the largest answer, and would take hundreds of megabytes of memory. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"\":{}}", "17", "\"\"", "[[[[]]]]"})
    void readsNoAnswerOfEndlesslyManyValues(String value) {
        String body = "{\"entities\":[" + (value + ",").repeat(1_000_001) + value + "]}";
        assertThat(body.length()).isLessThan(16 * 1024 * 1024);
        api.server.thenJson(200, body);
        TransportException refused =
                catchThrowableOfType(TransportException.class, () -> api.client.list(GroupsApi.LIST, Query.NONE));
        assertThat(refused.kind()).isEqualTo(TransportException.Kind.TOO_LARGE);
        assertThat(refused)
                .hasMessage("the answer is more than any is: it has over 1000000 values, or nests them too deeply");
        assertThat(api.server.count()).isEqualTo(1);
    }

    @Test
    void readsAnAnswerOfVeryManyValues() throws IOException {
        String body = "{\"pageCount\":1,\"entities\":[" + "{\"id\":\"x\",\"n\":1},".repeat(99_999) + "{}]}";
        api.server.thenJson(200, body);
        assertThat(api.client.list(GroupsApi.LIST, Query.NONE)).hasSize(100_000);
    }

    @Test
    void readsNoListingOfEndlesslyManyValues() {
        String big = "{\"x\":[" + "1,".repeat(9_000) + "1]}";
        String page = "{\"pageCount\":1000,\"entities\":[" + (big + ",").repeat(99) + big + "]}";
        api.server.forever(request -> response(200, page));
        TransportException refused =
                catchThrowableOfType(TransportException.class, () -> api.client.list(GroupsApi.LIST, Query.NONE));
        assertThat(refused.kind()).isEqualTo(TransportException.Kind.TOO_LARGE);
        assertThat(refused).hasMessage("the listing has more than 5000000 values");
        assertThat(api.server.count()).isEqualTo(6);
    }

    @Test
    void showsNoEscapesOfALocation() throws IOException {
        api.server.thenStatus(201, "Location", "/x\u001b[31m\u009b", "ININ-Correlation-Id", "c\u001b[0m");
        Answer answer = api.client.call(AuthorizationApi.CREATE_ROLE, Query.NONE);
        assertThat(answer.location()).contains("/x");
        assertThat(answer.correlationId()).isEqualTo("c");
    }

    // Refusals

    @Test
    void aRefusalCarriesEverythingThatIsKnownAboutIt() {
        api.server.thenJson(
                403,
                "{\"message\":\"You are missing the following permission(s): [authorization:role:add]\","
                        + "\"code\":\"missing.permissions\",\"status\":403,\"contextId\":\"from-the-body\"}",
                "ININ-Correlation-Id",
                "from-the-header",
                "Retry-After",
                "9");
        ApiException refusal = refusal();
        assertThat(refusal.operation()).isEqualTo(AuthorizationApi.CREATE_ROLE);
        assertThat(refusal.uri()).hasToString("https://api.example.com/api/v2/authorization/roles");
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.error().code()).isEqualTo("missing.permissions");
        assertThat(refusal.error().namedPermissions()).containsExactly("authorization:role:add");
        assertThat(refusal.correlationId()).isEqualTo("from-the-header");
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(9));
        assertThat(refusal)
                .hasMessage("could not create a role: POST /api/v2/authorization/roles answered 403"
                        + " missing.permissions");
        assertThat(api.server.count()).isEqualTo(1);
    }

    @Test
    void takesTheCorrelationIdFromTheBodyWhereTheHeaderIsMissing() {
        api.server.thenJson(404, "{\"code\":\"not.found\",\"contextId\":\"from-the-body\"}");
        ApiException refusal = refusal();
        assertThat(refusal.correlationId()).isEqualTo("from-the-body");
        assertThat(refusal.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 304, 400, 404, 410, 501})
    void everythingButTwoHundredsIsARefusal(int status) {
        api.server.thenStatus(status);
        ApiException refusal = refusal();
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.correlationId()).isEmpty();
        assertThat(refusal).hasMessage("could not create a role: POST /api/v2/authorization/roles answered " + status);
    }

    @Test
    void returnsTheLastRefusalOfARateLimitThatOutlastsTheDeadline() {
        api.server.thenJson(429, "{\"code\":\"too.many.requests.retry.after\"}", "Retry-After", "3600");
        ApiException refusal = refusal();
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.retryAfter()).contains(Duration.ofHours(1));
        assertThat(api.time.sleeps()).isEmpty();
    }

    // Listings

    @Test
    void readsAListingToItsEnd() throws IOException {
        api.server
                .thenJson(200, page(100, ",\"pageCount\":3"))
                .thenJson(200, page(100, ",\"pageCount\":3"))
                .thenJson(200, page(7, ",\"pageCount\":3"));
        assertThat(api.client.list(AuthorizationApi.ROLES, Query.of("name", "x")))
                .hasSize(207);
        String start = "GET https://api.example.com/api/v2/authorization/roles?name=x&pageSize=100&pageNumber=";
        assertThat(api.asked()).containsExactly(start + 1, start + 2, start + 3);
    }

    @Test
    void readsNoPageAfterTheLastFullOne() throws IOException {
        api.server.thenJson(200, page(100, ",\"pageCount\":1"));
        assertThat(api.client.list(AuthorizationApi.ROLES, Query.NONE)).hasSize(100);
        assertThat(api.server.count()).isEqualTo(1);
    }

    @Test
    void readsOnPastAShortPageThatIsNotTheLast() throws IOException {
        api.server.thenJson(200, page(25, ",\"pageCount\":2")).thenJson(200, page(3, ",\"pageCount\":2"));
        assertThat(api.client.list(AuthorizationApi.ROLES, Query.NONE)).hasSize(28);
        assertThat(api.server.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/api/v2/oauth/clients?pageNumber=2",
                "//elsewhere.example/api/v2/oauth/clients?pageNumber=2",
                "@elsewhere.example/api/v2/oauth/clients?pageNumber=2",
                ".elsewhere.example/api/v2/oauth/clients?pageNumber=2",
                "/api/v2/oauth/clients/../../../elsewhere?pageNumber=2",
                "/api/v2/users/me?"
            })
    void followsNoLinkToAnotherAddress(String link) throws IOException {
        api.server.thenJson(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("nextUri", link)
                        .set("entities", JsonNodeFactory.instance.arrayNode())
                        .toString());
        api.client.listFollowing(OAuthClientsApi.LIST);
        assertThat(api.asked()).containsExactly("GET https://api.example.com/api/v2/oauth/clients");
    }

    @Test
    void aLinkThatIsNoAddressEndsTheListing() {
        api.server.thenJson(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("nextUri", "/api/v2/oauth/clients?a=\n[INFO] BUILD SUCCESS\u001b[2J")
                        .set("entities", JsonNodeFactory.instance.arrayNode())
                        .toString());
        TransportException refused =
                catchThrowableOfType(TransportException.class, () -> api.client.listFollowing(OAuthClientsApi.LIST));
        assertThat(refused.kind()).isEqualTo(TransportException.Kind.UNREADABLE);
        assertThat(refused.getMessage()).doesNotContain("\n", "\u001b");
    }

    @Test
    void endsAListingThatLinksToItself() {
        api.server.forever(
                request -> response(200, "{\"entities\":[],\"nextUri\":\"/api/v2/oauth/clients?pageNumber=2\"}"));
        assertThat(catchThrowableOfType(TransportException.class, () -> api.client.listFollowing(OAuthClientsApi.LIST))
                        .kind())
                .isEqualTo(TransportException.Kind.TOO_LARGE);
        assertThat(api.server.count()).isEqualTo(1000);
    }

    @Test
    void endsAListingWhosePagesAreFarTooLong() {
        String page = "{\"pageCount\":1000,\"entities\":[" + "{},".repeat(40_000) + "{}]}";
        api.server.forever(request -> response(200, page));
        assertThat(catchThrowableOfType(
                                TransportException.class, () -> api.client.list(AuthorizationApi.ROLES, Query.NONE))
                        .kind())
                .isEqualTo(TransportException.Kind.TOO_LARGE);
        assertThat(api.server.count()).isEqualTo(3);
    }

    @Test
    void endsAtAShortPageWhereNothingTellsTheCount() throws IOException {
        api.server.thenJson(200, page(100, "")).thenJson(200, page(99, ""));
        assertThat(api.client.list(AuthorizationApi.ROLES, Query.NONE)).hasSize(199);
        assertThat(api.server.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"entities\":[],\"pageCount\":0}", "{\"entities\":[]}", "{\"total\":0}"})
    void anEmptyListingTakesOneRequest(String body) throws IOException {
        api.server.thenJson(200, body);
        assertThat(api.client.list(AuthorizationApi.ROLES, Query.NONE)).isEmpty();
        assertThat(api.server.count()).isEqualTo(1);
    }

    /** Taken for an empty list, it would have everything made a second time. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "{\"entities\":null}", "[]", "{\"status\":\"ok\"}"})
    void doesNotTakeForAnEmptyListingWhatIsNone(String body) {
        api.server.forever(request -> response(200, body));
        TransportException unreadable = catchThrowableOfType(
                TransportException.class, () -> api.client.list(AuthorizationApi.ROLES, Query.NONE));
        assertThat(unreadable.kind()).isEqualTo(TransportException.Kind.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"pageCount\":2147483647"})
    void givesUpOnAListingThatNeverEnds(String more) {
        api.server.forever(request -> response(200, page(100, more)));
        TransportException endless = catchThrowableOfType(
                TransportException.class, () -> api.client.list(AuthorizationApi.ROLES, Query.NONE));
        assertThat(endless.kind()).isEqualTo(TransportException.Kind.TOO_LARGE);
        assertThat(endless).hasMessage("the listing has more than 1000 pages");
        assertThat(api.server.count()).isEqualTo(1000);
    }

    @Test
    void aPageThatIsRefusedEndsTheListing() {
        api.server.thenJson(200, page(100, ",\"pageCount\":3")).thenStatus(403);
        assertThatThrownBy(() -> api.client.list(AuthorizationApi.ROLES, Query.NONE))
                .isInstanceOf(ApiException.class)
                .hasMessage("could not list the roles: GET /api/v2/authorization/roles answered 403");
        assertThat(api.server.count()).isEqualTo(2);
    }

    // Endpoints that read entities

    @Test
    void readsOneRoleByItsAddressAndSeveralFromTheList() throws IOException {
        api.server
                .thenJson(200, "{\"id\":\"a/b\",\"name\":\"One\"}")
                .thenJson(200, "{\"entities\":[{\"id\":\"1\"},{\"id\":\"2\"}],\"pageCount\":1}");
        AuthorizationApi roles = new AuthorizationApi(api.client);
        assertThat(roles.roles(List.of("a/b"))).extracting(Role::name).containsExactly("One");
        assertThat(roles.roles(List.of("1", "2"))).extracting(Role::id).containsExactly("1", "2");
        assertThat(api.asked())
                .containsExactly(
                        "GET https://api.example.com/api/v2/authorization/roles/a%2Fb",
                        "GET https://api.example.com/api/v2/authorization/roles?id=1&id=2&pageSize=100&pageNumber=1");
    }

    @Test
    void readsProductsDivisionsAndPermissions() throws IOException {
        api.server
                .thenJson(200, "{\"entities\":[{\"id\":\"byoc\"},{\"id\":\"x\\u001b[31m\"}]}")
                .thenJson(200, "[{\"id\":\"d1\",\"name\":\"Home\"},{\"name\":\"without an id\"}]")
                .thenJson(200, "{\"entities\":[{\"id\":\"d2\"}]}")
                .thenJson(200, "{\"authorization\":{\"permissions\":[\"a:b:c\",{\"x\":1},null,\"d:e:f\"]}}");
        AuthorizationApi authorization = new AuthorizationApi(api.client);
        assertThat(authorization.products()).containsExactly("byoc", "x");
        assertThat(authorization.myDivisionsWith("a:b:*"))
                .extracting(NamedEntity::toString)
                .containsExactly("\"Home\" (d1)");
        assertThat(authorization.myDivisionsWith("a"))
                .extracting(NamedEntity::toString)
                .containsExactly("d2");
        assertThat(UsersApi.me(api.client).permissions()).containsExactly("a:b:c", "d:e:f");
        assertThat(api.asked())
                .containsExactly(
                        "GET https://api.example.com/api/v2/authorization/products",
                        "GET https://api.example.com/api/v2/authorization/divisionspermitted/me?permission=a%3Ab%3A*",
                        "GET https://api.example.com/api/v2/authorization/divisionspermitted/me?permission=a",
                        "GET https://api.example.com/api/v2/users/me?expand=authorization");
    }
}
