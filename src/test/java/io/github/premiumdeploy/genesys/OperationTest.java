package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is declared of operations, also against the published table where that is at hand. */
class OperationTest {

    private static final Path TABLE = Path.of("../shared/genesys/operations.tsv");

    static List<Operation> all() {
        return Operations.all();
    }

    /** A row of the table: mode, permissions, scopes, state. */
    private record Row(String mode, Set<String> permissions, String scopes, String state) {}

    private static Set<String> set(String list) {
        return list.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(list.split(",")));
    }

    private static Map<String, Row> table() throws IOException {
        Map<String, Row> rows = new HashMap<>();
        for (String line : Files.readAllLines(TABLE)) {
            String[] cells = line.split("\t", -1);
            if (!line.startsWith("#") && cells.length == 6) {
                rows.put(cells[0] + " " + cells[1], new Row(cells[2], set(cells[3]), cells[4], cells[5]));
            }
        }
        return rows;
    }

    @Test
    void agreesWithThePublishedTable() throws IOException {
        assumeTrue(Files.isRegularFile(TABLE), "the table of published operations is not at hand");
        Map<String, Row> table = table();
        assertThat(table).hasSizeGreaterThan(3000);
        SoftAssertions softly = new SoftAssertions();
        for (Operation operation : Operations.all()) {
            Row row = table.get(operation.signature());
            if (operation.source() == Operation.Source.REPORTED) {
                softly.assertThat(row)
                        .as(operation.signature() + " is reported")
                        .isNull();
                continue;
            }
            softly.assertThat(row).as(operation.signature()).isNotNull();
            if (row == null) {
                continue;
            }
            softly.assertThat(row.state().equals("withdrawn"))
                    .as(operation.signature() + " is withdrawn")
                    .isEqualTo(operation.source() == Operation.Source.WITHDRAWN);
            if (!row.mode().equals("?")) {
                softly.assertThat(operation.combination().name())
                        .as(operation.signature() + " combination")
                        .isEqualTo(row.mode());
                softly.assertThat(operation.permissions())
                        .as(operation.signature() + " permissions")
                        .containsExactlyInAnyOrderElementsOf(row.permissions());
            }
            if (!row.scopes().equals("?")) {
                softly.assertThat(operation.scopes())
                        .as(operation.signature() + " scopes")
                        .containsExactlyInAnyOrderElementsOf(set(row.scopes()));
            }
        }
        softly.assertAll();
    }

    @Test
    void eachIsDeclaredOnce() {
        assertThat(Operations.all())
                .isNotEmpty()
                .extracting(Operation::signature)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isWellFormed(Operation operation) {
        assertThat(operation.method()).isIn("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
        assertThat(operation.path()).matches("(/(\\w+|\\{\\w+}))+");
        assertThat(operation.action()).matches("[a-z].*[a-zA-Z]");
        assertThat(operation.permissions()).allMatch(permission -> permission.matches("\\w+:\\w+:\\w+"));
        if (Set.of("GET", "HEAD").contains(operation.method())) {
            assertThat(operation.isRead()).isTrue();
        }
        if (Set.of("PUT", "PATCH", "DELETE").contains(operation.method())) {
            assertThat(operation.isRead()).isFalse();
        }
    }

    @Test
    void onlySearchesAreReadsThatArePosted() {
        assertThat(Operations.all())
                .filteredOn(operation -> operation.method().equals("POST") && operation.isRead())
                .allMatch(operation ->
                        operation.path().endsWith("/search") || operation.path().endsWith("/query"));
    }

    @Test
    void theUnpublishedEndpointsAreMarkedAsReported() {
        assertThat(Operations.all())
                .filteredOn(operation -> operation.source() == Operation.Source.REPORTED)
                .extracting(Operation::signature)
                .containsExactlyInAnyOrder(
                        "POST /api/v2/apps/premium",
                        "GET /api/v2/apps/premium/{id}",
                        "GET /api/v2/organizationCapabilities");
        assertThat(Operation.Source.REPORTED.word()).isEqualTo("reported");
    }

    @Test
    void encodesTheValuesOfItsVariables() {
        assertThat(AuthorizationApi.GRANT_ROLE.pathWith("a/b", "c d", "$1\\ü"))
                .isEqualTo("/api/v2/authorization/subjects/a%2Fb/divisions/c%20d/roles/%241%5C%C3%BC");
        assertThat(TokensApi.ME.pathWith()).isEqualTo("/api/v2/tokens/me");
    }

    @Test
    void refusesTooFewAndTooManyValues() {
        assertThatThrownBy(() -> AuthorizationApi.ROLE.pathWith())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GET /api/v2/authorization/roles/{roleId} has more variables than 0");
        assertThatThrownBy(() -> AuthorizationApi.ROLE.pathWith("1", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GET /api/v2/authorization/roles/{roleId} has only 1 variables");
    }

    @Test
    void refusesPermissionsWithoutACombinationAndTheOtherWayRound() {
        assertThatThrownBy(() -> TokensApi.ME.anyOf()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Operation(
                        "GET",
                        "/x",
                        "read",
                        Operation.Combination.NONE,
                        List.of("a:b:c"),
                        List.of(),
                        Operation.Source.PUBLISHED,
                        Operation.Effect.READ))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
