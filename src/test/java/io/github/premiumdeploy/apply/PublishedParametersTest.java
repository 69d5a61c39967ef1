package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.Provisioned;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests carry the query parameters that are published for their operations, and no others. */
class PublishedParametersTest {

    /**
     * The operations that publish any, with all that they publish. Of a kind that is not here the contract of the
     * sandbox tells it.
     */
    private static final Map<String, Set<String>> PUBLISHED = """
            DELETE /api/v2/flows/datatables/{datatableId} force
            DELETE /api/v2/groups/{groupId}/members ids
            GET /api/v2/authorization/divisions expand id name nextPage objectCount pageNumber pageSize previousPage sortBy
            GET /api/v2/authorization/divisionspermitted/me name permission
            GET /api/v2/authorization/permissions pageNumber pageSize query queryType
            GET /api/v2/authorization/roles defaultRoleId expand id name nextPage pageNumber pageSize permission previousPage sortBy userCount
            GET /api/v2/authorization/roles/{roleId} expand userCount
            GET /api/v2/authorization/subjects/me includeDuplicates
            GET /api/v2/conversations/messaging/integrations/open expand messagingSetting.id pageNumber pageSize supportedContent.id
            GET /api/v2/conversations/messaging/integrations/open/{integrationId} expand
            GET /api/v2/flows/datatables divisionId expand name pageNumber pageSize sortBy sortOrder
            GET /api/v2/flows/datatables/{datatableId} expand
            GET /api/v2/groups id jabberId pageNumber pageSize sortOrder
            GET /api/v2/groups/{groupId}/members expand pageNumber pageSize sortOrder
            GET /api/v2/integrations expand ids integrationType nextPage pageNumber pageSize previousPage reportedState sortBy
            GET /api/v2/integrations/actions category ids includeAuthActions includeConfig name nextPage pageNumber pageSize previousPage secure sortBy sortOrder
            GET /api/v2/integrations/actions/drafts category ids includeAuthActions includeConfig name nextPage pageNumber pageSize previousPage secure sortBy sortOrder
            GET /api/v2/integrations/actions/{actionId} expand flatten includeConfig
            GET /api/v2/integrations/actions/{actionId}/draft expand flatten includeConfig
            GET /api/v2/integrations/credentials pageNumber pageSize
            GET /api/v2/integrations/credentials/listing after before pageSize
            GET /api/v2/integrations/types expand nextPage pageNumber pageSize previousPage sortBy
            GET /api/v2/integrations/{integrationId} expand nextPage pageNumber pageSize previousPage sortBy
            GET /api/v2/telephony/providers/edges/trunkbasesettings expand ignoreHidden managed name pageNumber pageSize recordingEnabled sortBy sortOrder
            GET /api/v2/telephony/providers/edges/trunkbasesettings/template trunkMetabaseId
            GET /api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId} ignoreHidden
            GET /api/v2/tokens/me preserveIdleTTL
            GET /api/v2/users/me expand integrationPresenceSource userCustomAttributeSchemaIds
            PATCH /api/v2/integrations/{integrationId} expand nextPage pageNumber pageSize previousPage sortBy
            POST /api/v2/authorization/subjects/{subjectId}/bulkadd subjectType
            POST /api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId} subjectType
            PUT /api/v2/flows/datatables/{datatableId} expand
            """.lines().map(line -> line.split(" ")).collect(
            Collectors.toMap(
                    words -> words[0] + " " + words[1], words -> Set.of(Arrays.copyOfRange(words, 2, words.length))));

    @TempDir
    Path directory;

    /** The parameters of queries that the sandbox's contract publishes, by operation. */
    private static Map<String, Set<String>> ofTheSandbox() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOrganization.standard(), SandboxOptions.defaults())) {
            HttpClient client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
            URI contract = URI.create(sandbox.apiUrl() + "/api/v2/docs/swagger");
            JsonNode paths = new JsonMapper()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(contract).build(), HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .path("paths");
            Map<String, Set<String>> queries = new TreeMap<>();
            paths.properties()
                    .forEach(path -> path.getValue().properties().forEach(method -> {
                        Set<String> names = queries.computeIfAbsent(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), key -> new TreeSet<>());
                        method.getValue()
                                .path("parameters")
                                .valueStream()
                                .filter(parameter ->
                                        parameter.path("in").asText().equals("query"))
                                .forEach(parameter ->
                                        names.add(parameter.path("name").asText()));
                    }));
            return queries;
        }
    }

    /** Whether an operation is of a kind whose scenario is not stated either, but follows from its declaration. */
    private static boolean isOfFurtherKind(Operation operation) {
        return new ResourceKinds()
                .all().stream()
                        .filter(kind -> KindScenario.isDerived(kind.key()))
                        .flatMap(kind -> kind.listings().stream())
                        .anyMatch(list ->
                                operation.path().startsWith(list.operation().path()));
    }

    private static Map<String, Set<String>> unpublished(List<RecordedRequest> requests) throws Exception {
        Map<String, Set<String>> ofTheSandbox = ofTheSandbox();
        Map<String, Set<String>> unpublished = new TreeMap<>();
        for (RecordedRequest request : requests) {
            String operation = request.operation().map(Operation::signature).orElse("");
            boolean isOfFurtherKind = request.operation()
                    .filter(PublishedParametersTest::isOfFurtherKind)
                    .isPresent();
            Set<String> known = (isOfFurtherKind ? ofTheSandbox : PUBLISHED).getOrDefault(operation, Set.of());
            Arrays.stream(request.query().split("&"))
                    .map(pair -> pair.replaceAll("=.*", ""))
                    .filter(name -> !name.isEmpty() && !known.contains(name))
                    .forEach(name -> unpublished
                            .computeIfAbsent(operation, key -> new TreeSet<>())
                            .add(name));
        }
        return unpublished;
    }

    @Test
    void aDeployOfAllKindsItsCheckAndItsRemovalSendOnlyPublishedOnes() throws Exception {
        Descriptor everything = AllKinds.descriptor();
        SandboxOrganization organization =
                SandboxOrganization.parse("extends: standard\nswitches: {legacyWidgets: true}\n");
        try (Provisioned app = Provisioned.singleThreaded(organization, directory)) {
            app.examine(everything);
            app.deploy(everything);
            app.deploy(everything);
            app.undeploy(everything);
            assertThat(app.requests()).hasSizeGreaterThan(80);
            assertThat(unpublished(app.requests()))
                    .as(
                            "sent, and not in PUBLISHED above; an operation that is new there takes all that Genesys publishes of it")
                    .isEmpty();
        }
    }

    @Test
    void onlyWherePoliciesAreMissingTheUnpublishedOneIsTriedOnce() throws Exception {
        SandboxOrganization organization =
                SandboxOrganization.parse("extends: standard\nswitches: {policiesInGrants: never}\n");
        try (Provisioned app = Provisioned.singleThreaded(organization, directory)) {
            app.deploy(Provisioned.parse("""
                    prefix: S_
                    premiumAppIntegrationTypeId: premium-app-example
                    provisioningInfo:
                      role: [{name: Agent, permissionPolicies: [{domain: directory, entityName: group, actionSet: [view]}]}]
                    """));
            assertThat(unpublished(app.requests()))
                    .isEqualTo(Map.of("GET /api/v2/authorization/subjects/me", Set.of("includeFullRoles")));
            assertThat(app.requests())
                    .filteredOn(request -> request.query().contains("includeFullRoles"))
                    .hasSize(1);
        }
    }
}
