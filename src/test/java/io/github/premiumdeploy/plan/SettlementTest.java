package io.github.premiumdeploy.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final JsonNode SHOWN = JsonNodeFactory.instance.objectNode();

    private static Settlement settlement(Optional<String> unlessKept, Difference... differences) {
        Comparison comparison = (ids, shown) -> new Compare().add(List.of(differences));
        return new Settlement(comparison, null, Optional.empty(), unlessKept);
    }

    @Test
    void saysInItsOwnWordsWhatIsNotKept() {
        Settlement settlement = settlement(
                Optional.of("the group's members are not kept; so it is not used"),
                new Difference("name", "A", "B"),
                Difference.secret("token"),
                new Difference("policies", "x", "*", "digest", true));
        assertThatThrownBy(() -> settlement.requireKept(key -> Optional.empty(), SHOWN))
                .isInstanceOf(IOException.class)
                .hasMessage("the group's members are not kept; so it is not used: name is A in place of B, token");
    }

    @Test
    void letsOthersBuildOnAnotherForm() {
        Settlement settlement =
                settlement(Optional.of("not kept"), new Difference("policies", "x", "*", "digest", true));
        assertThatCode(() -> settlement.requireKept(key -> Optional.empty(), SHOWN))
                .doesNotThrowAnyException();
    }

    @Test
    void letsOthersBuildOnWhatIsNotKeptWhereThatDoesNotMatter() {
        Settlement settlement = settlement(Optional.empty(), new Difference("name", "A", "B"));
        assertThatCode(() -> settlement.requireKept(key -> Optional.empty(), SHOWN))
                .doesNotThrowAnyException();
    }
}
