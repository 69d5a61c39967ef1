package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * Counts the rounds of requests that wait for each other: every request is held until none can begin any more before one is
 * answered, then all that are there are answered, as one round. A chain of so many round trips is what a slow line would make
 * of the run.
 *
 * <p>Nothing is measured. A round is complete when each thread of the run waits for an answer, for a task that is not done,
 * or for a lock of a thread that waits; the threads of the run are those of its
 * {@linkplain #threads executor}, and those that sent a request, began a task there or waited for one. How long that takes does not matter.
 */
public final class RequestRounds {

    private final List<List<String>> rounds = new ArrayList<>();
    private final Map<Thread, String> held = new HashMap<>();
    private final Set<Thread> outside = new HashSet<>();
    private final Set<Thread> working = new HashSet<>();
    private final Map<Thread, Future<?>> awaited = new HashMap<>();
    private int size;
    private int unfinished;
    private int unfinishedSteps;

    /** Threads for the run, at most so many at once; all that the run does beside its own thread it does there. */
    public RoundThreads threads(int atOnce) {
        size = atOnce;
        return new RoundThreads(this, atOnce);
    }

    /** Holds the requests to a transport. */
    public Transport over(Transport transport) {
        return new Transport() {
            @Override
            public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                hold(request.method() + " " + request.uri().getPath());
                return transport.send(request, timeout);
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    /** The complete rounds so far, each of them as {@code METHOD /path}. */
    public synchronized List<List<String>> rounds() {
        return List.copyOf(rounds);
    }

    /** The first of a round looks whether it is complete, and then lets all of it go. */
    private synchronized void hold(String request) {
        Thread self = Thread.currentThread();
        boolean first = held.isEmpty();
        takesPart();
        held.put(self, request);
        notifyAll();
        try {
            while (held.containsKey(self)) {
                if (first && isComplete()) {
                    rounds.add(List.copyOf(held.values()));
                    held.clear();
                    notifyAll();
                } else if (first) {
                    // Nobody tells when a thread comes to wait for a lock; what is found out does not depend on when.
                    wait(1);
                } else {
                    wait();
                }
            }
        } catch (InterruptedException e) {
            self.interrupt();
            throw new AssertionError("interrupted in a round with " + held.values(), e);
        }
    }

    private boolean isComplete() {
        return working.size() == Math.min(unfinished, size)
                && outside.stream().allMatch(this::waits)
                && working.stream().allMatch(this::waits);
    }

    private boolean waits(Thread thread) {
        if (held.containsKey(thread)) {
            return true;
        }
        if (awaited.containsKey(thread)) {
            return !awaited.get(thread).isDone();
        }
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
        if (info == null || info.getLockInfo() == null) {
            return false;
        }
        if (info.getLockInfo().getIdentityHashCode() == System.identityHashCode(this)) {
            return false;
        }
        if (info.getLockOwnerId() >= 0) {
            return held.keySet().stream().anyMatch(owner -> owner.getId() == info.getLockOwnerId());
        }
        // The steps of a plan are waited for all together: the thread does not go on before the last one.
        return outside.contains(thread)
                && unfinishedSteps > 0
                && info.getLockInfo().getClassName().startsWith("java.util.concurrent.CompletableFuture");
    }

    private void takesPart() {
        if (!working.contains(Thread.currentThread())) {
            outside.add(Thread.currentThread());
        }
    }

    synchronized void submitted(boolean step) {
        takesPart();
        unfinished++;
        unfinishedSteps += step ? 1 : 0;
    }

    synchronized void begun() {
        working.add(Thread.currentThread());
    }

    synchronized void finished(boolean step) {
        working.remove(Thread.currentThread());
        unfinished--;
        unfinishedSteps -= step ? 1 : 0;
        notifyAll();
    }

    synchronized void awaits(Future<?> task) {
        takesPart();
        awaited.put(Thread.currentThread(), task);
        notifyAll();
    }

    synchronized void goesOn() {
        awaited.remove(Thread.currentThread());
    }
}
