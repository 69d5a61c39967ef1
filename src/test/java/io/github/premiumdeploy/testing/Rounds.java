package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the rounds of requests that wait for each other: every request is held until no other begins any more, then all
 * that are there are answered at once, as one round. A chain of so many round trips is what a slow line would make of the
 * run. Nobody measures time: only the moment of quiet that ends a round is real.
 */
public final class Rounds implements Transport {

    private static final long QUIET_MILLIS = 60;

    private final Transport transport;
    private final List<List<String>> rounds = new ArrayList<>();
    private List<String> open = new ArrayList<>();
    private int number;

    public Rounds(Transport transport) {
        this.transport = transport;
    }

    @Override
    public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
        gather(request.method() + " " + request.uri().getPath());
        return transport.send(request, timeout);
    }

    /** The first of a round waits until it is quiet, and then lets all of it go. */
    private synchronized void gather(String request) {
        int own = number;
        boolean first = open.isEmpty();
        open.add(request);
        try {
            if (!first) {
                notifyAll();
                while (number == own) {
                    wait();
                }
                return;
            }
            int seen = 0;
            while (seen != open.size()) {
                seen = open.size();
                wait(QUIET_MILLIS);
            }
            rounds.add(open);
            open = new ArrayList<>();
            number++;
            notifyAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The rounds so far. */
    public synchronized List<List<String>> rounds() {
        return List.copyOf(rounds);
    }

    @Override
    public void close() {
        transport.close();
    }
}
