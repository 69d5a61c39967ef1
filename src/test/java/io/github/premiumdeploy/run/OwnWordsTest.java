package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import io.github.premiumdeploy.text.Redaction;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnWordsTest {

    @ParameterizedTest
    @EnumSource
    void staysInALineOfTheConsole(End end) {
        Redaction redaction = new Redaction();
        redaction.add(end.word());
        redaction.add(end.word().toUpperCase(Locale.ROOT));
        OwnWords.all().forEach(redaction::addClear);
        String line = FleetReport.line(new TargetOutcome("eu-1", end, List.of("What there is to say."), Duration.ZERO));
        assertThat(redaction.ofOwn(line)).isEqualTo(line);
        assertThat(redaction.of(line)).isNotEqualTo(line);
    }
}
