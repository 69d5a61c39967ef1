package io.github.premiumdeploy.genesys;

import static io.github.premiumdeploy.testing.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.testing.HangGuard;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How lists are read whose pages are too large for one answer. */
@HangGuard
class PagedReadsTest {

    private static final String REFUSAL =
            "{\"status\":400,\"code\":\"response.entity.too.large\",\"message\":\"Reduce pageSize\"}";

    private final ScriptedApi api = new ScriptedApi();

    /** A server with so many entities that answers so large a page at most, from the page on that has this entity. */
    private void serve(int total, int largest, int from, int status) {
        api.server.forever(request -> {
            int size = number(request, "pageSize");
            int number = number(request, "pageNumber");
            int first = size * (number - 1);
            if (size > largest && first + size > from) {
                return status == 413 ? response(413, "") : response(status, REFUSAL);
            }
            return listing(first, Math.min(total, first + size), ",\"pageCount\":" + (total + size - 1) / size);
        });
    }

    private static HttpResponse listing(int from, int to, String more) {
        String entities = IntStream.range(from, to)
                .mapToObj(i -> "{\"id\":\"" + i + "\"}")
                .collect(Collectors.joining(","));
        return response(200, "{\"entities\":[" + entities + "],\"results\":[" + entities + "]" + more + "}");
    }

    private static int number(HttpRequest request, String name) {
        String query = request.uri().getQuery();
        String body = request.body().map(String::new).orElse("");
        return Arrays.stream((query == null ? body.replaceAll("[{}\"]", "").replace(':', '=') : query).split("[&,]"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> Integer.valueOf(pair.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(List<JsonNode> entities) {
        return entities.stream().map(entity -> entity.path("id").asText()).toList();
    }

    private static List<String> all(int total) {
        return IntStream.range(0, total).mapToObj(String::valueOf).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // entities, largest page, the first entity from which on that is so, requests
        "230, 50, 0,   6",
        "230, 50, 200, 4",
        "230, 49, 200, 6",
        "230, 7,  0,   49",
        "12,  1,  0,   16",
        "100, 60, 0,   3",
    })
    void goesOnInSmallerPagesAndLeavesNothingOutAndReadsNothingTwice(int total, int largest, int from, int requests)
            throws IOException {
        serve(total, largest, from, 400);
        assertThat(ids(api.client.list(AuthorizationApi.ROLES, Query.of("name", "x"))))
                .containsExactlyElementsOf(all(total));
        assertThat(api.server.count()).isEqualTo(requests);
    }

    @Test
    void takesA413ForTheSame() throws IOException {
        serve(60, 25, 0, 413);
        assertThat(ids(api.client.list(GroupsApi.LIST, Query.NONE))).containsExactlyElementsOf(all(60));
    }

    @Test
    void aSearchGoesOnInSmallerPagesToo() throws IOException {
        serve(120, 50, 100, 400);
        ObjectNode search = JsonNodeFactory.instance.objectNode().put("value", "acme");
        assertThat(ids(api.client.search(GroupsApi.SEARCH, search))).containsExactlyElementsOf(all(120));
        assertThat(api.server.count()).isEqualTo(3);
        assertThat(search).as("what was handed over").hasSize(1);
    }

    @Test
    void goesOnFromTheSizeThatAServerCapsPagesTo() throws IOException {
        api.server
                .then(request -> listing(0, 25, ",\"pageSize\":25,\"pageCount\":3"))
                .then(request -> response(400, REFUSAL))
                .then(request -> listing(25, 30, ",\"pageSize\":5,\"pageCount\":6"));
        assertThat(ids(api.client.list(GroupsApi.LIST, Query.NONE))).containsExactlyElementsOf(all(30));
        assertThat(api.asked())
                .extracting(request -> request.replaceAll(".*[?]", ""))
                .containsExactly("pageSize=100&pageNumber=1", "pageSize=25&pageNumber=2", "pageSize=5&pageNumber=6");
    }

    @Test
    void endsWhereASingleEntityIsTooLarge() {
        api.server.forever(request -> response(400, REFUSAL));
        ApiException refusal =
                catchThrowableOfType(ApiException.class, () -> api.client.list(GroupsApi.LIST, Query.NONE));
        assertThat(refusal.error().code()).isEqualTo("response.entity.too.large");
        assertThat(api.asked())
                .extracting(request -> request.replaceAll(".*pageSize=(\\d+)&.*", "$1"))
                .containsExactly("100", "50", "25", "5", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad.request", "invalid.value"})
    void anotherRefusalStaysOne(String code) {
        api.server.forever(request -> response(400, "{\"code\":\"" + code + "\"}"));
        assertThat(catchThrowableOfType(ApiException.class, () -> api.client.list(GroupsApi.LIST, Query.NONE)))
                .isNotNull();
        assertThat(api.server.count()).isEqualTo(1);
    }

    @Test
    void aListWithoutPagingAsksForPagesOnlyWhereItsAnswerIsTooLarge() throws IOException {
        api.server.thenJson(400, REFUSAL).then(request -> listing(0, 3, ",\"pageCount\":1"));
        assertThat(ids(api.client.listFollowing(OAuthClientsApi.LIST))).containsExactly("0", "1", "2");
        assertThat(api.asked())
                .containsExactly(
                        "GET https://api.example.com/api/v2/oauth/clients",
                        "GET https://api.example.com/api/v2/oauth/clients?pageSize=50&pageNumber=1");
    }

    // Credentials: a list with a cursor

    private static final String LISTING =
            "GET https://api.example.com/api/v2/integrations/credentials/listing?pageSize=";

    @Test
    void readsCredentialsWithOneRequestWhereTheyAreFew() throws IOException {
        api.server.then(request -> listing(0, 3, ""));
        assertThat(ids(CredentialsApi.all(api.client))).containsExactly("0", "1", "2");
        assertThat(api.asked()).containsExactly(LISTING + 200);
    }

    @Test
    void goesOnAfterTheLastCredentialOfThePageBefore() throws IOException {
        api.server
                .then(request -> listing(0, 200, ",\"nextUri\":\"/api/v2/anything\""))
                .then(request -> listing(200, 230, ",\"nextUri\":\"/api/v2/anything\""))
                .then(request -> listing(230, 230, ""));
        assertThat(ids(CredentialsApi.all(api.client))).containsExactlyElementsOf(all(230));
        assertThat(api.asked()).containsExactly(LISTING + 200, LISTING + "200&after=199", LISTING + "200&after=229");
    }

    @Test
    void readsFewerCredentialsAtOnceWhereTheyAreTooLarge() throws IOException {
        api.server.then(request -> listing(0, 200, "")).thenJson(400, REFUSAL).then(request -> listing(200, 205, ""));
        assertThat(ids(CredentialsApi.all(api.client))).containsExactlyElementsOf(all(205));
        assertThat(api.asked()).containsExactly(LISTING + 200, LISTING + "200&after=199", LISTING + "100&after=199");
    }

    @Test
    void endsACursorThatGoesInCircles() {
        api.server.forever(request -> listing(0, 2, ",\"nextUri\":\"/api/v2/anything\""));
        assertThat(catchThrowableOfType(TransportException.class, () -> CredentialsApi.all(api.client))
                        .kind())
                .isEqualTo(TransportException.Kind.TOO_LARGE);
        assertThat(api.server.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "404, not.found",
        "405, method.not.allowed",
        "405, featuretoggleservice.featurenotenabled",
        "410, gone",
        "501, not.implemented"
    })
    void readsTheListOfBeforeWhereThereIsNoOther(int status, String code) throws IOException {
        api.server.then(request -> response(status, "{\"code\":\"" + code + "\"}"));
        api.server.forever(request -> listing(0, 2, ",\"pageCount\":1"));
        assertThat(ids(CredentialsApi.all(api.client))).containsExactly("0", "1");
        assertThat(ids(CredentialsApi.all(api.client))).containsExactly("0", "1");
        String before = "GET https://api.example.com/api/v2/integrations/credentials?pageSize=100&pageNumber=1";
        assertThat(api.asked()).as("found out once").containsExactly(LISTING + 200, before, before);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 400})
    void aRefusalOfTheListingIsNoReasonToReadAnotherOne(int status) {
        api.server.then(request -> response(status, "{}"));
        assertThat(catchThrowableOfType(ApiException.class, () -> CredentialsApi.all(api.client))
                        .status())
                .isEqualTo(status);
        assertThat(api.server.count()).isEqualTo(1);
    }

    // Grants: a parameter that is not published

    private static final String ME = "GET https://api.example.com/api/v2/authorization/subjects/me";
    private static final String BARE = "{\"grants\":[{\"role\":{\"id\":\"r\"}}]}";
    private static final String FULL =
            "{\"grants\":[{\"role\":{\"id\":\"r\",\"policies\":[{\"domain\":\"a\"}]}},{\"role\":{\"id\":\"s\"}}]}";

    @ParameterizedTest
    @ValueSource(strings = {"{\"grants\":[]}", FULL})
    void asksForGrantsAsPublished(String answer) throws IOException {
        api.server.thenJson(200, answer);
        new AuthorizationApi(api.client).myGrants();
        assertThat(api.asked()).containsExactly(ME);
    }

    @Test
    void asksForFullRolesOnceWherePoliciesAreMissing() throws IOException {
        for (Map.Entry<HttpResponse, List<String>> second : Map.of(
                        response(200, FULL), List.of(ME, ME + "?includeFullRoles=true", ME + "?includeFullRoles=true"),
                        response(200, BARE), List.of(ME, ME + "?includeFullRoles=true", ME),
                        response(400, "{}"), List.of(ME, ME + "?includeFullRoles=true", ME))
                .entrySet()) {
            ScriptedApi asked = new ScriptedApi();
            asked.server.thenJson(200, BARE).then(request -> second.getKey()).thenJson(200, BARE);
            AuthorizationApi authorization = new AuthorizationApi(asked.client);
            List<Grant> grants = authorization.myGrants();
            assertThat(authorization.mayShowPolicies(grants)).isTrue();
            authorization.myFullGrants();
            assertThat(authorization.mayShowPolicies(grants)).isFalse();
            authorization.myGrants();
            assertThat(asked.asked()).containsExactlyElementsOf(second.getValue());
        }
    }
}
