package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.http.TransportException.Kind;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks an organization about every assumption of the catalogue. */
public final class ConformanceRun {

    private static List<ConformanceCheck> reading() {
        return List.of(new AuthorizationReads(), new ListReads(), new TypeReads());
    }

    private static List<ConformanceCheck> writing() {
        return List.of(
                new RoleWrites(),
                new GroupWrites(),
                new OAuthClientWrites(),
                new IntegrationWrites(),
                new ActionWrites(),
                new DataTableWrites(),
                new OpenMessagingWrites(),
                new TrunkWrites());
    }

    private static final String INTERRUPTED = "the build was interrupted";

    /** So many checks in a row without an answer, and the others are not begun. */
    private static final int MOST_BROKEN = 3;

    private final GenesysClient client;
    private final Optional<String> base;
    private final OwnResources own;
    private final Consumer<String> progress;
    private final PlatformCalls calls;

    /**
     * A run.
     *
     * @param base what the names of all that is made begin with; empty if nothing is made
     * @param own what the run makes is noted there, of which there is nothing yet
     * @param progress is told, in words for a reader, what happens
     */
    public ConformanceRun(GenesysClient client, Optional<String> base, OwnResources own, Consumer<String> progress) {
        this.client = client;
        this.base = base;
        this.own = own;
        this.progress = progress;
        this.calls = new PlatformCalls(client, own);
    }

    /** What a run that may write does, in words. */
    public static List<String> intentions() {
        return writing().stream().map(ConformanceCheck::makes).toList();
    }

    /** The operations that such a run calls. */
    public static Set<Operation> operations(boolean writes) {
        return Stream.of(List.of(new IdentityReads()), reading(), writes ? writing() : List.<ConformanceCheck>of())
                .flatMap(List::stream)
                .flatMap(check -> check.operations().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Asks the run to end: what it made is removed, and no further check begins. May be called by any thread. */
    public void stop() {
        calls.stop();
    }

    /**
     * Runs all checks.
     *
     * @throws IOException if the list of what was made cannot be kept, or the login fails
     */
    public ConformanceResult run() throws IOException {
        Masking masking = new Masking();
        base.ifPresent(masking::hide);
        Conclusions conclusions = new Conclusions(masking);
        client.login();
        Optional<String> ended = all(List.of(new IdentityReads()), conclusions, Optional.empty());
        List<CallResult> first = calls.results();
        if (ended.isEmpty() && (first.isEmpty() || !first.get(0).isGood())) {
            ended = Optional.of("who calls could not be read");
        }
        ended = all(reading(), conclusions, ended);
        IdentityReads.hideNames(calls.results(), masking);
        if (base.isEmpty()) {
            writing()
                    .forEach(check ->
                            conclusions.leave(check.name(), "seen only with -Dgenesyscloud.conformanceWrites=PREFIX"));
        } else {
            ended = all(writing(), conclusions, ended);
        }
        new AnswersInGeneral().run(calls, conclusions, own, "");
        return new ConformanceResult(conclusions.all(), own.all(), calls.requests(), base.isPresent(), ended);
    }

    /** Runs checks one after the other, each with what it leaves removed before the next begins. */
    private Optional<String> all(List<ConformanceCheck> checks, Conclusions conclusions, Optional<String> before)
            throws IOException {
        Removals removals = new Removals(calls, own);
        int broken = 0;
        Optional<String> ended = before;
        for (ConformanceCheck check : checks) {
            if (ended.isEmpty() && Thread.currentThread().isInterrupted()) {
                ended = Optional.of(INTERRUPTED);
            }
            if (ended.isPresent()) {
                conclusions.leave(check.name(), "the run had ended: " + ended.get());
                continue;
            }
            progress.accept("Checking: " + check.name());
            try {
                check.run(calls, conclusions, own, base.orElse(""));
                broken = 0;
            } catch (TransportException e) {
                conclusions.leave(check.name(), "no answer: " + e.getMessage());
                if (e.kind() == Kind.INTERRUPTED || e.kind() == Kind.DEADLINE || ++broken == MOST_BROKEN) {
                    ended = Optional.of(e.getMessage());
                }
            } finally {
                removals.removeAll();
            }
        }
        return ended;
    }
}
