package io.github.premiumdeploy.genesys.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of every shape, sound and broken, are read or said to be unreadable. */
class ContractReaderTest {

    private static final String OPERATION =
            "\"/api/v2/groups\": {\"get\": {\"operationId\": \"getGroups\"}, \"parameters\": []}";
    private static final String SOUND = "{\"swagger\": \"2.0\", \"paths\": {" + OPERATION + "}}";

    static Contract read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Contract read(byte[] bytes) throws IOException {
        return new ContractReader(Operations.all()).read(() -> new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                     | is empty
                    <!DOCTYPE html><html><body>Sign in</body></html>       | is no JSON but a page
                    []                                                     | is JSON and no object
                    'not json'                                             | cannot be read as JSON
                    {}                                                     | is JSON and no Swagger 2.0 document
                    {"openapi": "3.0.1", "paths": {}}                      | is in another format, OpenAPI 3.0.1
                    {"swagger": "1.2", "paths": {}}                        | is Swagger 1.2, not 2.0
                    {"swagger": "2.0"}                                     | has no "paths"
                    {"swagger": "2.0", "paths": []}                        | has no "paths"
                    {"swagger": "2.0", "paths": {}, "paths": {}}           | has "paths" twice
                    {"swagger": "2.0", "paths": {"/api/v2/groups": {"get"  | cannot be read as JSON
                    {"swagger": "2.0", "paths": {}} {"more": 1}            | goes on behind the end
                    """)
    void saysWhyADocumentCannotBeRead(String text, String reason) {
        assertThatThrownBy(() -> read(text == null ? "" : text))
                .isInstanceOf(UnreadableContractException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void saysWhyAPackedDocumentCannotBeRead() throws Exception {
        byte[] packed = packed(SOUND);
        assertThatThrownBy(() -> read(Arrays.copyOf(packed, packed.length - 9)))
                .isInstanceOf(UnreadableContractException.class);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void readsWhatIsPackedOrHasAMarkOfItsByteOrder() throws Exception {
        for (byte[] bytes : List.of(
                SOUND.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + SOUND).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + SOUND).getBytes(StandardCharsets.UTF_16BE),
                packed(SOUND))) {
            assertThat(read(bytes).signatures()).containsOnlyKeys("GET /api/v2/groups");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2, /groups",
        "/api/v2/, /groups",
        "/, /api/v2/groups",
        "'', /api/v2/groups",
        "/api/v2, /api/v2/groups",
    })
    void findsOperationsBelowABasePath(String base, String path) throws Exception {
        String text =
                "{\"paths\": {\"" + path + "\": {\"get\": {}}}, \"basePath\": \"" + base + "\", \"swagger\": \"2.0\"}";
        assertThat(read(text).has(GroupsApi.LIST)).isTrue();
    }

    @Test
    void readsWhatIsNestedDeepAndTextsWithoutEnd() throws Exception {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        String text = "{\"swagger\": \"2.0\", \"x-deep\": " + deep + ", \"info\": {\"description\": \""
                + "x".repeat(30_000_000) + "\"}, \"paths\": {" + OPERATION + "}}";
        assertThat(read(text).size()).isEqualTo(1);
        assertThatThrownBy(() -> read(text.replace(deep, "[".repeat(150_000) + "]".repeat(150_000))))
                .isInstanceOf(UnreadableContractException.class)
                .hasMessageContaining("nesting");
    }

    @Test
    void isNotTheContractOfAnotherApi() throws Exception {
        Contract contract = read("{\"swagger\": \"2.0\", \"paths\": {\"/pets\": {\"get\": {}}}}");
        assertThat(contract.hasAny(Operations.all())).isFalse();
        assertThat(contract.signatures()).containsOnlyKeys("GET /pets");
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void readsSixtyMegabytesInLittleMemory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        LargeContract.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("6000 operations, of " + LargeContract.MEGABYTES + " MB and more");
    }

    private static String classPath() {
        return Stream.of(LargeContract.class, Contract.class, JsonFactory.class, JsonNode.class, JsonInclude.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(place -> Path.of(URI.create(place.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void keepsWhatOperationsAndTheirModelsSay() throws Exception {
        Contract contract = read("""
                {"definitions": {
                   "GroupCreate": {"properties": {"name": {"type": "string", "description": "dropped"},
                                                  "description": {"type": "string"}, "owner": {"$ref": "#/definitions/A"}}},
                   "A": {"$ref": "#/definitions/B"}, "B": {"$ref": "#/definitions/A"}, "Unused": {"type": "object"}},
                 "parameters": {"body": {"in": "body", "name": "body", "schema": {"$ref": "#/definitions/GroupCreate"}}},
                 "paths": {"/api/v2/groups": {"post": {"parameters": [{"$ref": "#/parameters/body"}]}}},
                 "swagger": "2.0"}
                """);
        assertThat(contract.extract().toString())
                .contains("GroupCreate", "\"description\":{\"type\":\"string\"}", "\"A\"", "\"B\"")
                .doesNotContain("dropped", "Unused");
        Operation create = GroupsApi.CREATE;
        assertThat(contract.operation(create).orElseThrow().parameters("body")).containsOnlyKeys("body");
    }
}
