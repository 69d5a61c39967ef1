package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.sandbox.organization.RefusalRules.OutsideDivision;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.Switches;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The organization with everything switched on that was seen of the platform. */
class SandboxRealisticTest {

    @Test
    void isTheStandardOrganizationInAnotherMood() {
        SandboxOrganization standard = SandboxOrganization.standard();
        SandboxOrganization realistic = SandboxOrganization.realistic();
        assertThat(realistic.clients()).isEqualTo(standard.clients());
        assertThat(realistic.roles()).isEqualTo(standard.roles());
        assertThat(realistic.requestsPerMinute()).isEqualTo(300);
        Switches switches = realistic.switches();
        assertThat(switches.expandWildcards()).isTrue();
        assertThat(switches.tokensPerClient()).isEqualTo(10);
        assertThat(switches.listDelaySeconds()).isPositive();
        assertThat(switches.grantDelaySeconds()).isPositive();
        assertThat(switches.activationReads()).isPositive();
        assertThat(switches.openMessagingReads()).isPositive();
        assertThat(realistic.refusals().outsideDivision()).isEqualTo(OutsideDivision.EMPTY_LIST);
    }

    @Test
    void canBeExtended() {
        SandboxOrganization own = SandboxOrganization.parse("""
                extends: realistic
                switches: {expandWildcards: false, latencyMillis: 5}
                """);
        assertThat(own.switches().expandWildcards()).isFalse();
        assertThat(own.switches().latencyMillis()).isEqualTo(5);
        assertThat(own.switches().groupCreationDropsDescription()).isTrue();
        assertThat(own.requestsPerMinute()).isEqualTo(300);
    }

    @Test
    void documentsEverySwitchInTheBundledFile() throws Exception {
        String bundled;
        try (var stream = SandboxOrganization.class.getResourceAsStream("organization.yaml")) {
            bundled = new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        String switches = bundled.substring(bundled.indexOf("\nswitches:"), bundled.indexOf("\nrefusals:"));
        assertThat(Stream.of(Switches.class.getRecordComponents()).map(RecordComponent::getName))
                .allMatch(key -> switches.contains("\n  " + key + ": "), "a key of the bundled file");
        assertThat(switches.lines()
                        .filter(line -> line.matches("  \\w+: .*"))
                        .filter(line -> !line.matches("  latencyMillis.*")))
                .hasSizeGreaterThan(40)
                .allMatch(line -> line.matches(".*# \\[(live|vendor|spec|forum|uncertain)] .*"));
    }

    @Test
    void writesEveryMomentWithThreeDigits() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            fixture.clock.advance(Duration.ofNanos(123_456_789));
            String token = fixture.deployer();
            String group = fixture.post(
                            token,
                            "/api/v2/groups",
                            "{\"name\": \"G\", \"type\": \"official\", \"rulesVisible\": true, \"visibility\":"
                                    + " \"public\"}")
                    .json()
                    .path("dateModified")
                    .asText();
            assertThat(group).isEqualTo("2026-11-23T10:00:00.123Z");
        }
    }
}
