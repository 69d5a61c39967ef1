package io.github.premiumdeploy.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
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
        StringBuilder text = new StringBuilder();
        add(text, organizationId);
        candidates.forEach(one -> {
            add(text, one.kind());
            add(text, one.name());
            add(text, one.id());
        });
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** With its length before it, no text can be read as two. */
    private static void add(StringBuilder all, String text) {
        all.append(text.length()).append(':').append(text);
    }

    /** What goes: with the right digest all of it, without one what this app made, with another one nothing. */
    public List<Candidate> going() {
        return candidates.stream()
                .filter(one ->
                        confirmation == Confirmation.EQUAL || confirmation == Confirmation.NOT_GIVEN && one.isMade())
                .toList();
    }
}
