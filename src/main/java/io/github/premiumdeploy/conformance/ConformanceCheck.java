package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.genesys.Operation;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Finds out about some assumptions, by published operations only.
 *
 * @param name the name that assumptions in the catalogue refer to
 * @param makes what it makes, changes and removes, in words; empty text if it only reads
 * @param steps its steps in one run
 * @param operations what it calls
 */
record ConformanceCheck(
        String name, String makes, Function<CheckContext, CheckSteps> steps, List<Operation> operations) {

    ConformanceCheck(String name, String makes, Function<CheckContext, CheckSteps> steps, Operation... operations) {
        this(name, makes, steps, List.of(operations));
    }

    /**
     * Looks.
     *
     * @throws IOException if there is no answer
     */
    void run(PlatformCalls calls, Conclusions conclusions, OwnResources own, String base) throws IOException {
        steps.apply(new CheckContext(name, calls, conclusions, own, base)).run();
    }
}
