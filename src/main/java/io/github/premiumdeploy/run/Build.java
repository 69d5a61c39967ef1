package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.http.TokenStore;
import io.github.premiumdeploy.report.VerdictStyle;
import io.github.premiumdeploy.target.UserSettings;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The build that a goal runs in, as far as a goal needs to know: the port to Maven. */
public interface Build {

    /** Where lines for a reader go. */
    BuildLog log();

    /** All that must not be shown. */
    Redaction redaction();

    /** The environment's variables as the user has them, also where a daemon runs the build. */
    Map<String, String> environment();

    /** The directory that paths of the configuration start from. */
    Path basedir();

    /** The directory that the build makes anew. */
    Path buildDirectory();

    /** Whether the project has modules. */
    boolean hasModules();

    /** Whether what is built is no release. */
    boolean isSnapshot();

    /** A property of the command line; empty if there is none. */
    String userProperty(String name);

    /** What the user's settings know. */
    UserSettings settings();

    /** What the placeholders of a descriptor stand for. */
    Values values();

    /** The line of a terminal that shows how the work goes on; empty where nobody looks at one. */
    Optional<LiveLine> liveLine();

    /** How verdicts look on the console. */
    VerdictStyle verdicts();

    /** Takes lines for the standard output, where a CI server looks for commands. */
    Consumer<String> workflowOutput();

    /** Warns of something, once in the whole build, however many goals and modules notice it. */
    default void warnOnce(String line) {
        redactedLog().warn(line);
    }

    /** Where the work on targets goes. */
    default Destination destination() {
        return Destination.AS_CONFIGURED;
    }

    /** The tokens of the whole build, which all its modules share. */
    TokenStore tokens();

    /** How the plugin names itself to servers. */
    String userAgent();

    /** Where things may be kept from build to build, beside what Maven itself keeps; empty if there is no such place. */
    default Optional<Path> cacheDirectory() {
        return Optional.empty();
    }

    /** Whether the user wants nothing to be asked of any server. */
    default boolean isOffline() {
        return false;
    }

    /** The log for all that is not of a single target. */
    default RedactedLog redactedLog() {
        return new RedactedLog(log(), redaction());
    }
}
