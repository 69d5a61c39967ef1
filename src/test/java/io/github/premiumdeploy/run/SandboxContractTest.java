package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.genesys.contract.ContractComparison;
import io.github.premiumdeploy.genesys.contract.ContractSource;
import io.github.premiumdeploy.genesys.contract.ContractSource.Published;
import io.github.premiumdeploy.http.ApacheTransport;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract that the sandbox publishes, read and compared as that of a region. */
class SandboxContractTest {

    private static final PremiumApp NO_APP = new PremiumApp(Optional.empty(), "/api/v2/apps/premium", "", "", "", "");

    @TempDir
    private Path directory;

    private final List<String> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private Published read(SandboxHarness sandbox) throws Exception {
        Transport network = new ApacheTransport(Duration.ofSeconds(30), Optional.empty(), "test");
        try (Transport counting = new Transport() {
            @Override
            public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                return note(request, network.send(request, Duration.ofMinutes(1)));
            }

            @Override
            public HttpResponse send(HttpRequest request, Duration timeout, Content content) throws TransportException {
                return note(request, network.send(request, Duration.ofMinutes(1), content));
            }

            private HttpResponse note(HttpRequest request, HttpResponse response) {
                assertThat(request.headers().keySet()).doesNotContain("Authorization");
                asked.add(request.uri().getPath() + " " + response.status());
                return response;
            }

            @Override
            public void close() {
                network.close();
            }
        }) {
            return new ContractSource(
                            Operations.all(),
                            directory.resolve("scratch"),
                            Optional.of(directory.resolve("cache")),
                            said::add)
                    .read(
                            URI.create(sandbox.sandbox().apiUrl()),
                            counting,
                            new Deadline(sandbox.time(), sandbox.time(), Duration.ofMinutes(1)));
        }
    }

    private List<String> drifts(String yaml, Optional<Descriptor> descriptor) throws Exception {
        try (SandboxHarness sandbox = SandboxHarness.in(yaml)) {
            Published published = read(sandbox);
            return ContractComparison.of(
                            published.contract(),
                            descriptor.isPresent()
                                    ? DescriptorRequests.of(List.of(descriptor.get()), NO_APP)
                                    : DescriptorRequests.all(NO_APP))
                    .stream()
                    .map(drift -> drift.severity() + " " + drift.kind() + " "
                            + drift.operation().signature() + " " + drift.subject())
                    .map(String::strip)
                    .toList();
        }
    }

    private static Descriptor descriptor(String kinds) {
        return Provisioned.parse("{prefix: ACME_, premiumAppIntegrationTypeId: premium-app-example,"
                + " premiumAppViewPermission: \"integration:examplePremiumApp:view\", provisioningInfo: {" + kinds
                + "}}");
    }

    private static final String GROUP = "group: [{name: Agents, description: Use the app}]";

    @Test
    void isWhatThePluginKnowsAndSends() throws Exception {
        assertThat(drifts("", Optional.empty())).isEmpty();
        assertThat(drifts("", Optional.of(AllKinds.descriptor())))
                .allMatch(drift -> drift.contains("OPERATION_GONE") && drift.contains("/api/v2/widgets/deployments"))
                .hasSize(5)
                .filteredOn(drift -> drift.startsWith("BREAKING"))
                .hasSize(3);
    }

    @Test
    void isReadFromAnotherPortOnceAndThenAskedForChanges() throws Exception {
        try (SandboxHarness sandbox = SandboxHarness.in("")) {
            int size = read(sandbox).contract().size();
            assertThat(asked).containsExactly("/api/v2/docs/swagger 301", "/publicapi-v2-latest.json 200");
            asked.clear();
            assertThat(read(sandbox).contract().size()).isEqualTo(size).isGreaterThan(70);
            assertThat(asked).containsExactly("/api/v2/docs/swagger 301", "/publicapi-v2-latest.json 304");
            assertThat(said).singleElement().asString().contains("has not changed since");
        }
        try (Stream<Path> left = Files.list(directory.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void tellsEachChangeOfTomorrow() throws Exception {
        String yaml = """
                contract:
                  withdrawn: ["POST /api/v2/groups/search"]
                  deprecated: ["GET /api/v2/groups/{groupId}"]
                  permissions: {"POST /api/v2/groups": {type: all, names: ["directory:group:add", "directory:group:new"]}}
                  fields:
                    GroupCreate.description: {maxLength: 5}
                    GroupCreate.rulesVisible: {gone: true}
                    GroupCreate.ownerIds: {required: true}
                    GroupCreate.visibility: {values: [members]}
                """;
        assertThat(drifts(yaml, Optional.of(descriptor(GROUP))))
                .containsExactlyInAnyOrder(
                        "BREAKING OPERATION_GONE POST /api/v2/groups/search",
                        "WARNING OPERATION_DEPRECATED GET /api/v2/groups/{groupId}",
                        "BREAKING PERMISSIONS_CHANGED POST /api/v2/groups",
                        "BREAKING FIELD_LENGTH POST /api/v2/groups description",
                        "BREAKING FIELD_GONE POST /api/v2/groups rulesVisible",
                        "BREAKING FIELD_REQUIRED POST /api/v2/groups ownerIds",
                        "BREAKING FIELD_VALUE POST /api/v2/groups visibility");
    }

    @Test
    void answersAsTheChangedContractSays() throws Exception {
        String yaml = "contract: {fields: {GroupCreate.description: {maxLength: 5}}}";
        try (Provisioned organization = Provisioned.in(yaml, directory)) {
            assertThat(catchThrowable(() -> organization.deploy(descriptor(GROUP))))
                    .hasRootCauseMessage("could not create a group: POST /api/v2/groups answered 400 invalid.value");
        }
    }
}
