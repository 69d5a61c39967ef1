package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a target of a fleet takes, beside time: what is the same for all of them is not made anew for each. */
class FleetAllocationTest {

    private static final int COUNTED = 8;

    /** Bytes; about a tenth above what it takes. */
    private static final long MOST_FIRST = 4_900_000;

    private static final long MOST_UNCHANGED = 2_250_000;

    @TempDir
    private Path directory;

    @Test
    void allocatesNoMoreForATargetThanItNeeds() throws Exception {
        List<Sandbox> sandboxes = new ArrayList<>();
        try {
            List<String> arguments = new ArrayList<>();
            arguments.add(directory.toString());
            for (int i = 0; i < FleetAllocation.WARM + COUNTED; i++) {
                sandboxes.add(Sandbox.start(SandboxOrganization.standard(), SandboxOptions.defaults()));
                arguments.add(sandboxes.get(i).apiUrl());
            }
            Process process = OneTargetDeploy.command(
                            FleetAllocation.class.getName(),
                            List.of(
                                    "-XX:+UseSerialGC",
                                    "-XX:-UseTLAB",
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xmx700m",
                                    "-Xmn500m"),
                            arguments.toArray(String[]::new))
                    .redirectOutput(Redirect.PIPE)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(Long.parseLong(lines.readLine())).as("first").isBetween(1L, MOST_FIRST);
                assertThat(Long.parseLong(lines.readLine())).as("unchanged").isBetween(1L, MOST_UNCHANGED);
            }
            assertThat(process.waitFor()).isZero();
        } finally {
            sandboxes.forEach(Sandbox::close);
        }
    }
}
