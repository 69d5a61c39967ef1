package io.github.premiumdeploy.run;

import java.io.PrintWriter;

/** One line at the bottom of a terminal that is written over and over. */
public record LiveLine(PrintWriter terminal) {

    /** Narrower than any terminal in use: a line that wraps cannot be taken back. */
    private static final int WIDTH = 78;

    private static final String ERASE = "\r\u001b[2K";

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
