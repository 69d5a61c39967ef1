package io.github.premiumdeploy.sandbox.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The declared models against the published ones, where these are at hand. */
class RequestModelsTest {

    private static final RequestModels MODELS = models();

    private static final Path PUBLISHED = Path.of("../shared/genesys/models.tsv");
    private static final Path ENUMERATIONS = Path.of("../shared/genesys/raw/models.json");

    private static RequestModels models() {
        State state = new State(SandboxOrganization.standard(), Clock.systemUTC());
        return new RequestModels(
                EndpointGroups.of(state, new SandboxTokens(state), new PermissionGate(state)), state.organization());
    }

    private static boolean isEnumeration(RequestModels.Field field) {
        return field.type().contains("|");
    }

    @Test
    void areThePublishedOnes() throws Exception {
        assumeTrue(Files.exists(PUBLISHED), "The published models are not at hand: no " + PUBLISHED);
        Map<String, Map<String, String>> published = new HashMap<>();
        for (String line : Files.readAllLines(PUBLISHED)) {
            String[] cells = line.split("\t", -1);
            if (cells.length == 4 && !cells[0].equals("model")) {
                published
                        .computeIfAbsent(cells[0], model -> new LinkedHashMap<>())
                        .put(cells[1], cells[2] + (cells[3].equals("required") ? "!" : ""));
            }
        }
        Map<String, Map<String, String>> declared = new HashMap<>();
        MODELS.all().forEach((model, fields) -> {
            Map<String, String> types = new LinkedHashMap<>();
            fields.forEach(field -> types.put(
                    field.name(), (isEnumeration(field) ? "str" : field.type()) + (field.required() ? "!" : "")));
            declared.put(model, types);
        });
        declared.keySet().retainAll(published.keySet());
        assertThat(declared.keySet()).contains("GroupCreate", "IntegrationConfiguration", "IntegrationType");
        declared.forEach((model, fields) -> assertThat(fields).as(model).isEqualTo(published.get(model)));
    }

    @Test
    void haveThePublishedEnumerations() throws Exception {
        assumeTrue(Files.exists(ENUMERATIONS), "The published enumerations are not at hand: no " + ENUMERATIONS);
        JsonNode published = SandboxJson.parse(Files.readAllBytes(ENUMERATIONS));
        MODELS.all()
                .forEach((model, fields) -> fields.forEach(field -> {
                    List<String> values = new ArrayList<>();
                    published.path(model).path("enums").path(field.name()).forEach(value -> values.add(value.asText()));
                    assertThat(isEnumeration(field) ? List.of(field.type().split("\\|")) : List.of())
                            .as(model + "." + field.name())
                            .isEqualTo(values);
                }));
    }

    @Test
    void declareEveryModelThatTheySharePartsOf() {
        List<String> unchecked = MODELS.all().values().stream()
                .flatMap(List::stream)
                .map(field -> field.type().replaceAll(".*[ \\[]", "").replaceAll("[\\])]", ""))
                .filter(type -> Character.isUpperCase(type.charAt(0)) && !type.contains("|"))
                .filter(type -> !MODELS.all().containsKey(type))
                .distinct()
                .sorted()
                .toList();
        assertThat(unchecked)
                .as("models that may be any object, because no endpoint looks into them")
                .containsExactly(
                        "CredentialType",
                        "DomainResourceConditionValue",
                        "HelpLink",
                        "IntegrationConfigurationInfo",
                        "MediaTypes",
                        "MessageInfo");
    }
}
