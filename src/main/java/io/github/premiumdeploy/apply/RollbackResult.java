package io.github.premiumdeploy.apply;

import java.util.List;
import java.util.Optional;

/** What became, after a run had failed, of what it had done before. */
public sealed interface RollbackResult {

    /** The run had written nothing, or keeps what it did. */
    record None() implements RollbackResult {}

    /**
     * Nothing was undone at all.
     *
     * @param reason why not, in words without a full stop
     */
    record Omitted(String reason) implements RollbackResult {}

    /**
     * What was done was undone, as far as that was possible.
     *
     * @param removed how many resources were removed
     * @param restored how many resources are as before
     * @param left what could not be undone
     */
    record RolledBack(int removed, int restored, List<Left> left) implements RollbackResult {
        public RolledBack {
            left = List.copyOf(left);
        }
    }

    /**
     * Something that could not be undone.
     *
     * @param name its name in the organization
     * @param reason why, in words without a full stop
     */
    record Left(String kind, String name, Optional<String> id, String reason) {}
}
