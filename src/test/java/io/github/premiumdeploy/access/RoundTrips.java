package io.github.premiumdeploy.access;

import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds each request until all of its round are there: what should go side by side and goes one after the other never gets
 * an answer. So the number of rounds is the length of the chain, without a look at a real clock.
 */
final class RoundTrips implements Transport {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("/oauth/token", "login"),
            Map.entry("/api/v2/tokens/me", "token"),
            Map.entry("/api/v2/organizations/me", "organization"),
            Map.entry("/api/v2/authorization/subjects/me", "grants"),
            Map.entry("/api/v2/authorization/products", "products"),
            Map.entry("/api/v2/apps/premium", "premium"),
            Map.entry("/api/v2/organizationCapabilities", "capabilities"),
            Map.entry("/api/v2/authorization/divisionspermitted/me", "divisions"),
            Map.entry("/api/v2/users/me", "user"),
            Map.entry("/api/v2/authorization/roles", "roles"),
            Map.entry("/api/v2/authorization/permissions", "catalogue"));

    private final Transport transport;
    private final List<List<String>> expected = new ArrayList<>();
    private final List<CountDownLatch> arrivals = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();

    /** Rounds are separated by {@code >}, requests by spaces. */
    RoundTrips(Transport transport, String rounds) {
        this.transport = transport;
        for (String round : rounds.split(">")) {
            List<String> names = new ArrayList<>(Arrays.asList(round.strip().split("\\s+")));
            expected.add(names);
            arrivals.add(new CountDownLatch(names.size()));
        }
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        CountDownLatch round = arrive(name(request));
        try {
            if (!round.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("not side by side: still waiting for one of " + expected);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return transport.send(request, timeout);
    }

    private static String name(HttpRequest request) {
        String path = request.uri().getPath();
        return path.startsWith("/api/v2/authorization/roles/") ? "role" : NAMES.getOrDefault(path, path);
    }

    /** The first round that still waits for this request. */
    private synchronized CountDownLatch arrive(String name) {
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).remove(name)) {
                CountDownLatch round = arrivals.get(i);
                round.countDown();
                return round;
            }
        }
        unexpected.add(name);
        return new CountDownLatch(0);
    }

    /** Requests that no round expected, and those that never came. */
    synchronized List<String> differences() {
        List<String> differences = new ArrayList<>();
        unexpected.forEach(name -> differences.add("unexpected " + name));
        expected.forEach(round -> round.forEach(name -> differences.add("missing " + name)));
        return differences;
    }

    @Override
    public void close() {
        transport.close();
    }
}
