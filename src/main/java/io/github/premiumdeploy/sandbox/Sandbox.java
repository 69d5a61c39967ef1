package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.endpoint.Router;
import io.github.premiumdeploy.sandbox.http.HttpFront;
import io.github.premiumdeploy.sandbox.http.LoopbackServer;
import io.github.premiumdeploy.sandbox.http.RefusalWording;
import io.github.premiumdeploy.sandbox.organization.RefusalRules;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganizationException;
import io.github.premiumdeploy.sandbox.organization.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A local imitation of the Genesys Cloud platform: a real HTTP server on the loopback address that is as strict as the
 * platform, for rehearsals and tests.
 *
 * <p>A request comes over the wire ({@link LoopbackServer}, {@link HttpFront}), may go wrong as a plan of faults says
 * ({@link InjectedFaults}), and is led past token, rate limit and permissions to its endpoint ({@link Router}). Endpoints
 * work on what the organization has become ({@link State}) since it was read from a file ({@link SandboxOrganization}), and
 * behave as its switches say.
 *
 * <p>One server answers for both the API and the login host. It is thread-safe, its threads do not keep a JVM alive, and
 * everything it was taught is forgotten when it is closed.
 */
public final class Sandbox implements AutoCloseable {

    private final State state;
    private final Router router;
    private final InjectedFaults requests;
    private final HttpFront front;
    private final LoopbackServer files;
    private final LoopbackServer server;

    private Sandbox(SandboxOrganization organization, SandboxOptions options) throws IOException {
        state = new State(organization, options.clock());
        router = new Router(state, options.maxBodyBytes());
        requests = new InjectedFaults(router, options.faults(), options.maxRecordedRequests());
        RefusalRules refusals = organization.refusals();
        RefusalWording wording = new RefusalWording(refusals.message(), refusals.messageLength());
        ContractPage page = new ContractPage(router::contract, options.clock().instant());
        files = LoopbackServer.start(
                0,
                options.readTimeout(),
                new HttpFront(page::answer, options.clock(), options.maxBodyBytes(), Duration.ZERO, wording));
        if (organization.contract().offered()) {
            router.redirectContract("http://127.0.0.1:" + files.port() + ContractPage.PATH);
        }
        front = new HttpFront(
                requests::answer,
                options.clock(),
                options.maxBodyBytes(),
                Duration.ofMillis(organization.switches().latencyMillis()),
                wording);
        try {
            server = LoopbackServer.start(options.port(), options.readTimeout(), front);
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    /**
     * Makes sure that a sandbox can be started with an organization.
     *
     * @throws SandboxOrganizationException if it changes the contract of what the sandbox does not have
     */
    public static void check(SandboxOrganization organization) {
        new Router(new State(organization, Clock.systemUTC()), 0);
    }

    /**
     * Starts a sandbox.
     *
     * @throws SandboxOrganizationException if the organization changes the contract of what the sandbox does not have
     * @throws IOException if the port cannot be listened on
     */
    public static Sandbox start(SandboxOrganization organization, SandboxOptions options) throws IOException {
        return new Sandbox(organization, options);
    }

    /** What answers requests, whichever way they come. */
    HttpFront front() {
        return front;
    }

    /** Base URL of the API, without a slash at its end. */
    public String apiUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Base URL of the login server; the same server. */
    public String loginUrl() {
        return apiUrl();
    }

    /** The requests answered so far, as many as the options let it remember. */
    public List<RecordedRequest> requests() {
        return requests.requests();
    }

    /** The operations that this sandbox offers. */
    public List<Operation> operations() {
        return router.operations();
    }

    /**
     * What the organization has by now, in a form to compare: kinds of resources by name, with what they are configured
     * to be and whether they are enabled, references by name, and without ids, dates and versions. Two sandboxes that
     * were brought to the same state by different ways have equal snapshots. Secrets are not in it: a field of a
     * credential is a digest, or the name of the OAuth client whose id or present secret it is.
     */
    public JsonNode snapshot() {
        return router.between(new Snapshot(state)::take);
    }

    /**
     * Offers from now on the integration types and the permissions of another organization, too.
     *
     * @param wider differs from the one that the sandbox was started with in nothing else
     */
    public void offer(SandboxOrganization wider) {
        router.between(() -> {
            state.offer(wider);
            return wider;
        });
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        try {
            files.close();
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
