package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.report.ReportLine;
import io.github.premiumdeploy.text.Redaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedactedLogTest {

    private final TestLog log = new TestLog();
    private final Redaction redaction = new Redaction();

    @Test
    void writesNothingSecretAtAnyLevel() {
        RedactedLog redacted = new RedactedLog(log, redaction);
        redaction.add("hidden-secret");
        redacted.info("a hidden-secret b");
        redacted.info(List.of("one hidden-secret", "two"));
        redacted.info(new ReportLine("three hidden-secret"));
        redacted.info(new ReportLine(Optional.of(Verdict.HELD), "ok", "  hidden-secret"));
        redacted.warn("hidden-secret");
        redacted.debug("hidden-secret!");
        log.withoutDebug();
        redacted.debug("not shown");
        assertThat(log.lines())
                .containsExactly(
                        "INFO a **** b",
                        "INFO one ****",
                        "INFO two",
                        "INFO three ****",
                        "INFO   ok  ****",
                        "WARN ****",
                        "DEBUG ****!");
    }

    @Test
    void showsVerdictsInTheirStyleAndCleansTheRest() {
        RedactedLog redacted = new RedactedLog(log, redaction).in((verdict, word) -> "\u001b[31m" + verdict + word);
        redacted.info(new ReportLine(Optional.of(Verdict.MISSING), "LACKS", "      a \u001b[31mLACKS b"));
        redacted.info(new ReportLine("  LACKS      x"));
        assertThat(log.lines()).hasSize(2).last().isEqualTo("INFO   LACKS      x");
        assertThat(log.lines().get(0))
                .startsWith("INFO   \u001b[31mMISSINGLACKS      a ")
                .endsWith("LACKS b")
                .matches(line -> line.indexOf('\u001b') == line.lastIndexOf('\u001b'));
    }
}
