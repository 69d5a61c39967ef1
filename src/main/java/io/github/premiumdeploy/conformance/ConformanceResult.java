package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.conformance.Conclusion.State;
import java.util.List;
import java.util.Optional;

/**
 * What a run found out about an organization.
 *
 * @param conclusions one for each assumption, in the order of the catalogue
 * @param left what the run made and could not remove, or does not know to be removed
 * @param requests how many it sent, without the login
 * @param wrote whether it was allowed to make things
 * @param ended why it ended before its time, if it did
 */
public record ConformanceResult(
        List<Conclusion> conclusions, List<OwnResource> left, int requests, boolean wrote, Optional<String> ended) {

    public ConformanceResult {
        conclusions = List.copyOf(conclusions);
        left = List.copyOf(left);
    }

    /** How many assumptions are in a state. */
    public long count(State state) {
        return of(state).size();
    }

    /** The conclusions of a state. */
    public List<Conclusion> of(State state) {
        return conclusions.stream()
                .filter(conclusion -> conclusion.state() == state)
                .toList();
    }

    /** All in one line. */
    public String summary() {
        return conclusions.size() + " assumptions: " + count(State.HELD) + " held, " + count(State.DIFFERS)
                + (count(State.DIFFERS) == 1 ? " differs, " : " differ, ") + count(State.NOT_SEEN) + " not seen; "
                + requests + " requests" + (wrote ? "" : ", all of them reads")
                + (left.isEmpty() ? "." : "; " + left.size() + " left in the organization.");
    }
}
