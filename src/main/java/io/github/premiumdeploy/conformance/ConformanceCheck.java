package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.genesys.Operation;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** A check that only reads. */
    static ConformanceCheck reading(String name, Function<CheckContext, CheckSteps> steps, Operation... operations) {
        return new ConformanceCheck(name, "", steps, List.of(operations));
    }

    /** A check that makes, reads and deletes resources of some kinds, and calls more besides. */
    static ConformanceCheck writing(
            String name,
            String makes,
            Function<CheckContext, CheckSteps> steps,
            List<OwnResource.Kind> kinds,
            Operation... more) {
        Stream<Operation> ofKinds =
                kinds.stream().flatMap(kind -> Stream.of(kind.create(), kind.read(), kind.delete()));
        return new ConformanceCheck(
                name, makes, steps, Stream.concat(ofKinds, Stream.of(more)).toList());
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
