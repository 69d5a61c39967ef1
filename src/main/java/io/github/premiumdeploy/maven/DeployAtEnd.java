package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.http.Sleeper;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.run.GoalAction;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.RedactedLog;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Redaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Puts the work of a goal off until the last module of the build comes to it. That module must be the last one of all, so
 * that nothing can fail after it; what would keep this from holding is told before anything is put off.
 *
 * <p>Work that is put off answers with nothing (null) or with what went wrong: whether it is a failure, and why. These are
 * types of the JDK, since a module with plugin dependencies of its own loads the plugin's classes for itself.
 *
 * @param redaction what other modules get to see of a failure is redacted by
 */
public record DeployAtEnd(Reactor reactor, RedactedLog log, Redaction redaction, Sleeper sleeper) {

    private static final String DATA = "io.github.premiumdeploy.deployAtEnd:";
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** What puts off the work of the execution that a build is at. */
    public static DeployAtEnd of(MavenBuild build) {
        return new DeployAtEnd(build.reactor(), build.redactedLog(), build.redaction(), Sleeper.REAL);
    }

    /** Says what keeps the end of the build from being a time at which all modules have succeeded. */
    public void check(Problems problems) {
        List<String> after = reactor.modulesAfterTheLast();
        if (!after.isEmpty()) {
            problems.add(
                    "<deployAtEnd> is true, and the last module of the build does not have this goal in this phase: "
                            + String.join(", ", after) + " could still fail after the deploy",
                    "Bind the goal there, too, with <skip>true</skip> if the module has nothing to deploy; or set "
                            + Parameters.whereToSet("deployAtEnd") + " to false.");
        }
        List<String> left = reactor.modulesLeftOutByResuming();
        if (!left.isEmpty()) {
            problems.add(
                    "<deployAtEnd> is true, and this build resumes one (-rf) that put off the deploys of "
                            + String.join(", ", left) + " and never came to them",
                    "Run it again without -rf, so that they are not left out; or set "
                            + Parameters.whereToSet("deployAtEnd") + " to false.");
        }
    }

    /**
     * Starts work: at once, or with all the other modules' at the end of the build.
     *
     * @throws GoalFailedException if something of what is done now does not succeed
     */
    public void start(GoalAction action, boolean isPutOff) throws GoalFailedException {
        if (isPutOff) {
            putOff(action);
        } else {
            action.run();
            arriveWithoutWork();
        }
    }

    /**
     * Puts work off, or does all that was put off if this is the last module to come.
     *
     * @throws GoalFailedException if something of it does not succeed
     */
    void putOff(GoalAction action) throws GoalFailedException {
        int missing = arrive(List.of(() -> whatGoesWrong(action)));
        if (missing > 0) {
            log.info("Put off to the end of the build (deployAtEnd): " + missing + " of "
                    + reactor.executions().size() + " executions of this goal are still to come.");
            if (reactor.hasFailed()) {
                log.warn("A module has failed: nothing will be deployed (deployAtEnd).");
            }
        } else {
            doAll();
        }
    }

    /**
     * Arrives with nothing to put off, and does all that was if this is the last module to come.
     *
     * @throws GoalFailedException if something of it does not succeed
     */
    public void arriveWithoutWork() throws GoalFailedException {
        if (arrive(List.of()) == 0) {
            doAll();
        }
    }

    /** Whether it is a failure, and why; null if all is well. */
    private Map.Entry<Boolean, String> whatGoesWrong(GoalAction action) {
        try {
            action.run();
            return null;
        } catch (GoalFailedException e) {
            return Map.entry(
                    e.failure().isFailure(), redaction.ofOwn(e.failure().message()));
        } catch (RuntimeException e) {
            return Map.entry(false, redaction.ofOwn(FailureMessage.ofFault(e).message()));
        }
    }

    private int arrive(List<Supplier<Map.Entry<Boolean, String>>> work) {
        Map<String, Object> data = reactor.data();
        synchronized (data) {
            Map<String, List<Supplier<Map.Entry<Boolean, String>>>> arrived = arrived(data);
            arrived.put(reactor.thisExecution(), work);
            List<String> missing = new ArrayList<>(reactor.executions());
            missing.removeAll(arrived.keySet());
            return missing.size();
        }
    }

    @SuppressWarnings("unchecked") // Only this class knows the key.
    private Map<String, List<Supplier<Map.Entry<Boolean, String>>>> arrived(Map<String, Object> data) {
        return (Map<String, List<Supplier<Map.Entry<Boolean, String>>>>)
                data.computeIfAbsent(DATA + reactor.phase(), key -> new LinkedHashMap<>());
    }

    private void doAll() throws GoalFailedException {
        Map<String, Supplier<Map.Entry<Boolean, String>>> all = new LinkedHashMap<>();
        Map<String, Object> data = reactor.data();
        synchronized (data) {
            Map<String, List<Supplier<Map.Entry<Boolean, String>>>> arrived = arrived(data);
            for (String execution : reactor.executions()) {
                arrived.get(execution).forEach(work -> all.put(execution, work));
            }
            data.remove(DATA + reactor.phase());
        }
        if (all.isEmpty()) {
            return;
        }
        awaitOthers(all.keySet().stream().toList());
        List<String> todo = new ArrayList<>(all.keySet());
        while (!todo.isEmpty()) {
            String execution = todo.remove(0);
            log.info("Deploying what was put off: " + execution);
            Map.Entry<Boolean, String> wrong = all.get(execution).get();
            if (wrong != null) {
                List<String> lines = new ArrayList<>(List.of(execution + ": " + wrong.getValue()));
                if (!todo.isEmpty()) {
                    lines.add("Not deployed after this: " + String.join(", ", todo) + ".");
                }
                throw new GoalFailedException(FailureMessage.of(wrong.getKey(), lines));
            }
        }
    }

    /** With {@code -T} other modules may still be at work when the last one comes. */
    private void awaitOthers(List<String> putOff) throws GoalFailedException {
        while (!reactor.hasFailed() && !reactor.unfinishedModules().isEmpty()) {
            List<String> dependents = reactor.unfinishedModulesThatWaitForThis();
            if (!reactor.isParallel() || !dependents.isEmpty()) {
                throw undone(
                        putOff,
                        String.join(", ", dependents.isEmpty() ? reactor.unfinishedModules() : dependents)
                                + " cannot be waited for here. Bind the goal there, too, with <skip>true</skip>");
            }
            try {
                sleeper.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw undone(putOff, "the build was interrupted");
            }
        }
        if (reactor.hasFailed()) {
            throw undone(putOff, "another module of the build has failed");
        }
    }

    private static GoalFailedException undone(List<String> putOff, String reason) {
        return new GoalFailedException(FailureMessage.failure(
                "Nothing was deployed (deployAtEnd): " + reason + ".",
                "Not deployed: " + String.join(", ", putOff) + "."));
    }
}
