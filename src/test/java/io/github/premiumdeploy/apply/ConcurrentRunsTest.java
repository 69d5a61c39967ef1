package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.ClientSecrets;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RandomDescriptor;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.Seeds;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two builds deploy the same app to one organization at the same time. Whatever the order of their requests, the
 * organization is in the end as one of them alone would have made it, and each build succeeded or says what was in its way.
 */
class ConcurrentRunsTest {

    private static final SandboxOrganization ORGANIZATION =
            SandboxHarness.parsed("switches: {legacyWidgets: true, clientsNeedRoles: false}\n");

    @TempDir
    Path directory;

    /** How two builds ended that did not succeed, and in what the organization differs from what one alone makes. */
    private record Race(List<Throwable> ends, List<String> differences) {}

    @Seeds(verify = 20, storm = 1000)
    void theyEndInOneState(long seed) throws Exception {
        Race race = race(seed, line -> line);
        List<String> wrong = new ArrayList<>(race.differences());
        race.ends().stream()
                .filter(end ->
                        !(end instanceof AssertionError && end.getMessage().contains("nother run")))
                .forEach(end -> wrong.add("ended with " + end));
        assertThat(wrong).isEmpty();
    }

    /**
     * The answers to some creations are lost as well, so that a build may take up what the other has made, which removes it: a
     * build that sees two and has made neither waits for that; one that still writes to it finds it gone. Of OAuth clients, which
     * tell their secrets once, a person may have to decide.
     */
    @Seeds(verify = 20, storm = 1000)
    void soTheyDoWhereAnswersAreLost(long seed) throws Exception {
        Random loss = new Random(seed);
        Race race = race(seed, line -> losing(line, loss));
        List<String> ends = race.ends().stream().map(Throwable::toString).toList();
        assertThat(ends)
                .allSatisfy(end -> assertThat(end)
                        .containsAnyOf(
                                "nother run",
                                "The secret of the OAuth client",
                                "of which nothing proves that this run made it",
                                "None of them was made by this run",
                                "answered 404",
                                "answered 400 invalid.value"));
        if (ends.size() < 2) {
            assertThat(ends).noneMatch(end -> end.contains("None of them was made by this run"));
        }
        if (ends.isEmpty()) {
            assertThat(race.differences()).isEmpty();
        }
    }

    private Race race(long seed, UnaryOperator<Transport> line) throws Exception {
        Descriptor descriptor = Provisioned.parse(new RandomDescriptor(new Random(seed)).next());
        try (Provisioned one = Provisioned.singleThreaded(ORGANIZATION, directory.resolve("one"));
                Provisioned other = one.beside(directory.resolve("other"));
                Provisioned alone = Provisioned.singleThreaded(ORGANIZATION, directory.resolve("alone"))) {
            alone.deploy(descriptor);
            Turns turns = new Turns(new Random(seed));
            one.harness().through(transport -> line.apply(turns.of(transport)));
            other.harness().through(transport -> line.apply(turns.of(transport)));
            List<Throwable> ends = turns.play(() -> one.deploy(descriptor), () -> other.deploy(descriptor));
            List<String> differences = new ArrayList<>(SnapshotDiff.differences(
                    SnapshotDiff.withoutOwnGrants(one.snapshot()), SnapshotDiff.withoutOwnGrants(alone.snapshot())));
            List<String> lost = new ClientSecrets(one).lost();
            lost.retainAll(new ClientSecrets(other).lost());
            differences.addAll(lost);
            return new Race(ends, differences);
        }
    }

    /** A line on which one of twelve answers to creations is lost. */
    private static Transport losing(Transport transport, Random loss) {
        return new Transport() {
            @Override
            public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                HttpResponse answer = transport.send(request, timeout);
                String path = request.uri().getPath();
                boolean creates =
                        request.method().equals("POST") && !path.endsWith("search") && !path.endsWith("token");
                synchronized (loss) {
                    if (creates && loss.nextInt(12) == 0) {
                        throw new TransportException(
                                TransportException.Kind.CONNECTION_LOST, request.uri(), "the answer is lost");
                    }
                }
                return answer;
            }

            @Override
            public void close() {
                transport.close();
            }
        };
    }

    /** Lets one request at a time through, of the one or the other as chance has it. */
    private static final class Turns {

        private interface Work {
            void run() throws Exception;
        }

        private final Random random;
        private final List<Thread> waiting = new ArrayList<>();
        private int running;

        Turns(Random random) {
            this.random = random;
        }

        List<Throwable> play(Work... works) throws InterruptedException {
            List<Throwable> ends = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            running = works.length;
            for (Work work : works) {
                Thread thread = new Thread(() -> {
                    try {
                        work.run();
                    } catch (Throwable e) {
                        synchronized (ends) {
                            ends.add(e);
                        }
                    } finally {
                        leave();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return ends;
        }

        private synchronized void leave() {
            running--;
            notifyAll();
        }

        /** Returns when it is this thread's turn: when all others wait too, one of them is chosen. */
        private synchronized void await() {
            Thread self = Thread.currentThread();
            waiting.add(self);
            notifyAll();
            try {
                while (waiting.contains(self)) {
                    if (waiting.size() == running) {
                        waiting.remove(random.nextInt(waiting.size()));
                        notifyAll();
                    } else {
                        wait();
                    }
                }
            } catch (InterruptedException e) {
                self.interrupt();
                throw new AssertionError(e);
            }
        }

        Transport of(Transport transport) {
            return new Transport() {
                @Override
                public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                    await();
                    return transport.send(request, timeout);
                }

                @Override
                public void close() {
                    transport.close();
                }
            };
        }
    }
}
