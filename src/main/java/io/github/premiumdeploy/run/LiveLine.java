package io.github.premiumdeploy.run;

import io.github.premiumdeploy.maven.Terminal;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/** One line at the bottom of a terminal that is written over and over. */
public final class LiveLine {

    /** Narrower than any terminal in use: a line that wraps cannot be taken back. */
    private static final int WIDTH = 78;

    private static final String ERASE = "\r\u001b[2K";

    private final PrintWriter terminal;

    LiveLine(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /** That of the terminal of a build; empty in batch mode, where modules build side by side, and where no one looks. */
    public static Optional<LiveLine> of(MavenSession session) {
        boolean isAlone = session.getRequest().getDegreeOfConcurrency() <= 1;
        return isAlone && Terminal.isWatched(session) && knowsAnsi(System.getenv())
                ? Optional.of(new LiveLine(System.console().writer()))
                : Optional.empty();
    }

    static boolean knowsAnsi(Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "dumb");
        return !terminal.equals("dumb") && !environment.containsKey("CI");
    }

    /** Shows a text in the place of the former one. */
    void show(String text) {
        terminal.print(ERASE + (text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text));
        terminal.flush();
    }

    /** Takes the line away, before a line of the log. */
    void erase() {
        terminal.print(ERASE);
        terminal.flush();
    }
}
