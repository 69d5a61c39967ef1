package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.run.LiveLine;
import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** The terminal that a build may run in. */
public final class Terminal {

    private Terminal() {}

    /** Whether a person looks: not in batch mode, and not where the output goes elsewhere. */
    public static boolean isWatched(MavenSession session) {
        return session.getRequest().isInteractiveMode() && isTerminal(System.console());
    }

    /** The last line of the terminal; none in batch mode, where modules build side by side, and where no one looks. */
    static Optional<LiveLine> liveLine(MavenSession session) {
        boolean isAlone = session.getRequest().getDegreeOfConcurrency() <= 1;
        return isAlone && isWatched(session) && knowsAnsi(System.getenv())
                ? Optional.of(new LiveLine(System.console().writer()))
                : Optional.empty();
    }

    static boolean knowsAnsi(Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "dumb");
        return !terminal.equals("dumb") && !environment.containsKey("CI");
    }

    /** From Java 22 on there is a console also where nobody looks, and it can be asked. */
    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
