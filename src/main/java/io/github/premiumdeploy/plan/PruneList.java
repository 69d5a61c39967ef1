package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.text.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that {@code prune} may delete of an organization, and nothing else.
 *
 * @param organizationId the organization's id
 * @param candidates what may be deleted
 * @param confirmation how the user's {@code pruneConfirm} compares with it
 * @param limit how many of them may go in one run
 * @param prevented why nothing at all is pruned, if that is so
 */
public record PruneList(
        String organizationId,
        List<Candidate> candidates,
        Confirmation confirmation,
        int limit,
        Optional<String> prevented) {

    private static final int DIGITS = 12;

    /** How a list compares with the digest that the user gave. */
    public enum Confirmation {
        /** There is no digest. */
        NOT_GIVEN,
        /** It is that of the list. */
        EQUAL,
        /** It is that of another list. */
        DIFFERENT
    }

    /**
     * A resource that may be deleted.
     *
     * @param name its name in the organization, prefix included
     * @param isMade whether a receipt at hand says that this app made it
     * @param facts when and by whom it was made and changed, in the platform's words, as far as the platform tells
     */
    public record Candidate(String kind, String name, String id, boolean isMade, Map<String, String> facts) {}

    public PruneList {
        candidates = candidates.stream()
                .sorted(Comparator.comparing(Candidate::kind)
                        .thenComparing(Candidate::name)
                        .thenComparing(Candidate::id))
                .toList();
    }

    /** Stands for exactly this list in this organization. */
    public String digest() {
        List<String> parts = new ArrayList<>(List.of(organizationId));
        candidates.forEach(one -> parts.addAll(List.of(one.kind(), one.name(), one.id())));
        return Sha256.hex(parts).substring(0, DIGITS);
    }

    /** What goes: with the right digest all of it, without one what this app made, with another one nothing. */
    public List<Candidate> going() {
        return candidates.stream()
                .filter(one ->
                        confirmation == Confirmation.EQUAL || confirmation == Confirmation.NOT_GIVEN && one.isMade())
                .toList();
    }
}
