package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Groups as the directory was seen to treat them. */
class SandboxObservedGroupsTest {

    private static final String GROUPS = "/api/v2/groups";
    private static final String GROUP = "{\"name\": \"G\", \"description\": \"d\", \"type\": \"official\","
            + " \"rulesVisible\": true, \"visibility\": \"public\"}";

    @Test
    void loseTheirDescriptionOnCreationOnly() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {groupCreationDropsDescription: true}")) {
            String token = fixture.deployer();
            JsonNode created = fixture.post(token, GROUPS, GROUP).json();
            assertThat(created.has("description")).isFalse();
            JsonNode updated = fixture.put(
                            token, created.path("selfUri").asText(), "{\"description\": \"d\", \"version\": 1}")
                    .json();
            assertThat(updated.path("description").asText()).isEqualTo("d");
        }
    }

    @Test
    void loseTheirOwnersToABlankOneAndTakeFiftyMembersAtOnce() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            String path =
                    fixture.post(token, GROUPS, GROUP).json().path("selfUri").asText();
            assertThat(fixture.put(token, path, "{\"ownerIds\": [\" \"], \"version\": 1}")
                            .json()
                            .path("owners"))
                    .isEmpty();
            String member = "\"5ca1ab1e-0000-4000-8000-0000000000e1\"";
            assertThat(fixture.post(token, path + "/members", members(member, 50))
                            .status())
                    .isEqualTo(202);
            assertThat(fixture.post(token, path + "/members", members(member, 51))
                            .code())
                    .isEqualTo("invalid.value");
        }
    }

    private static String members(String member, int times) {
        return "{\"memberIds\": [" + String.join(", ", Collections.nCopies(times, member)) + "]}";
    }

    @Test
    void surviveTheirFirstDeletion() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {groupDeletionsIgnored: 1}")) {
            String token = fixture.deployer();
            String path =
                    fixture.post(token, GROUPS, GROUP).json().path("selfUri").asText();
            assertThat(fixture.delete(token, path).status()).isEqualTo(200);
            assertThat(fixture.get(token, path).json().path("state").asText()).isEqualTo("active");
            assertThat(fixture.delete(token, path).status()).isEqualTo(200);
            assertThat(fixture.get(token, path).status()).isEqualTo(404);
        }
    }

    @Test
    void areShownForAWhileAfterTheirDeletion() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {deletedShownReads: 1}")) {
            String token = fixture.deployer();
            String path =
                    fixture.post(token, GROUPS, GROUP).json().path("selfUri").asText();
            fixture.delete(token, path);
            var shown = fixture.get(token, path);
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.json().path("state").asText()).isEqualTo("deleted");
            var gone = fixture.get(token, path);
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.code()).isEqualTo("general.resource.not.found");
            assertThat(gone.message()).isEqualTo("Unable to find a group with that groupId");
        }
    }

    @Test
    void refuseAStaleVersionInTheDirectorysWords() throws Exception {
        for (int status : new int[] {409, 400}) {
            try (SandboxFixture fixture =
                    SandboxFixture.with("switches: {groupVersionConflictStatus: " + status + "}")) {
                String token = fixture.deployer();
                String path = fixture.post(token, GROUPS, GROUP)
                        .json()
                        .path("selfUri")
                        .asText();
                var answer = fixture.put(token, path, "{\"description\": \"x\", \"version\": 7}");
                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.message())
                        .isEqualTo("The version supplied does not match the current version of the user");
            }
        }
    }
}
