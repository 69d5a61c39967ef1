package io.github.premiumdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Who has one of the jars has the licence, too. */
class LicenseTest {

    @Test
    void isAmongTheResourcesThatAllJarsAreMadeOf() throws Exception {
        Path classes = Path.of(Redaction.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(classes.resolve("META-INF/LICENSE")).hasSameTextualContentAs(Path.of("LICENSE"));
        assertThat(Files.readString(Path.of("pom.xml"))).doesNotContain("<excludeResources>");
    }
}
