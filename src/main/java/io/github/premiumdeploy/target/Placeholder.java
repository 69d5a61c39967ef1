package io.github.premiumdeploy.target;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognizes a value that was written to be replaced by the real one, such as "the organization that is meant",
 * {@code xxx}, {@code your-org-id}, {@code $ORG} or {@code <id>}.
 */
final class Placeholder {

    /** What a template or a shell would have replaced, and what brackets ask a reader to replace. */
    private static final Pattern BRACKETED = Pattern.compile("[<\\[{(@%$#].*");

    /** No id is longer than this. */
    private static final int LONGEST = 200;

    private static final Pattern ASKING =
            Pattern.compile("(your|insert|enter|put)[-_. ].*|(replace|fill|change)[-_. ]?(me|it|this|in)|.*[-_. ]here");

    private static final Pattern SENTENCE = Pattern.compile("(the|a|an|my|our|some|this|that)\\s.*");

    private static final Pattern CROSSED_OUT =
            Pattern.compile("x[-_. x]*x|(.*[^a-z0-9])?x{3,}([^a-z0-9].*)?|[0-]{8,}|[^\\p{L}\\p{N}]*");

    /** {@code true} is what Maven makes of {@code -Dgenesyscloud.organizationId} without a value. */
    private static final Set<String> WORDS = Set.of(
            "todo",
            "tbd",
            "tba",
            "fixme",
            "placeholder",
            "example",
            "dummy",
            "none",
            "null",
            "nil",
            "undefined",
            "unknown",
            "true",
            "false",
            "id",
            "uuid",
            "guid",
            "value",
            "org",
            "organization",
            "organisation",
            "region",
            "domain",
            "awsregion",
            "orgid",
            "organizationid",
            "organisationid",
            "applicationid",
            "appid",
            "environmentid",
            "envid");

    private Placeholder() {}

    /** Whether a text stands for a value that somebody has yet to write. */
    static boolean is(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST) {
            return false;
        }
        return WORDS.contains(lower.replaceAll("[^a-z]", "")) && lower.chars().noneMatch(Character::isDigit)
                || BRACKETED.matcher(lower).matches()
                || ASKING.matcher(lower).matches()
                || SENTENCE.matcher(lower).matches()
                || CROSSED_OUT.matcher(lower).matches();
    }
}
