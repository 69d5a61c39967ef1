package io.github.premiumdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

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
    void areForVerdictsAtTheStartOnly() {
        VerdictColours colours = new VerdictColours(true);
        assertThat(colours.of("  MISSING      permission    a MISSING b"))
                .isEqualTo("  \u001b[1;31mMISSING\u001b[m      permission    a MISSING b");
        assertThat(colours.of("  NOT OFFERED  feature       x"))
                .isEqualTo("  \u001b[1;31mNOT OFFERED\u001b[m  feature       x");
        assertThat(colours.of("  unknown      scope  x")).isEqualTo("  \u001b[1;33munknown\u001b[m      scope  x");
        assertThat(colours.of("Access of MISSING ")).isEqualTo("Access of MISSING ");
        assertThat(new VerdictColours(false).of("  MISSING  x")).isEqualTo("  MISSING  x");
    }
}
