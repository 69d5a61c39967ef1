package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileTest {

    @TempDir
    Path directory;

    @Test
    void writesAFileOnceAndNeverOverwritesIt() throws Exception {
        ImportFile file = new ImportFile(directory.resolve("src/main/premium-app/premium-app.yaml"), directory);

        assertThat(file.write("prefix: A_\n", secret -> {}))
                .containsExactly("Written: src/main/premium-app/premium-app.yaml");
        assertThat(file.write("prefix: A_\n", secret -> {}))
                .containsExactly("src/main/premium-app/premium-app.yaml is there, and has just this.");
        assertThat(file.write("prefix: B_\nx: 1\n", secret -> {}))
                .containsExactly(
                        "src/main/premium-app/premium-app.yaml is there, and is left as it is. What differs (- only there, +"
                                + " only in what was taken over):",
                        "  - prefix: A_",
                        "  + prefix: B_",
                        "  + x: 1",
                        "Another file is written with -Dgenesyscloud.importFile=FILE.");
        assertThat(file.file()).hasContent("prefix: A_\n");
    }

    @Test
    void tellsTheSecretsOfThePresentFileBeforeItShowsAnyOfIt() throws Exception {
        ImportFile file = new ImportFile(Files.writeString(directory.resolve("a.yaml"), """
                prefix: A_
                premiumAppIntegrationTypeId: premium-app-acme
                provisioningInfo:
                  audiohook:
                    - {name: A, connectionUri: "wss://a.example", credentials: {apiKey: hunter2}}
                """), directory);
        List<String> secrets = new ArrayList<>();

        file.write("prefix: A_\n", secrets::add);

        assertThat(secrets).contains("hunter2");
    }

    @Test
    void eachOfSeveralTargetsHasAFileOfItsOwn() {
        ImportFile file = new ImportFile(directory.resolve("premium-app.yaml"), directory);

        assertThat(file.ofTarget("eu-1").name()).isEqualTo("premium-app-eu-1.yaml");
        assertThat(file.ofTarget("default")).isEqualTo(file);
    }
}
