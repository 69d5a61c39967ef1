package io.github.premiumdeploy.genesys;

import static io.github.premiumdeploy.testing.ScriptedTransport.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.premiumdeploy.testing.HangGuard;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is understood of the body of a refusal, whatever it holds. */
@HangGuard
class ErrorBodyTest {

    private static ErrorBody of(String body) {
        return ErrorBody.of(response(400, body));
    }

    private static ErrorBody json(String body) {
        return of(body.replace('\'', '"'));
    }

    @Test
    void readsThePublishedFields() {
        ErrorBody error = json("{'message':'The name is taken','code':'duplicate.name','status':409,"
                + "'entityId':'e1','entityName':'Support','messageWithParams':'The name {name} is taken',"
                + "'messageParams':{'name':'Support','count':2},'contextId':'c-1',"
                + "'details':[{'errorCode':'x.y','fieldName':'name','entityId':'e2','entityName':'Sales'},{}],"
                + "'errors':[{'message':'inner','code':'invalid.value','errors':[{'message':'innermost'}]}],"
                + "'limit':{'key':'roles.max','namespace':'authorization','value':'300'}}");
        assertThat(error.message()).isEqualTo("The name is taken");
        assertThat(error.code()).isEqualTo("duplicate.name");
        assertThat(error.status()).contains(409);
        assertThat(error.entityId()).contains("e1");
        assertThat(error.messageParams()).containsExactly(entry("name", "Support"), entry("count", "2"));
        assertThat(error.contextId()).contains("c-1");
        assertThat(error.details()).hasSize(2);
        ErrorBody.Detail detail = error.details().get(0);
        assertThat(detail.errorCode()).contains("x.y");
        assertThat(detail.fieldName()).contains("name");
        assertThat(detail.entityId()).contains("e2");
        assertThat(detail.entityName()).contains("Sales");
        assertThat(error.errors()).hasSize(1);
        assertThat(error.errors().get(0).message()).isEqualTo("inner");
        assertThat(error.errors().get(0).code()).isEqualTo("invalid.value");
        assertThat(error.errors().get(0).errors().get(0).message()).isEqualTo("innermost");
        ErrorBody.Limit limit = error.limit().orElseThrow();
        assertThat(limit.key()).contains("roles.max");
        assertThat(limit.namespace()).contains("authorization");
        assertThat(limit.value()).contains("300");
    }

    @Test
    void readsTheRefusalThatUsersReport() {
        ErrorBody error = json("{'message': 'Access denied. You do not have permission to perform this action.',"
                + " 'status': 403, 'code': 'forbidden'}");
        assertThat(error.message()).isEqualTo("Access denied. You do not have permission to perform this action.");
        assertThat(error.code()).isEqualTo("forbidden");
        assertThat(error.namedPermissions()).isEmpty();
    }

    private static void assertSaysNothing(ErrorBody error) {
        assertThat(error.message()).isEmpty();
        assertThat(error.code()).isEmpty();
        assertThat(error.status()).isEmpty();
        assertThat(error.messageParams()).isEmpty();
        assertThat(error.contextId()).isEmpty();
        assertThat(error.details()).isEmpty();
        assertThat(error.errors()).isEmpty();
        assertThat(error.limit()).isEmpty();
        assertThat(error.namedPermissions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \r\n ",
                "{}",
                "null",
                "{'message':null,'code':null,'status':null,'messageParams':null,'details':null,'errors':null,"
                        + "'limit':null,'contextId':null}",
                "{'message':{},'code':[],'status':'soon','messageParams':[1],'details':{},'errors':'x','limit':'x'}"
            })
    void findsNothingWhereThereIsNothing(String body) {
        assertSaysNothing(json(body));
    }

    @Test
    void takesNumbersForTexts() {
        ErrorBody error = json("{'message':12,'code':false,'status':'403','contextId':7,'limit':{'value':300}}");
        assertThat(error.message()).isEqualTo("12");
        assertThat(error.code()).isEqualTo("false");
        assertThat(error.status()).contains(403);
        assertThat(error.contextId()).contains("7");
        assertThat(error.limit().orElseThrow().value()).contains("300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999", "-1", "4.5", "1e99", "true"})
    void ignoresAStatusThatIsNone(String status) {
        assertThat(of("{\"status\":" + status + "}").status()).isEmpty();
    }

    // What is not the platform's JSON

    @Test
    void showsThePlainTextOfAPage() {
        ErrorBody error = of("<!DOCTYPE html>\n<html><head><style>\nbody { color: red }\n</style>"
                + "<script>alert('x')</script><title>Blocked</title></head>\n<body><h1>Access\n denied</h1>"
                + "by your company</body></html>");
        assertThat(error.message()).isEqualTo("Blocked Access denied by your company");
        assertThat(error.code()).isEmpty();
    }

    @Test
    void leavesOutAScriptThatDoesNotEnd() {
        assertThat(of("<html>Blocked<script>var secret = 1;").message()).isEqualTo("Blocked");
    }

    @Test
    void showsTheStartOfALongText() {
        assertThat(of("word ".repeat(1000)).message())
                .startsWith("word word")
                .hasSize(201)
                .endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<script>", "<style", "a ", "\u001b[31m", "[", "{\"errors\":[", "&#x0;"})
    void readsMegabytesOfNonsenseInNoTime(String piece) {
        assertThat(of(piece.repeat(4_000_000 / piece.length())).message()).hasSizeLessThanOrEqualTo(201);
    }

    @Test
    void cutsTextsOfMegabytes() {
        assertThat(json("{'message':'" + "x".repeat(3_000_000) + "','code':'" + "y".repeat(3_000_000) + "'}"))
                .satisfies(error -> assertThat(error.message()).hasSize(1001).endsWith("x…"))
                .satisfies(error -> assertThat(error.code()).hasSize(1001));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u001b[31mred\\u001b[0m",
                "red\\r\\n[ERROR] BUILD FAILURE",
                "a\\u0000b\\u0007c\\u0008d\\u007f",
                "c1 \\u009b31m and \\u0085 and \\u009d",
                "\\u202eright to left\\u2066",
                "line\\u2028separator\\u2029",
                "\\u001b]0;title\\u0007"
            })
    void removesWhatWouldReachTheTerminal(String text) {
        ErrorBody error = json("{'message':'" + text + "','code':'" + text + "','messageParams':{'" + text + "':'"
                + text + "'},'details':[{'fieldName':'" + text + "'}],'errors':[{'message':'" + text + "'}],"
                + "'limit':{'key':'" + text + "'}}");
        assertThat(error.toString())
                .doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\u2028\\u2029].*")
                .contains("messageParams={");
    }

    @Test
    void removesColoursAsAWhole() {
        assertThat(json("{'message':'\\u001b[1;31mred\\u001b[0m alert'}").message())
                .isEqualTo("red alert");
        assertThat(of("\u001b[1;31mred\u001b[0m alert\u009b").message()).isEqualTo("red alert");
    }

    @Test
    void readsNoErrorsDeeperThanAnyoneWouldNest() {
        String deep = "{\"message\":\"m\",\"errors\":[".repeat(400) + "]}".repeat(400);
        ErrorBody error = of(deep);
        int depth = 0;
        while (!error.errors().isEmpty()) {
            error = error.errors().get(0);
            depth++;
        }
        assertThat(depth).isEqualTo(5);
        assertThat(error.message()).isEqualTo("m");
    }

    @Test
    void survivesNestingThatNoParserTakes() {
        assertThat(of("{\"errors\":[".repeat(100_000)).message()).startsWith("{\"errors\":[");
    }

    // Permissions

    @Test
    void findsThePermissionsAmongTheValuesAndInTheErrorsBelow() {
        assertThat(json("{'code':'missing.permissions','message':'No.','messageParams':{'permissions':"
                                + "'[directory:group:add, directory:group:edit]','uri':'urn:other'},'errors':[{'message':"
                                + "'You are missing the following permission(s): [routing:queue:view]'}]}")
                        .namedPermissions())
                .containsExactly("directory:group:add", "directory:group:edit", "routing:queue:view");
    }

    @Test
    void findsThePermissionsThatTheMessageNames() {
        assertThat(json("{'message':'Unable to perform the requested action. You are missing the following"
                                + " permission(s): [integrations:integration:add, integrations:integration:edit]'}")
                        .namedPermissions())
                .containsExactly("integrations:integration:add", "integrations:integration:edit");
        assertThat(json("{'message':'Unable to perform the requested action. You must have at least one of the"
                                + " following permissions assigned: [authorization:role:view]'}")
                        .namedPermissions())
                .containsExactly("authorization:role:view");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permissions: []",
                "permissions: [ ]",
                "no permission at all",
                "The value [a, b] is not allowed",
                "[a] permission"
            })
    void findsNoPermissionsInOtherMessages(String message) {
        assertThat(json("{'message':'" + message + "'}").namedPermissions()).isEmpty();
    }

    @Test
    void findsThePermissionsOfAMessageThatIsCut() {
        String list = IntStream.range(0, 60)
                .mapToObj(i -> "domain:entity:action" + (100 + i))
                .collect(Collectors.joining(", "));
        assertThat(json("{'message':'You are missing the following permission(s): [" + list + "]'}")
                        .namedPermissions())
                .hasSizeGreaterThan(30)
                .startsWith("domain:entity:action100", "domain:entity:action101")
                .allMatch(permission -> permission.matches("domain:entity:action\\d{3}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permission permission [a:b:c] [d:e:f]|a:b:c",
                "[x] permission(s): [[a:b:c]|[a:b:c",
                "permission [ a:b:c,d:e:f ,  g:h:i ]|a:b:c,d:e:f ,g:h:i",
            })
    void findsThePermissionsInTheFirstBracketsAfterTheWord(String message, String permissions) {
        assertThat(json("{'message':'" + message + "'}").namedPermissions()).isEqualTo(permissionsOf(permissions));
    }

    private static List<String> permissionsOf(String permissions) {
        return List.of(permissions.split(",(?=[a-z])"));
    }

    @Test
    void isBoundedHoweverManyErrorsThereAre() {
        ErrorBody error = of("{\"message\":\"m\",\"errors\":[" + "{},".repeat(1_000_000) + "{}]}");
        assertThat(error.errors()).isEmpty();
        assertThat(error.message())
                .startsWith("{\"message\":\"m\",\"errors\":[{},{}")
                .hasSizeLessThan(300);
    }
}
