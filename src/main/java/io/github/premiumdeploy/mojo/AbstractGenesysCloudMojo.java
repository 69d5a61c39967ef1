package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.ConfigurationCheck;
import io.github.premiumdeploy.maven.MavenLog;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.OwnWords;
import io.github.premiumdeploy.run.RedactedLog;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Printable;
import io.github.premiumdeploy.text.Redaction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: skip, check what the build says of them, refuse to work offline, run, and turn whatever went wrong into a message. */
abstract class AbstractGenesysCloudMojo extends AbstractMojo {

    /**
     * Do nothing.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Work on a sandbox that the plugin starts by itself, once for the whole build, and that ends with it: no credentials are
     * read, and nothing outside this machine is reached. Receipts, reports and secrets of a rehearsal go to the directory
     * {@code rehearsal} below {@code outputDirectory}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.rehearse", defaultValue = "false")
    private boolean rehearse;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final Redaction redaction = new Redaction();

    {
        OwnWords.all().forEach(redaction::addClear);
    }

    /**
     * Does the goal's work.
     *
     * @throws GoalFailedException if it does not succeed
     * @throws InvalidConfigurationException if its parameters cannot be used
     */
    abstract void run() throws GoalFailedException, InvalidConfigurationException;

    /**
     * Does what is to be done even so if the goal is skipped.
     *
     * @throws GoalFailedException if it does not succeed
     */
    void skipped() throws GoalFailedException {
        // Most goals do nothing then.
    }

    /**
     * Takes note of what is wrong with what the build says of the goal.
     *
     * @throws InvalidConfigurationException if there is anything, unless the goal tells it together with what it finds
     */
    void check(Problems found) throws InvalidConfigurationException {
        found.throwIfAny();
    }

    /** Whether the goal talks to an organization, which {@code mvn -o} forbids. */
    boolean needsNetwork() {
        return false;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            if (skip) {
                log().info("Skipped: genesyscloud.skip is true.");
                skipped();
            } else {
                check(ConfigurationCheck.problems(session, execution));
                ConfigurationCheck.warnings(session, execution).forEach(log()::warn);
                requireNetwork();
                run();
            }
        } catch (GoalFailedException e) {
            end(e.failure(), e.getCause());
        } catch (InvalidConfigurationException e) {
            end(FailureMessage.failure(e.getMessage()), null);
        } catch (RuntimeException e) {
            end(FailureMessage.ofFault(e), e);
        }
    }

    private void requireNetwork() throws MojoFailureException {
        if (needsNetwork() && session.isOffline() && !isRehearsal()) {
            throw new MojoFailureException(
                    "Maven works offline (-o, --offline, or <offline> in settings.xml), and this goal"
                            + " talks to Genesys Cloud. Run without -o, or leave the goal out with -Dgenesyscloud.skip=true.");
        }
    }

    /**
     * Ends the goal with a message. What caused it goes along as suppressed, so that {@code mvn -e} shows it and Maven does
     * not append its message; if it shows anything secret, or anything that a terminal would obey, it does not go along.
     */
    private void end(FailureMessage failure, Throwable cause) throws MojoExecutionException, MojoFailureException {
        String message = redaction.ofOwn(Printable.lines(redaction.ofOwn(failure.message())));
        Optional<Throwable> shown = Optional.ofNullable(cause).filter(this::isPresentable);
        if (failure.isFailure()) {
            MojoFailureException exception = new MojoFailureException(message);
            shown.ifPresent(exception::addSuppressed);
            throw exception;
        }
        MojoExecutionException error = new MojoExecutionException(message);
        shown.ifPresent(error::addSuppressed);
        throw error;
    }

    private boolean isPresentable(Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        String text = trace.toString().replace("\r\n", "\n");
        return Printable.is(text) && redaction.ofOwn(text).equals(text);
    }

    /** Whether the goal works on the sandbox of a rehearsal: where it is to, and where another goal of the build does. */
    final boolean isRehearsal() {
        return rehearse || Rehearsal.isUnderWay(session);
    }

    final MavenSession session() {
        return session;
    }

    final MojoExecution execution() {
        return execution;
    }

    final Redaction redaction() {
        return redaction;
    }

    final RedactedLog log() {
        return new RedactedLog(new MavenLog(getLog()), redaction);
    }
}
