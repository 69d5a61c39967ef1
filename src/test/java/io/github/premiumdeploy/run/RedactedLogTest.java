package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.maven.VerdictColours;
import io.github.premiumdeploy.text.Redaction;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class RedactedLogTest {

    private final List<String> lines = new ArrayList<>();
    private boolean debug = true;

    @Test
    void writesNothingSecretAtAnyLevel() {
        Redaction redaction = new Redaction();
        RedactedLog log = new RedactedLog(new Recording(), redaction);
        redaction.add("hidden-secret");
        log.info("a hidden-secret b");
        log.info(List.of("one hidden-secret", "two"));
        log.warn("hidden-secret");
        log.debug("hidden-secret!");
        debug = false;
        log.debug("not shown");
        assertThat(lines).containsExactly("info a **** b", "info one ****", "info two", "warn ****", "debug ****!");
    }

    @Test
    void coloursLinesForAReaderAndNothingElse() {
        RedactedLog log = new RedactedLog(new Recording(), new Redaction()).in(new VerdictColours(true));
        log.info("  MISSING      x");
        log.warn("  MISSING      x");
        log.debug("  MISSING      x");
        assertThat(lines)
                .containsExactly(
                        "info   \u001b[1;31mMISSING\u001b[m      x", "warn   MISSING      x", "debug   MISSING      x");
    }

    private final class Recording extends SystemStreamLog {
        @Override
        public void info(CharSequence content) {
            lines.add("info " + content);
        }

        @Override
        public void warn(CharSequence content) {
            lines.add("warn " + content);
        }

        @Override
        public void debug(CharSequence content) {
            lines.add("debug " + content);
        }

        @Override
        public boolean isDebugEnabled() {
            return debug;
        }
    }
}
