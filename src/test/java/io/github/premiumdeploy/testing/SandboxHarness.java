package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.apply.Progress;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.OAuthLogin;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.http.ApacheTransport;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Exchange;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Tokens;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.run.RunContext;
import io.github.premiumdeploy.sandbox.FaultPlan;
import io.github.premiumdeploy.sandbox.InProcessTransport;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.target.Timeouts;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A sandbox, a target in it, and all that talks to it in virtual time. */
public final class SandboxHarness implements AutoCloseable {

    public static final String ORGANIZATION = "5ca1ab1e-0000-4000-8000-000000000001";
    public static final String DEPLOYER = "5ca1ab1e-0000-4000-8000-0000000000c1";
    public static final String ADMIN = "5ca1ab1e-0000-4000-8000-0000000000c2";
    public static final String WITHOUT_ROLES = "5ca1ab1e-0000-4000-8000-0000000000c3";
    public static final String SECRET = "sandbox-secret";
    public static final String DANA = "sandbox-token-of-dana";
    public static final String ARI = "sandbox-token-of-ari";
    public static final String SUBMIT = "POST " + PremiumAppsApi.REPORTED_PATH;

    private static final Map<String, SandboxOrganization> ORGANIZATIONS = new ConcurrentHashMap<>();

    private final VirtualClock time;
    private final List<String> notices = new ArrayList<>();
    private Parallel parallel;
    private final Sandbox sandbox;
    private final ScriptedTransport script;
    private Transport transport;
    private volatile FaultPlan faults = FaultPlan.NONE;
    private Credentials credentials = new Credentials.ClientCredentials(DEPLOYER, SECRET, "the test");
    private Optional<String> organizationId = Optional.empty();
    private Duration deadline = Duration.ofMinutes(10);
    private PremiumApp app = app(PremiumAppsApi.REPORTED_PERMISSION, PremiumAppsApi.REPORTED_FEATURE);
    private GenesysClient client;

    private SandboxHarness(Sandbox sandbox, VirtualClock time, Parallel parallel) {
        this.sandbox = sandbox;
        this.time = time;
        this.parallel = parallel;
        script = new ScriptedTransport(new InProcessTransport(sandbox));
        transport = script;
    }

    private SandboxHarness(SandboxOrganization organization, Function<Sandbox, Transport> line) throws IOException {
        time = new VirtualClock();
        parallel = new Parallel(DaemonThreads.of(8));
        sandbox = Sandbox.start(
                organization,
                SandboxOptions.defaults()
                        .withClock(time)
                        .withFaults((number, method, path) -> faults.decide(number, method, path)));
        script = new ScriptedTransport(line.apply(sandbox));
        transport = script;
    }

    /** In the standard organization with some YAML on top. */
    public static SandboxHarness in(String yaml) throws IOException {
        return new SandboxHarness(parsed(yaml), SandboxHarness::network);
    }

    /** In an organization, without a network between. */
    public static SandboxHarness within(SandboxOrganization organization) throws IOException {
        return new SandboxHarness(organization, InProcessTransport::new);
    }

    /** The standard organization with some YAML on top. */
    public static SandboxOrganization parsed(String yaml) {
        return ORGANIZATIONS.computeIfAbsent(yaml, more -> SandboxOrganization.parse("extends: standard\n" + more));
    }

    /** The time of a run is virtual, that of the network is not: a request may take as long as it takes. */
    private static Transport network(Sandbox sandbox) {
        Duration patience = Duration.ofMinutes(10);
        Transport network = new ApacheTransport(patience, Optional.empty(), "test");
        return new Transport() {
            @Override
            public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                return network.send(request, patience);
            }

            @Override
            public void close() {
                network.close();
            }
        };
    }

    /** In the standard organization. */
    public static SandboxHarness standard() throws IOException {
        return new SandboxHarness(SandboxOrganization.standard(), SandboxHarness::network);
    }

    /** An app with these needs. */
    public static PremiumApp app(String permission, String feature) {
        return new PremiumApp(
                Optional.of(new PremiumApp.Submission(
                        "app-1", "staging", "Acme Phone", "Calls from the CRM", "1.0", Map.of("channel", "beta"))),
                PremiumAppsApi.REPORTED_PATH,
                permission,
                PremiumAppsApi.REPORTED_PERMISSION,
                feature,
                PremiumAppsApi.REPORTED_CAPABILITIES_PATH);
    }

    public SandboxHarness asClient(String id, String secret) {
        credentials = new Credentials.ClientCredentials(id, secret, "the test");
        return this;
    }

    public SandboxHarness asUser(String token) {
        credentials = new Credentials.AccessToken(token, "the test");
        return this;
    }

    public SandboxHarness guardedBy(String organization) {
        organizationId = Optional.of(organization);
        return this;
    }

    public SandboxHarness within(Duration total) {
        deadline = total;
        return this;
    }

    public SandboxHarness submitting(PremiumApp submitted) {
        app = submitted;
        return this;
    }

    /** From now on requests go wrong like this. */
    public SandboxHarness failing(FaultPlan plan) {
        faults = plan;
        return this;
    }

    /** Another one who talks to the same sandbox, in the same time. */
    SandboxHarness beside(Parallel threads) {
        return new SandboxHarness(sandbox, time, threads);
    }

    /** With these threads. */
    public SandboxHarness by(Parallel threads) {
        parallel.close();
        parallel = threads;
        return this;
    }

    public SandboxHarness through(UnaryOperator<Transport> wrapper) {
        transport = wrapper.apply(transport);
        return this;
    }

    public Target target() {
        return new Target(
                "default",
                URI.create(sandbox.apiUrl()),
                URI.create(sandbox.loginUrl()),
                credentials,
                organizationId,
                Optional.empty(),
                new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), deadline));
    }

    /** As in another build: with a new login and a new deadline. */
    public SandboxHarness renewed() {
        client = null;
        return this;
    }

    /** The client of the target; one for the harness. */
    public GenesysClient client() {
        if (client == null) {
            Deadline end = new Deadline(time, time, deadline);
            Exchange exchange = new Exchange(transport, time, end, Duration.ofSeconds(30), notices::add);
            client = new GenesysClient(exchange, tokens(exchange), target().apiUrl(), time, new Redaction());
        }
        return client;
    }

    private Tokens tokens(Exchange exchange) {
        if (credentials instanceof Credentials.ClientCredentials known) {
            return LoneTokens.from(new OAuthLogin(exchange, target().loginUrl(), known, time, secret -> {}));
        }
        return LoneTokens.given(((Credentials.AccessToken) credentials).value());
    }

    public AccessCheck access() {
        return new AccessCheck(client(), target(), app, parallel);
    }

    /** What a run works with. */
    public RunContext context(Progress progress) {
        return new RunContext(client(), parallel, target(), app, progress, time);
    }

    public PremiumApp app() {
        return app;
    }

    public VirtualClock time() {
        return time;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public ScriptedTransport script() {
        return script;
    }

    @Override
    public void close() {
        parallel.close();
        transport.close();
        sandbox.close();
    }
}
