package io.github.premiumdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictColoursTest {

    @ParameterizedTest
    @CsvSource({
        "auto,  '',  xterm, true,  true",
        "auto,  '',  xterm, false, false",
        "auto,  1,   xterm, true,  false",
        "auto,  '',  dumb,  true,  false",
        "always, 1,  dumb,  false, true",
        "ALWAYS, '', xterm, false, true",
        "never, '',  xterm, true,  false",
    })
    void areThereWhereTheUserWantsThem(String style, String noColor, String terminal, boolean watched, boolean wanted) {
        assertThat(VerdictColours.wanted(style, Map.of("NO_COLOR", noColor, "TERM", terminal), watched))
                .isEqualTo(wanted);
    }

    @Test
    void letIdsStepBackBehindTheirNames() {
        String line = "Access of \"CI\" (5ca1ab1e-0000-4000-8000-0000000000c1) to \"Acme\" (its name) at 5ca1ab1e";
        assertThat(new VerdictColours(true).line(line))
                .isEqualTo(
                        "Access of \"CI\" \u001b[2m(5ca1ab1e-0000-4000-8000-0000000000c1)\u001b[m to \"Acme\" (its name)"
                                + " at 5ca1ab1e");
        assertThat(new VerdictColours(false).line(line)).isEqualTo(line);
    }

    @Test
    void areThoseOfAVerdictAndOfNothingThatIsNone() {
        VerdictColours colours = new VerdictColours(true);
        assertThat(colours.of(Verdict.MISSING, "MISSING")).isEqualTo("\u001b[1;31mMISSING\u001b[m");
        assertThat(colours.of(Verdict.NOT_OFFERED, "NOT OFFERED")).isEqualTo("\u001b[1;31mNOT OFFERED\u001b[m");
        assertThat(colours.of(Verdict.UNKNOWN, "unknown")).isEqualTo("\u001b[1;33munknown\u001b[m");
        assertThat(colours.of(Verdict.HELD, "ok")).isEqualTo("\u001b[32mok\u001b[m");
        assertThat(colours.of(Verdict.NOT_APPLICABLE, "-")).isEqualTo("-");
        assertThat(new VerdictColours(false).of(Verdict.MISSING, "MISSING")).isEqualTo("MISSING");
    }
}
