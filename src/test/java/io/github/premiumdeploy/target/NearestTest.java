package io.github.premiumdeploy.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES = List.of("name", "description", "groups", "oauth-client", "url", "notes");

    @ParameterizedTest
    @CsvSource({
        "nme, name",
        "Groups, groups",
        "grups, groups",
        "discription, description",
        "oauth, oauth-client",
        "desc, description"
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
}
