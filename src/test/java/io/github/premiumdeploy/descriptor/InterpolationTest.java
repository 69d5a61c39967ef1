package io.github.premiumdeploy.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Values.UnusableValueException;
import io.github.premiumdeploy.descriptor.Values.Value;
import io.github.premiumdeploy.descriptor.source.Diagnostic;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

    private static final Map<String, Value> KNOWN = Map.of(
            "project.version", new Value("1.2", false),
            "env.STAGE", new Value("test", false),
            "acme.host", new Value("acme.example", false),
            "nested", new Value("@project.version@", false),
            "settings.acme.username", new Value("acme-user", true),
            "settings.my server.password", new Value("pass-word", true));

    private static final Values VALUES = new Values() {
        @Override
        public Optional<Value> value(String name) throws UnusableValueException {
            if (name.equals("settings.locked.password")) {
                throw new UnusableValueException("the <password> cannot be decrypted", "encrypt it again");
            }
            return Optional.ofNullable(KNOWN.get(name));
        }

        @Override
        public Collection<String> names() {
            return KNOWN.keySet();
        }
    };

    private final Diagnostics found = new Diagnostics();
    private final List<String> secrets = new ArrayList<>();

    private JsonNode interpolate(String json) {
        Document document = Document.parse("a.json", json, found);
        return new Interpolation(VALUES, secrets::add, found).of(document);
    }

    @ParameterizedTest
    @CsvSource({
        "@project.version@, 1.2",
        "v@project.version@-@env.STAGE@, v1.2-test",
        "https://@acme.host@/?env=@env.STAGE@, https://acme.example/?env=test",
        "@settings.acme.username@, acme-user",
        "x@settings.my server.password@, xpass-word",
        "\\\\@project.version@, @project.version@",
        "@nested@, @project.version@",
    })
    void replacesPlaceholders(String text, String expected) {
        assertThat(interpolate("{\"a\": [\"" + text + "\"]}").at("/a/0").textValue())
                .isEqualTo(expected);
        assertThat(found.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "@@",
                "a@b",
                "someone@acme.example",
                "a@acme.example, b@acme.example",
                "@ x @",
                "${input.id}",
                "${project.version}",
                "@media (x) { @y }",
                "npm @acme/desk@1.0"
            })
    void leavesOtherTextsAlone(String text) {
        assertThat(interpolate("{\"a\": \"" + text + "\"}").path("a").textValue())
                .isEqualTo(text);
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void anUnknownNameIsAProblemWithTheNearestOne() {
        interpolate("{\n  \"a\": {\"b\": \"x @project.verison@ @nothing.like.it@\"}}");

        assertThat(found.problems())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "a.json:2:14: a.b: nothing is known as @project.verison@; did you mean @project.version@?",
                        "a.json:2:14: a.b: nothing is known as @nothing.like.it@; known are project.version and the like,"
                                + " env.NAME, properties of the build, settings.SERVER.username and"
                                + " settings.SERVER.password; a literal one is written \\@nothing.like.it@");
    }

    @Test
    void saysWhyAValueCannotBeUsed() {
        interpolate("{\"a\": \"@settings.locked.password@\"}");

        assertThat(found.problems())
                .singleElement()
                .hasToString("a.json:1:7: a: @settings.locked.password@ cannot be used: the <password> cannot be"
                        + " decrypted; encrypt it again");
    }

    @Test
    void tellsTheSecretsOfSettings() {
        interpolate("{\"a\": \"Basic @settings.my server.password@\", \"b\": \"@project.version@\"}");

        assertThat(secrets).containsExactly("pass-word");
    }
}
