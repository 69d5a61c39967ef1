package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.report.VerdictStyle;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;

/** Colours verdicts, where the terminal has colours and the user wants them. */
public record VerdictColours(boolean on) implements VerdictStyle {

    private static final Map<Verdict, String> CODES =
            Map.of(Verdict.HELD, "32", Verdict.MISSING, "1;31", Verdict.NOT_OFFERED, "1;31", Verdict.UNKNOWN, "1;33");

    /** An id behind a name. */
    private static final Pattern ID = Pattern.compile("(?<=\" )\\((?:id )?[0-9a-f]{8}-[-0-9a-f]{27}\\)");

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

    @Override
    public String of(Verdict verdict, String word) {
        return on && CODES.containsKey(verdict) ? "\u001b[" + CODES.get(verdict) + "m" + word + "\u001b[m" : word;
    }

    @Override
    public String line(String line) {
        return on ? ID.matcher(line).replaceAll("\u001b[2m$0\u001b[m") : line;
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
