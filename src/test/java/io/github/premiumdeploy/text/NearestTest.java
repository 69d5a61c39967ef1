package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "'', abc, 3",
        "abc, '', 3",
        "abc, abd, 1",
        "abc, abcd, 1",
        "abc, bc, 1",
        "kitten, sitting, 3",
        "sitting, kitten, 3",
        "ab, ba, 1",
        "tpye, type, 1",
        "a cat, an act, 2"
    })
    void countsEditsOfSingleCharactersAndNeighboursThatChangedPlaces(String a, String b, int edits) {
        assertThat(Nearest.distance(a, b)).isEqualTo(edits);
    }

    @Test
    void findsTheClosestCandidateAndOfEquallyCloseOnesTheFirst() {
        assertThat(Nearest.to("deploi", List.of("undeploy", "deploy", "plan"))).contains("deploy");
        assertThat(Nearest.to("b", List.of("a", "c"))).contains("a");
        assertThat(Nearest.to("anything", List.of())).isEmpty();
    }

    private static final List<String> NAMES = List.of("name", "description", "groups", "oauth-client", "url", "notes");

    @ParameterizedTest
    @CsvSource({
        "nme, name",
        "Groups, groups",
        "grups, groups",
        "discription, description",
        "oauth, oauth-client",
        "desc, description",
        "dscn, description",
        "nmae, name"
    })
    void aLikelyNameIsFound(String text, String name) {
        assertThat(Nearest.likely(text, NAMES)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"visibility", "x", "uri-of-it", "id"})
    void anUnlikelyOneIsNotAskedFor(String text) {
        assertThat(Nearest.likely(text, NAMES)).isEmpty();
    }

    @Test
    void nothingIsNearWhereNothingIsKnown() {
        assertThat(Nearest.likely("name", List.of())).isEmpty();
    }

    @Test
    void comparesNoTextsThatAreNoNames() {
        String endless = "x".repeat(1_000_000);
        assertThat(Nearest.likely(endless, List.of(endless + "y", "x"))).isEmpty();
        assertThat(Nearest.likely("xxxx", List.of(endless, "xxxy"))).contains("xxxy");
    }
}
