package io.github.premiumdeploy.run;

/** The log of the build as it is: what is sent there must have nothing secret. */
public interface BuildLog {

    /** Something that a reader of the build wants to know. */
    void info(String line);

    /** Something that a reader of the build should look at. */
    void warn(String line);

    /** Something that only helps to find a fault of the plugin. */
    void debug(String line);

    /** Whether anybody wants to know what {@link #debug} is told. */
    boolean isDebugEnabled();
}
