package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and written is what an object mapper reads and writes. */
class JsonTreeTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                " \"a \\u00e9 \\n \\uD83D\\uDE00 \\\"\" ",
                "-0",
                "17",
                "2147483648",
                "-9223372036854775809",
                "1.50",
                "1e300",
                "{\"a\": [1, [], {}, {\"b\": null, \"c\": [false, 0.1]}], \"\": \"\", \"z\": {\"a\": \"x\"}}",
                "{\"twice\": 1, \"twice\": {\"the last\": \"counts\"}}"
            })
    void readsAndWritesAsAnObjectMapperDoes(String json) throws Exception {
        JsonNode expected = MAPPER.readTree(json);
        JsonNode read = JsonTree.ofAnySize().read(utf8(json));

        assertThat(read).isEqualTo(expected);
        assertThat(JsonTree.text(read)).isEqualTo(expected.toString());
        assertThat(JsonTree.indented(read)).isEqualTo(MAPPER.writeValueAsString(expected));
        assertThat(JsonTree.bytes(read)).isEqualTo(utf8(expected.toString()));
    }

    @Test
    void writesNumbersThatNoTextIsReadAs() {
        assertThat(JsonTree.text(JsonNodeFactory.instance.numberNode(new BigDecimal("0.10"))))
                .isEqualTo("0.10");
        assertThat(JsonTree.text(JsonNodeFactory.instance.numberNode(7L))).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void nothingIsAMissingNode(String nothing) throws Exception {
        assertThat(JsonTree.ofAnySize().read(utf8(nothing)).isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"a\"}", "[1", "[1,]", "{\"a\":1,}", "nul", "<html>", "1 2", "{} {}", "\"open", "NaN", "]"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonTree.ofAnySize().read(utf8(text))).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aTextWithTooManyTokensIsRefused() throws Exception {
        assertThat(JsonTree.upTo(4).read(utf8("[1,2]"))).hasSize(2);
        assertThatThrownBy(() -> JsonTree.upTo(4).read(utf8("[1,2,3]"))).isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void aTextThatIsNestedTooDeepIsRefused() {
        assertThatThrownBy(() -> JsonTree.ofAnySize().read(utf8("[".repeat(5000) + "]".repeat(5000))))
                .isInstanceOf(StreamConstraintsException.class);
    }
}
