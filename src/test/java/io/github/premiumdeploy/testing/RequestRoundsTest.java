package io.github.premiumdeploy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes side by side is one round, however long it takes to begin, and what needs an answer is another. */
@HangGuard
class RequestRoundsTest {

    private final RequestRounds rounds = new RequestRounds();
    private final Parallel parallel = new Parallel(rounds.threads(3));
    private final ScriptedTransport server =
            new ScriptedTransport().forever(request -> ScriptedTransport.response(200, ""));
    private final Transport transport = rounds.over(server);

    @AfterEach
    void close() {
        parallel.close();
    }

    private int get(String path) {
        try {
            HttpRequest request =
                    new HttpRequest("GET", URI.create("https://api.example.com" + path), Map.of(), Optional.empty());
            return transport.send(request, Duration.ofSeconds(1)).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Takes far longer than a moment of quiet would be. */
    private int getLate(String path) {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return get(path);
    }

    @Test
    void waitsForTheLastOfARound() {
        Supplier<?> one = parallel.start(() -> get("/one"));
        Supplier<?> late = parallel.start(() -> getLate("/late"));
        one.get();
        late.get();
        assertThat(rounds.rounds())
                .singleElement()
                .satisfies(round -> assertThat(round).containsExactlyInAnyOrder("GET /one", "GET /late"));
    }

    @Test
    void waitsForTheThreadThatStartsTheOthers() {
        Supplier<?> one = parallel.start(() -> get("/one"));
        getLate("/late");
        one.get();
        get("/next");
        assertThat(rounds.rounds()).hasSize(2);
        assertThat(rounds.rounds().get(0)).containsExactlyInAnyOrder("GET /one", "GET /late");
        assertThat(rounds.rounds().get(1)).containsExactly("GET /next");
    }

    @Test
    void endsARoundWhereTheOthersWaitForALock() {
        Object lock = new Object();
        Supplier<?> one = parallel.start(() -> {
            synchronized (lock) {
                return get("/any");
            }
        });
        Supplier<?> two = parallel.start(() -> {
            synchronized (lock) {
                return get("/any");
            }
        });
        one.get();
        two.get();
        assertThat(rounds.rounds())
                .hasSize(2)
                .allSatisfy(round -> assertThat(round).containsExactly("GET /any"));
    }

    @Test
    void countsTheStepsOfAPlanThatNeedEachOther() throws Exception {
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> get("/first"), parallel.threads());
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> getLate("/beside"), parallel.threads());
        CompletableFuture.allOf(first, beside)
                .thenRunAsync(() -> get("/second"), parallel.threads())
                .get();
        assertThat(rounds.rounds()).hasSize(2);
        assertThat(rounds.rounds().get(1)).containsExactly("GET /second");
    }

    @Test
    void takesAsManyForARoundAsThereAreThreads() {
        Supplier<?>[] all = new Supplier<?>[5];
        for (int i = 0; i < all.length; i++) {
            all[i] = parallel.start(() -> get("/any"));
        }
        for (Supplier<?> one : all) {
            one.get();
        }
        assertThat(rounds.rounds().get(0)).hasSize(3);
        assertThat(rounds.rounds().stream().mapToInt(List::size).sum()).isEqualTo(5);
    }
}
