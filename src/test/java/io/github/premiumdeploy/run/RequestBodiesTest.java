package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RandomDescriptor;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a run's requests without an organization is what a run sends. */
class RequestBodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sent, and not published, so that nothing depends on it. */
    private static final Set<String> UNPUBLISHED = Set.of("includeFullRoles");

    @TempDir
    private Path directory;

    private final List<HttpRequest> sent = Collections.synchronizedList(new ArrayList<>());

    private Provisioned organization(String yaml) throws Exception {
        SandboxOrganization organization =
                SandboxHarness.parsed("switches: {legacyWidgets: true, clientsNeedRoles: false}\n" + yaml);
        Provisioned provisioned = Provisioned.singleThreaded(organization, directory);
        provisioned.harness().through(transport -> new Transport() {
            @Override
            public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                sent.add(request);
                return transport.send(request, timeout);
            }

            @Override
            public void close() {
                transport.close();
            }
        });
        return provisioned;
    }

    @Test
    void knowsEveryRequestOfRandomApps() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 12; i++) {
            try (Provisioned apps = organization("")) {
                RandomDescriptor next = new RandomDescriptor(random);
                Descriptor first = Provisioned.parse(next.next());
                Descriptor second = Provisioned.parse(next.next());
                List<SentRequest> told = new ArrayList<>(
                        DescriptorRequests.of(List.of(first), apps.harness().app()));
                told.addAll(
                        DescriptorRequests.of(List.of(second), apps.harness().app()));
                sent.clear();
                apps.deploy(first);
                apps.deploy(second);
                apps.undeploy(second);
                compare(told);
            }
        }
    }

    /** Every operation and parameter that is sent is told, and every body has exactly the fields of one that is told. */
    private void compare(List<SentRequest> told) throws Exception {
        Set<String> problems = new TreeSet<>();
        for (HttpRequest request : sent) {
            Optional<Operation> operation = operation(request);
            if (operation.isEmpty()) {
                assertThat(request.uri().getPath()).isEqualTo("/oauth/token");
                continue;
            }
            List<SentRequest> same = told.stream()
                    .filter(one -> one.operation().equals(operation.get()))
                    .toList();
            if (same.isEmpty()) {
                problems.add(operation.get().signature() + " is not told");
                continue;
            }
            Set<String> names = new HashSet<>();
            for (String part : String.valueOf(request.uri().getRawQuery()).split("&")) {
                names.add(part.replaceFirst("=.*", ""));
            }
            names.removeAll(UNPUBLISHED);
            names.remove("null");
            if (same.stream().noneMatch(one -> one.query().keySet().containsAll(names))) {
                problems.add(operation.get().signature() + " is sent with " + names);
            }
            if (request.body().isPresent()) {
                JsonNode body = JSON.readTree(new String(request.body().get(), StandardCharsets.UTF_8));
                if (same.stream().noneMatch(one -> fits(one, body))) {
                    problems.add(operation.get().signature() + " sends " + body + " and not "
                            + same.stream()
                                    .map(one -> String.valueOf(one.body()))
                                    .toList());
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static Optional<Operation> operation(HttpRequest request) {
        return Operations.all().stream()
                .filter(operation -> operation.method().equals(request.method())
                        && request.uri().getPath().matches(operation.path().replaceAll("\\{[^}]*}", "[^/]+")))
                .min((a, b) -> Integer.compare(
                        a.path().replaceAll("[^{]", "").length(),
                        b.path().replaceAll("[^{]", "").length()));
    }

    private static boolean fits(SentRequest told, JsonNode body) {
        if (told.body().isEmpty()) {
            return false;
        }
        JsonNode known = told.body().get();
        return fits(known, body, told.echoes(), told.free(), "");
    }

    private static boolean fits(JsonNode known, JsonNode sent, boolean echoes, Set<String> free, String path) {
        if (free.contains(path)) {
            return known.getNodeType() == sent.getNodeType();
        }
        if (known.isTextual() && known.asText().equals(SentRequest.LATER)) {
            return sent.isTextual();
        }
        if (known.isObject()) {
            Map<String, JsonNode> fields = new TreeMap<>();
            sent.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            Set<String> names = new TreeSet<>();
            known.fieldNames().forEachRemaining(names::add);
            // What an entity had before is sent along with its replacement.
            Set<String> kept = Set.of(
                    "state",
                    "dateToDelete",
                    "description",
                    "credentials",
                    "scope",
                    "registeredRedirectUri",
                    "permissions",
                    "permissionPolicies",
                    "roleDivisions");
            boolean isKnown = echoes
                    || path.isEmpty() && names.containsAll(without(fields.keySet(), kept))
                    || path.equals("credentials")
                    || names.containsAll(fields.keySet());
            return isKnown
                    && names.stream()
                            .allMatch(name -> fields.containsKey(name)
                                    && fits(
                                            known.get(name),
                                            fields.get(name),
                                            echoes,
                                            free,
                                            path.isEmpty() ? name : path + "." + name));
        }
        if (known.isArray()) {
            return sent.isArray()
                    && (known.isEmpty()
                            || sent.isEmpty()
                            || fits(known.get(0), sent.get(0), echoes, free, path + "[]"));
        }
        return known.isNumber() ? sent.isNumber() : known.equals(sent);
    }

    private static Set<String> without(Set<String> names, Set<String> some) {
        Set<String> left = new TreeSet<>(names);
        left.removeAll(some);
        return left;
    }

    @Test
    void tellsOfEverythingThatIsEverSent() throws Exception {
        List<String> operations = DescriptorRequests.all(SandboxHarness.app("a:b:c", "")).stream()
                .map(request -> request.operation().signature())
                .distinct()
                .toList();

        assertThat(operations)
                .contains("POST /api/v2/groups", "PATCH /api/v2/integrations/actions/{actionId}/draft")
                .doesNotContain("PATCH /api/v2/authorization/roles/{roleId}", "POST /api/v2/widgets/deployments");
    }
}
