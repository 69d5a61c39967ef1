package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    private record Part(String name, Optional<String> id) {}

    private record Whole(
            int number,
            long large,
            boolean is,
            Verdict verdict,
            Instant at,
            Duration duration,
            Part part,
            List<Part> parts,
            Optional<List<String>> more,
            Map<String, Object> others) {}

    private record Place(URI address) {}

    private record Texts(String name, Part part, List<Part> parts, Optional<List<String>> more) {}

    @Test
    void writesAFieldForEachComponentInTheirOrder() {
        assertThat(RecordJson.tree(new Whole(
                                1,
                                5_000_000_000L,
                                true,
                                Verdict.NOT_OFFERED,
                                Instant.EPOCH,
                                Duration.ofSeconds(2),
                                new Part("a", Optional.empty()),
                                List.of(new Part("b", Optional.of("i"))),
                                Optional.empty(),
                                Map.of("left", 3)))
                        .toString())
                .isEqualTo("{\"number\":1,\"large\":5000000000,\"is\":true,\"verdict\":\"not-offered\","
                        + "\"at\":\"1970-01-01T00:00:00Z\",\"durationMillis\":2000,\"part\":{\"name\":\"a\"},"
                        + "\"parts\":[{\"name\":\"b\",\"id\":\"i\"}],\"others\":{\"left\":3}}");
    }

    @Test
    void writesNothingThatItDoesNotKnow() {
        assertThatThrownBy(() -> RecordJson.tree(new Place(URI.create("https://example.org"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.net.URI");
    }

    @Test
    void readsWhatItWrote() {
        Texts texts = new Texts(
                "n",
                new Part("a", Optional.of("i")),
                List.of(new Part("b", Optional.empty())),
                Optional.of(List.of("x")));
        assertThat(RecordJson.read(RecordJson.tree(texts), Texts.class)).isEqualTo(texts);
    }

    @Test
    void readsWhatIsNotThereOrSomethingElseAsEmpty() throws Exception {
        JsonMapper mapper = new JsonMapper();
        Part nothing = new Part("", Optional.empty());
        assertThat(RecordJson.read(mapper.readTree("7"), Texts.class))
                .isEqualTo(new Texts("", nothing, List.of(), Optional.empty()));
        assertThat(RecordJson.read(
                        mapper.readTree("{\"name\":5,\"part\":[],\"parts\":[1,{\"name\":\"b\"}],\"more\":null}"),
                        Texts.class))
                .isEqualTo(new Texts(
                        "", nothing, List.of(nothing, new Part("b", Optional.empty())), Optional.of(List.of())));
    }

    private record Written(String name, int number, Verdict verdict, Instant at, Duration duration, List<Part> parts) {}

    @Test
    void readsARecordWhole() throws Exception {
        Written written = new Written(
                "n",
                3,
                Verdict.NOT_OFFERED,
                Instant.EPOCH,
                Duration.ofSeconds(2),
                List.of(new Part("a", Optional.of("i")), new Part("b", Optional.empty())));
        ObjectNode json = (ObjectNode) RecordJson.tree(written);
        assertThat(RecordJson.readWhole(json, Written.class)).isEqualTo(written);
        for (String field : List.of("name", "number", "verdict", "at", "durationMillis", "parts")) {
            assertThatThrownBy(() -> RecordJson.readWhole(json.deepCopy().without(field), Written.class))
                    .as(field)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(field);
            assertThatThrownBy(() -> RecordJson.readWhole(json.deepCopy().put(field, 1e300), Written.class))
                    .as(field)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(field);
        }
    }
}
