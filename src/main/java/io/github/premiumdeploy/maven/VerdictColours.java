package io.github.premiumdeploy.maven;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;

/** Colours the verdicts at the start of a report's lines, where the terminal has colours and the user wants them. */
public final class VerdictColours {

    private static final Pattern VERDICT = Pattern.compile("^ {2}(ok|MISSING|NOT OFFERED|unknown)(?= )");
    private static final Map<String, String> CODES =
            Map.of("ok", "32", "MISSING", "1;31", "NOT OFFERED", "1;31", "unknown", "1;33");

    private final boolean on;

    public VerdictColours(boolean on) {
        this.on = on;
    }

    /**
     * Those of a build: as {@code -Dstyle.color} says; without it where Maven itself uses colours, a person looks, and
     * {@code NO_COLOR} is not set.
     */
    public static VerdictColours of(MavenSession session, Map<String, String> environment) {
        String style = session.getUserProperties().getProperty("style.color", "auto");
        boolean watched = Terminal.isWatched(session) && mavenHasColours();
        return new VerdictColours(wanted(style, environment, watched));
    }

    static boolean wanted(String style, Map<String, String> environment, boolean watched) {
        return switch (style.strip().toLowerCase(Locale.ROOT)) {
            case "always", "yes", "force" -> true;
            case "never", "no", "none" -> false;
            default ->
                watched
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb");
        };
    }

    /** The line, its verdict in colour. */
    public String of(String line) {
        Matcher verdict = VERDICT.matcher(line);
        return on && verdict.find()
                ? "  \u001b[" + CODES.get(verdict.group(1)) + "m" + verdict.group(1) + "\u001b[m"
                        + line.substring(verdict.end())
                : line;
    }

    /** Maven 3 lends its Jansi to plugins, which knows what {@code --log-file} and the like mean; Maven 4 has none. */
    private static boolean mavenHasColours() {
        try {
            return (boolean) Class.forName("org.fusesource.jansi.Ansi")
                    .getMethod("isEnabled")
                    .invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return true;
        }
    }
}
