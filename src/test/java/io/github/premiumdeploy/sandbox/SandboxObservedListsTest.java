package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lists that are asked for more than the platform gives. */
class SandboxObservedListsTest {

    private static final String ROLES = "/api/v2/authorization/roles";

    @Test
    void areTooLargeAboveASize() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {tooLarge: {" + ROLES + ": 50}}")) {
            String token = fixture.deployer();
            var answer = fixture.get(token, ROLES + "?pageSize=51");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("response.entity.too.large");
            assertThat(answer.message()).startsWith("The response is over the size limit. Reduce pageSize");
            assertThat(fixture.get(token, ROLES + "?pageSize=50").status()).isEqualTo(200);
            assertThat(fixture.get(token, "/api/v2/groups?pageSize=100").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void mayBeCapped() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {largePages: capped}")) {
            assertThat(fixture.get(fixture.deployer(), ROLES + "?pageSize=500")
                            .json()
                            .path("pageSize")
                            .asInt())
                    .isEqualTo(100);
            assertThat(fixture.get(fixture.deployer(), ROLES + "?pageSize=0").status())
                    .isEqualTo(400);
        }
    }
}
