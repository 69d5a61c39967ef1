package io.github.premiumdeploy.report;

import java.util.Locale;

/**
 * A command of GitHub Actions that annotates a run: one line of standard output. How it is escaped is published: in its text
 * the percent sign and line breaks, in its properties the colon and the comma, too.
 */
record WorkflowCommand(Level level, String title, String text) {

    /** How bad it is. */
    enum Level {
        ERROR,
        WARNING
    }

    /** The line. */
    String line() {
        return "::" + level.name().toLowerCase(Locale.ROOT) + " title="
                + escape(title).replace(":", "%3A").replace(",", "%2C") + "::" + escape(text);
    }

    private static String escape(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
