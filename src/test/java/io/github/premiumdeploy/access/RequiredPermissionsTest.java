package io.github.premiumdeploy.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import io.github.premiumdeploy.genesys.Operation.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredPermissionsTest {

    private static Need need(String kind, String path, Combination combination, String... permissions) {
        return Need.of(kind, operation(path, combination, List.of(permissions), List.of()));
    }

    private static Need scoped(String path, String... scopes) {
        return Need.of("kind", operation(path, Combination.NONE, List.of(), List.of(scopes)));
    }

    private static Operation operation(
            String path, Combination combination, List<String> permissions, List<String> scopes) {
        return new Operation(
                "GET", path, "do " + path, combination, permissions, scopes, Source.PUBLISHED, Operation.Effect.READ);
    }

    private static List<String> permissions(Need... needs) {
        return RequiredPermissions.of(List.of(needs)).permissions().stream()
                .map(Requirement::name)
                .toList();
    }

    private static List<String> scopes(Need... needs) {
        return RequiredPermissions.of(List.of(needs)).scopes().stream()
                .map(Requirement::name)
                .toList();
    }

    @Test
    void takesAllWhereAllAreNeeded() {
        assertThat(permissions(need("role", "/a", Combination.ALL, "b:b:b", "a:a:a")))
                .containsExactly("a:a:a", "b:b:b");
    }

    @Test
    void takesTheFirstPublishedWhereAnyIsEnough() {
        assertThat(permissions(need("role", "/a", Combination.ANY, "b:b:b", "a:a:a")))
                .containsExactly("b:b:b");
    }

    @Test
    void prefersWhatIsNeededAnyway() {
        assertThat(permissions(
                        need("role", "/a", Combination.ANY, "b:b:b", "a:a:a"),
                        need("role", "/b", Combination.ALL, "a:a:a")))
                .containsExactly("a:a:a");
    }

    @Test
    void prefersTheAlternativeThatServesMostOperations() {
        assertThat(permissions(
                        need("role", "/a", Combination.ANY, "a:a:a", "c:c:c"),
                        need("role", "/b", Combination.ANY, "b:b:b", "c:c:c")))
                .containsExactly("c:c:c");
    }

    @Test
    void needsNothingForOperationsThatNeedNothing() {
        RequiredPermissions required = RequiredPermissions.of(List.of(need("role", "/a", Combination.NONE)));
        assertThat(required.permissions()).isEmpty();
        assertThat(required.scopes()).isEmpty();
    }

    @Test
    void takesTheScopeForReadingWhereNothingIsWritten() {
        assertThat(scopes(scoped("/a", "things", "things:readonly"))).containsExactly("things:readonly");
        assertThat(scopes(scoped("/a", "things", "things:readonly"), scoped("/b", "things")))
                .containsExactly("things");
    }

    @Test
    void saysWhatAsks() {
        Need first = need("role", "/a", Combination.ALL, "a:a:a");
        Need second = need("group", "/a", Combination.ALL, "a:a:a");
        Requirement requirement = RequiredPermissions.of(
                        List.of(first, second, need("x", "/x", Combination.ALL, "x:x:x")))
                .permissions()
                .get(0);
        assertThat(requirement.kinds()).containsExactly("role", "group");
        assertThat(requirement.operations()).containsExactly(first.operation());
        assertThat(requirement.source()).isEqualTo(Source.PUBLISHED);
    }

    @Test
    void isReportedOnlyIfNothingPublishedAsks() {
        Operation published = operation("/a", Combination.ALL, List.of("a:a:a"), List.of());
        Operation reported = new Operation(
                "POST",
                "/r",
                "submit",
                Combination.ANY,
                List.of("a:a:a"),
                List.of(),
                Source.REPORTED,
                Operation.Effect.WRITE);
        assertThat(RequiredPermissions.of(List.of(Need.of("s", reported)))
                        .permissions()
                        .get(0)
                        .source())
                .isEqualTo(Source.REPORTED);
        assertThat(RequiredPermissions.of(List.of(Need.of("s", reported), Need.of("k", published)))
                        .permissions()
                        .get(0)
                        .source())
                .isEqualTo(Source.PUBLISHED);
    }

    @Test
    void comparesWithWhatIsStatedForTheDescribedKinds() {
        StatedNeeds stated = new StatedNeeds(List.of(
                need("role", "/a", Combination.ALL, "r:r:add"),
                need("role", "/b", Combination.ANY, "r:r:view", "r:r:see"),
                need("group", "/c", Combination.ALL, "g:g:add")));
        assertThat(stated.permissions(
                        "installPermissions",
                        Map.of(
                                "role", List.of("r:r:see", "r:r:delete"),
                                "trunk", List.of("t:t:all"),
                                "wizard", List.of("g:g:add"))))
                .containsExactly(
                        "installPermissions lacks r:r:add, needed for role",
                        "installPermissions has r:r:delete for role, which is not needed");
        assertThat(stated.permissions("installPermissions", Map.of())).isEmpty();
    }

    @Test
    void namesWhatIsLackingOnceWithAllThatNeedIt() {
        StatedNeeds stated = new StatedNeeds(List.of(
                need("role", "/a", Combination.ANY, "r:r:view", "r:r:see"),
                need("group", "/a", Combination.ANY, "r:r:view", "r:r:see")));
        assertThat(stated.permissions("uninstallPermissions", Map.of("role", List.of())))
                .containsExactly("uninstallPermissions lacks r:r:view or r:r:see, needed for role, group");
    }

    @Test
    void comparesScopesToo() {
        StatedNeeds stated = new StatedNeeds(List.of(scoped("/a", "things", "things:readonly"), scoped("/b", "more")));
        assertThat(stated.scopes("installScopes", Map.of("kind", List.of("things", "other"))))
                .containsExactly(
                        "installScopes lacks more, needed for kind",
                        "installScopes has other for kind, which is not needed");
    }
}
