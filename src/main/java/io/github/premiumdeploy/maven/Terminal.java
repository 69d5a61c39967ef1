package io.github.premiumdeploy.maven;

import java.io.Console;
import org.apache.maven.execution.MavenSession;

/** The terminal that a build may run in. */
public final class Terminal {

    private Terminal() {}

    /** Whether a person looks: not in batch mode, and not where the output goes elsewhere. */
    public static boolean isWatched(MavenSession session) {
        return session.getRequest().isInteractiveMode() && isTerminal(System.console());
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
