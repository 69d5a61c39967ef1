package io.github.premiumdeploy.report;

import static io.github.premiumdeploy.report.RefusalText.causes;
import static io.github.premiumdeploy.report.RefusalText.correlation;
import static io.github.premiumdeploy.report.RefusalText.headline;
import static io.github.premiumdeploy.report.RefusalText.isFailure;
import static io.github.premiumdeploy.report.RefusalText.refused;
import static io.github.premiumdeploy.report.RefusalText.remedy;
import static io.github.premiumdeploy.report.RefusalText.request;
import static io.github.premiumdeploy.report.RefusalText.server;
import static io.github.premiumdeploy.report.RefusalText.who;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.apply.RollbackResult.None;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.Broken;
import io.github.premiumdeploy.apply.RunFailure.DriftFound;
import io.github.premiumdeploy.apply.RunFailure.Impossible;
import io.github.premiumdeploy.apply.RunFailure.Interrupted;
import io.github.premiumdeploy.apply.RunFailure.NotAsPlanned;
import io.github.premiumdeploy.apply.RunFailure.NotVerified;
import io.github.premiumdeploy.apply.RunFailure.PermissionsMissing;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.RemovalNotConfirmed;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.apply.RunFailure.Stopped;
import io.github.premiumdeploy.apply.RunFailure.SubmissionEnded;
import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Puts into words why a run on one target is not done. */
final class RunFailureText {

    /** What stops a run with and without a preflight. */
    private static final Set<Check> NOT_LEFT_TO_THE_PLATFORM =
            EnumSet.of(Check.ANSWER, Check.TOKEN, Check.ORGANIZATION, Check.PLAN);

    private static final String NOTHING_WRITTEN = "Nothing was written.";

    private final String goal;
    private final Target target;
    private final AccessReport caller;
    private final boolean isRolledBack;

    /**
     * Of a run of a goal on a target.
     *
     * @param failed how it failed; what became of what was done before is told elsewhere, and leaves out what would not hold
     *     beside it
     */
    RunFailureText(String goal, Target target, Failed<?> failed) {
        this.goal = goal;
        this.target = target;
        this.caller = failed.caller();
        this.isRolledBack = !(failed.rollback() instanceof None);
    }

    FailureMessage of(RunFailure failure) {
        if (failure instanceof Stopped stopped) {
            return stopped(stopped.report());
        } else if (failure instanceof Refused refused) {
            return refusal(refused);
        } else if (failure instanceof Impossible impossible) {
            List<Finding> cause = List.of(impossible.finding());
            List<String> lines = new ArrayList<>();
            AccessReport who = caller.organization().isPresent() ? caller : impossible.caller();
            lines.add(headline(would(goal, who, cause), cause));
            causes(cause, lines);
            if (who.organization().isPresent()) {
                who(who, target, lines);
            }
            lines.add(NOTHING_WRITTEN);
            return failure(lines);
        } else if (failure instanceof StepFailed step) {
            return step(step);
        } else if (failure instanceof NotAsPlanned different) {
            return ReadBackText.of(different, target, isRolledBack);
        } else if (failure instanceof NotVerified unverified) {
            return error(
                    isRolledBack
                            ? List.of(unverified.reason())
                            : List.of(unverified.reason(), "What was done is in receipt.json."));
        } else if (failure instanceof SubmissionEnded submission) {
            return SubmissionEndText.of(submission, target);
        } else if (failure instanceof Broken broken) {
            return broken(broken.reason());
        } else if (failure instanceof Interrupted interrupted) {
            return interrupted(interrupted);
        } else if (failure instanceof PermissionsMissing missing) {
            return FailureMessage.of(
                    !isOfTheNetwork(missing.report()), missing(missing.goal(), target, missing.report()));
        } else if (failure instanceof DriftFound drift) {
            return failure(List.of(
                    "The organization is not as described. " + PlanReport.summary(drift.plan()),
                    "Run premium-deploy to make it so; the plan is in " + drift.file() + "."));
        }
        RemovalNotConfirmed unconfirmed = (RemovalNotConfirmed) failure;
        return failure(List.of(
                "Nothing was removed: the removal is not confirmed.",
                "If all of the above is to be removed for good, run again with \"-Dgenesyscloud.confirm="
                        + unconfirmed.prefix() + "\"."));
    }

    private static FailureMessage failure(List<String> lines) {
        return FailureMessage.of(true, lines);
    }

    private static FailureMessage error(List<String> lines) {
        return FailureMessage.of(false, lines);
    }

    static List<String> missing(String goal, Target target, AccessReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(would(goal, report, report.refusals()), report.refusals()));
        causes(report.refusals(), lines);
        notes(report, lines);
        // What the endpoint itself said: support asks for it, also where it is explained.
        for (Finding probe : of(Cause.PROBE_REFUSED, report)) {
            evidence("  Probe:           ", List.of(probe), lines);
            correlation(probe.fact(Finding.Fact.CORRELATION_ID), lines);
        }
        who(report, target, lines);
        return lines;
    }

    /** That the server's own words are to be taken with care. */
    private static void notes(AccessReport report, List<String> lines) {
        evidence("Note: ", of(Cause.PERMISSIONS_LISTED_OTHERWISE, report), lines);
    }

    private static void evidence(String head, List<Finding> findings, List<String> lines) {
        findings.forEach(finding -> lines.add(head + Advice.of(finding).evidence()));
    }

    private static List<Finding> of(Cause cause, AccessReport report) {
        return report.findings().stream()
                .filter(finding -> finding.cause() == cause)
                .toList();
    }

    private static String would(String goal, AccessReport report, List<Finding> causes) {
        String organization = report.organization()
                .map(one -> "rganization " + (one.name().isEmpty() ? one.id() : "\"" + one.name() + "\""))
                .orElse("");
        if (report.findings().stream().anyMatch(f -> f.cause().isWrongOrganization())) {
            return goal + " must not run on " + (organization.isEmpty() ? "this organization" : "o" + organization);
        }
        if (organization.isEmpty()) {
            return goal + " cannot run";
        }
        return causes.get(0).check() == Check.PLAN || causes.get(0).check() == Check.ANSWER
                ? goal + " cannot run on o" + organization
                : "O" + organization + " would refuse " + goal;
    }

    /** What may be in the way as well, as check-permissions says it. */
    private static void uncertain(AccessReport report, List<String> lines) {
        evidence("Not certain: ", report.unknown(), lines);
    }

    private FailureMessage refusal(Refused refused) {
        List<String> lines = refusal("Could not " + refused.answer().operation().action(), refused);
        if (refused.answer().operation().isRead()) {
            // What is read back after a write is no refusal of the run.
            lines.add(NOTHING_WRITTEN);
        }
        return FailureMessage.of(isFailure(refused.answer()), lines);
    }

    /** Why a request was refused; where that is known, headed by what did not happen. */
    private List<String> refusal(String what, Refused refused) {
        List<Finding> causes = inOrder(refused);
        if (causes.isEmpty()) {
            return refused(refused.answer(), target);
        }
        List<String> lines = new ArrayList<>();
        lines.add(headline(what, causes));
        causes(causes, lines);
        notes(refused.report(), lines);
        uncertain(refused.report(), lines);
        request(refused.answer(), lines);
        who(refused.report(), target, lines);
        return lines;
    }

    /** What is in the way, that of the refused request first. */
    private static List<Finding> inOrder(Refused refused) {
        ApiException answer = refused.answer();
        return refused.report().refusals().stream()
                .sorted(Comparator.comparing(finding -> !isAbout(finding, answer)))
                .toList();
    }

    private static boolean isAbout(Finding finding, ApiException answer) {
        return answer.operation().signature().equals(finding.fact(Finding.Fact.ENDPOINT))
                || finding.permissions().stream().anyMatch(answer.operation().permissions()::contains);
    }

    /** The plugin stopped the run by itself: for what is surely missing, or for a guard that it cannot check. */
    private FailureMessage stopped(AccessReport report) {
        List<Finding> causes = report.refusals();
        if (causes.isEmpty()) {
            List<String> lines = new ArrayList<>();
            lines.add("The run was stopped: <organizationId> guards it, and the organization is not known.");
            causes(of(Cause.ORGANIZATION_UNKNOWN, report), lines);
            lines.add(NOTHING_WRITTEN);
            return error(lines);
        }
        boolean optional = causes.stream().map(Finding::check).noneMatch(NOT_LEFT_TO_THE_PLATFORM::contains);
        List<String> lines = missing(goal, target, report);
        uncertain(report, lines);
        lines.add(NOTHING_WRITTEN
                + (optional
                        ? " <preflight>false</preflight> (property genesyscloud.preflight) leaves this check to the"
                                + " platform."
                        : ""));
        return isOfTheNetwork(report) ? error(lines) : failure(lines);
    }

    /** Whether neither an organization nor the user said no, but something on the way. */
    private static boolean isOfTheNetwork(AccessReport report) {
        return report.refusals().stream().allMatch(finding -> finding.check() == Check.ANSWER);
    }

    private FailureMessage step(StepFailed failed) {
        List<String> lines = new ArrayList<>();
        String what = "Could not " + failed.step().verb().word() + " "
                + failed.change().key().kind() + " \"" + failed.change().fullName() + "\"";
        boolean isFailure;
        if (failed.reason() instanceof Refused refused) {
            if (refused.report().refusals().isEmpty()) {
                lines.add(what + ".");
            }
            lines.addAll(refusal(what, refused));
            isFailure = isFailure(refused.answer());
        } else if (failed.reason() instanceof Impossible impossible) {
            List<Finding> cause = List.of(impossible.finding());
            lines.add(headline(what, cause));
            causes(cause, lines);
            isFailure = true;
        } else {
            FailureMessage reason = of(failed.reason());
            lines.add(what + ".");
            lines.addAll(reason.lines());
            isFailure = reason.isFailure();
        }
        if (!isRolledBack) {
            if (failed.isInDoubt()) {
                lines.add("An answer was lost on the way, so that it may be done all the same; the next run looks.");
            }
            lines.add("What was done before is in receipt.json; the next run goes on from there.");
        }
        return FailureMessage.of(isFailure, lines);
    }

    private FailureMessage interrupted(Interrupted interrupted) {
        List<String> lines = new ArrayList<>(List.of("The build was interrupted."));
        if (!interrupted.hasWritten()) {
            lines.add("Nothing was written. Run the build again.");
        } else if (!isRolledBack) {
            lines.add("What was done by then is in receipt.json; the next run goes on from there.");
        }
        return error(lines);
    }

    private FailureMessage broken(IOException e) {
        if (e instanceof LoginException login) {
            return login(login);
        }
        if (e instanceof ApiException refusal) {
            return FailureMessage.of(isFailure(refusal), refused(refusal, target));
        }
        if (e instanceof TransportException transport) {
            return error(List.of(
                    "Genesys Cloud gave no usable answer at " + transport.uri() + ": " + transport.getMessage() + ".",
                    remedy(transport.kind())));
        }
        return error(List.of(
                "A file could not be read or written: " + FileErrorText.of(e) + ".",
                "Check that <outputDirectory> is a directory that can be written."));
    }

    private FailureMessage login(LoginException e) {
        List<String> lines = new ArrayList<>();
        boolean isAboutTheCaller = AccessReport.isAboutTheCaller(e);
        AccessReport report = isAboutTheCaller ? AccessReport.of(e, target) : AccessReport.nothing();
        if (isAboutTheCaller) {
            lines.add(headline("No access token", report.refusals()));
            causes(report.refusals(), lines);
        } else {
            lines.add(
                    "No access token: "
                            + (e.status() >= 500
                                    ? "the login service is not available; try again later."
                                    : "the login service asks for fewer logins; try again later, or run fewer builds at once."));
        }
        lines.add("  Request:         POST " + e.loginUrl() + " answered " + e.status()
                + (e.error().isEmpty() ? "" : " " + e.error()) + " to OAuth client " + e.clientId() + " from "
                + target.credentials().source());
        server(e.description(), lines);
        correlation(e.correlationId(), lines);
        return FailureMessage.of(isAboutTheCaller && !isOfTheNetwork(report), lines);
    }
}
