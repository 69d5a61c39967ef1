package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** POM files that deploy to a sandbox of each test's own, whatever else they say. */
final class SandboxPom implements BeforeEachCallback, AfterEachCallback {

    private final Supplier<Path> directory;
    private Sandbox sandbox;

    /** @param directory where the POM files go, asked for once a test runs */
    SandboxPom(Supplier<Path> directory) {
        this.directory = directory;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        sandbox = Sandbox.start(SandboxOrganization.standard(), SandboxOptions.defaults());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        sandbox.close();
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** A POM; what is left out of it is filled in by a text for each part. */
    String pom(String parent, String properties, String managed, String configuration, String more) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  %s
                  <groupId>com.acme</groupId>
                  <artifactId>phone</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                  <name>Acme Phone</name>
                  <properties>%s</properties>
                  <build>
                    <pluginManagement><plugins>%s</plugins></pluginManagement>
                    <plugins>
                      <plugin>
                        <groupId>io.github.premiumdeploy</groupId>
                        <artifactId>genesyscloud-maven-plugin</artifactId>
                        <version>1</version>
                        <configuration>
                          <apiUrl>%s</apiUrl>
                          <loginUrl>%s</loginUrl>
                          <applicationId>acme-phone</applicationId>
                          <environmentId>staging</environmentId>
                          %s
                        </configuration>
                        <executions>
                          <execution><id>deploy</id><goals><goal>premium-deploy</goal></goals></execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                  %s
                </project>
                """.formatted(parent, properties, managed, sandbox.apiUrl(), sandbox.loginUrl(), configuration, more);
    }

    /** A run of a POM with the credentials of the client that may deploy. */
    PomRun run(String text) throws Exception {
        return new PomRun(PomRun.write(directory.get().resolve("pom.xml"), text))
                .server("genesyscloud", SandboxHarness.DEPLOYER, SandboxHarness.SECRET);
    }

    /** A run of the usual POM with this in the plugin's configuration. */
    PomRun configured(String configuration) throws Exception {
        return run(pom("", "", "", configuration, ""));
    }

    /** The message of a deploy that must fail before it sends anything. */
    String refused(PomRun run) throws Exception {
        return refused(run, "premium-deploy");
    }

    /** The message of a goal that must fail before it sends anything. */
    String refused(PomRun run, String goal) throws Exception {
        Throwable thrown = run.run(goal).orElseThrow(() -> new AssertionError("done: " + run.console()));
        assertThat(thrown).isExactlyInstanceOf(MojoFailureException.class);
        assertThat(sandbox.requests()).as("sent").isEmpty();
        return thrown.getMessage();
    }
}
