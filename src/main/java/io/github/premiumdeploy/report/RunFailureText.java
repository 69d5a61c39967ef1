package io.github.premiumdeploy.report;

import static io.github.premiumdeploy.report.RefusalText.causes;
import static io.github.premiumdeploy.report.RefusalText.correlation;
import static io.github.premiumdeploy.report.RefusalText.isFailure;
import static io.github.premiumdeploy.report.RefusalText.refused;
import static io.github.premiumdeploy.report.RefusalText.remedy;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.apply.RollbackResult;
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
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.Submitted;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Puts into words why a run on one target is not done. */
final class RunFailureText {

    private final String goal;
    private final Target target;
    private final boolean isRolledBack;

    /**
     * Of a run of a goal on a target.
     *
     * @param rollback what became of what was done before it failed; it is told elsewhere, and leaves out what would not
     *     hold beside it
     */
    RunFailureText(String goal, Target target, RollbackResult rollback) {
        this.goal = goal;
        this.target = target;
        this.isRolledBack = !(rollback instanceof None);
    }

    /** The message, without what was rolled back. */
    FailureMessage of(RunFailure failure) {
        if (failure instanceof Stopped stopped) {
            return stopped(stopped.report());
        } else if (failure instanceof Refused refused) {
            return refusal(refused);
        } else if (failure instanceof Impossible impossible) {
            return failure(List.of(impossible.reason() + ".", impossible.remedy(), "Nothing was written."));
        } else if (failure instanceof StepFailed step) {
            return step(step);
        } else if (failure instanceof NotAsPlanned different) {
            return notAsPlanned(different);
        } else if (failure instanceof NotVerified unverified) {
            return error(
                    isRolledBack
                            ? List.of(unverified.reason())
                            : List.of(unverified.reason(), "What was done is in the receipt."));
        } else if (failure instanceof SubmissionEnded submission) {
            return submission(submission);
        } else if (failure instanceof Broken broken) {
            return broken(broken.reason());
        } else if (failure instanceof Interrupted interrupted) {
            return interrupted(interrupted);
        } else if (failure instanceof PermissionsMissing missing) {
            return failure(missing(missing.goal(), target, missing.report()));
        } else if (failure instanceof DriftFound drift) {
            return failure(List.of(
                    "The organization is not as described. " + PlanReport.summary(drift.plan()),
                    "Run premium-deploy to make it so; the plan is in " + drift.file() + "."));
        }
        RemovalNotConfirmed unconfirmed = (RemovalNotConfirmed) failure;
        return failure(List.of(
                unconfirmed.given().isEmpty()
                        ? "Nothing was removed: the removal is not confirmed."
                        : "Nothing was removed: <confirm> is \"" + unconfirmed.given()
                                + "\", and the descriptor's prefix is \"" + unconfirmed.prefix() + "\".",
                "If all of the above is to be removed for good, run again with \"-Dgenesyscloud.confirm="
                        + unconfirmed.prefix() + "\"."));
    }

    private static FailureMessage failure(List<String> lines) {
        return FailureMessage.of(true, lines);
    }

    private static FailureMessage error(List<String> lines) {
        return FailureMessage.of(false, lines);
    }

    /** What a run of a goal would be refused for. */
    static List<String> missing(String goal, Target target, AccessReport report) {
        List<String> lines = new ArrayList<>();
        String organization = "rganization " + ConsoleReport.name(report.organization(), "at " + target.apiUrl());
        boolean differs = report.findings().stream().anyMatch(f -> f.cause().isWrongOrganization());
        lines.add((differs
                        ? goal + " must not run on o" + organization + ": "
                        : "O" + organization + " would refuse " + goal + ": ")
                + ConsoleReport.count(report.refusals().size(), "cause") + ".");
        causes(report.refusals(), lines);
        return lines;
    }

    /** What may be in the way as well, as check-permissions says it. */
    private static List<String> uncertain(AccessReport report) {
        List<String> lines = new ArrayList<>();
        report.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.UNKNOWN)
                .forEach(finding ->
                        lines.add("Not certain: " + Advice.of(finding).evidence()));
        return lines;
    }

    private FailureMessage refusal(Refused refused) {
        ApiException answer = refused.answer();
        List<String> lines = refused(answer, target);
        List<Finding> causes = refused.report().refusals();
        int status = answer.status();
        if ((status == 403 || status == 401) && !causes.isEmpty()) {
            causes(causes, lines);
            lines.addAll(uncertain(refused.report()));
        } else {
            lines.addAll(remedy(answer, refused.report()));
        }
        return FailureMessage.of(isFailure(answer), lines);
    }

    /** The plugin stopped the run by itself: for what is surely missing, or for a guard that it cannot check. */
    private FailureMessage stopped(AccessReport report) {
        List<Finding> causes = report.refusals();
        if (causes.isEmpty()) {
            List<String> lines = new ArrayList<>();
            lines.add("The run was stopped: <organizationId> guards it, and the organization is not known.");
            causes(
                    report.findings().stream()
                            .filter(finding -> finding.cause() == Cause.ORGANIZATION_UNKNOWN)
                            .toList(),
                    lines);
            lines.add("Nothing was written.");
            return error(lines);
        }
        boolean optional = causes.stream()
                .map(Finding::check)
                .noneMatch(check -> check == Check.TOKEN || check == Check.ORGANIZATION);
        List<String> lines = missing(goal, target, report);
        lines.addAll(uncertain(report));
        lines.add("Nothing was written."
                + (optional
                        ? " <preflight>false</preflight> (property genesyscloud.preflight) leaves this check to the"
                                + " platform."
                        : ""));
        return failure(lines);
    }

    private FailureMessage notAsPlanned(NotAsPlanned failure) {
        List<String> lines = new ArrayList<>();
        lines.add("The organization, read back, is not as planned: "
                + ConsoleReport.count(failure.different().size(), "resource")
                + (failure.different().size() == 1 ? " differs." : " differ."));
        PlanReport.brief(failure.different()).forEach(line -> lines.add("  " + line));
        lines.add("Either the platform does not keep what it is sent, or somebody else changes it at the same time."
                + (isRolledBack ? "" : " Run again: what is right already is not touched."));
        return error(lines);
    }

    private FailureMessage step(StepFailed failed) {
        List<String> lines = new ArrayList<>();
        lines.add("Could not " + failed.step().verb().word() + " "
                + failed.change().key().kind() + " \"" + failed.change().fullName() + "\".");
        boolean isFailure;
        if (failed.reason() instanceof Refused refused) {
            lines.addAll(refused(refused.answer(), target));
            List<Finding> causes = refused.report().findings();
            causes(causes, lines);
            if (causes.isEmpty()) {
                lines.addAll(remedy(refused.answer(), AccessReport.nothing()));
            }
            isFailure = isFailure(refused.answer());
        } else if (failed.reason() instanceof Impossible impossible) {
            lines.add(impossible.reason() + ".");
            lines.add(impossible.remedy());
            isFailure = true;
        } else {
            FailureMessage reason = of(failed.reason());
            lines.addAll(reason.lines());
            isFailure = reason.isFailure();
        }
        if (!isRolledBack) {
            if (failed.isInDoubt()) {
                lines.add("An answer was lost on the way, so that it may be done all the same; the next run looks.");
            }
            lines.add("What was done before is in the receipt; the next run goes on from there.");
        }
        return FailureMessage.of(isFailure, lines);
    }

    private FailureMessage interrupted(Interrupted interrupted) {
        List<String> lines = new ArrayList<>(List.of("The build was interrupted."));
        if (!interrupted.hasWritten()) {
            lines.add("Nothing was written. Run the build again.");
        } else if (!isRolledBack) {
            lines.add("What was done by then is in the receipt; the next run goes on from there.");
        }
        return error(lines);
    }

    private FailureMessage submission(SubmissionEnded e) {
        String id = e.last()
                .flatMap(Submitted::id)
                .map(known -> " (id " + known + ")")
                .orElse("");
        String state = e.last().flatMap(Submitted::status).orElse("unknown");
        List<String> lines = new ArrayList<>();
        switch (e.end()) {
            case FAILED -> {
                lines.add("The platform took the submission" + id + " and it failed: status " + state + ", "
                        + e.last()
                                .flatMap(Submitted::reason)
                                .map(r -> "\"" + r + "\"")
                                .orElse("without a reason")
                        + ".");
                correlation(e.last().map(Submitted::correlationId).orElse(""), lines);
                lines.add(
                        "Correct what the reason names and deploy again; without a reason ask Genesys support with the"
                                + " correlation id.");
                return failure(lines);
            }
            case STILL_PENDING -> {
                lines.add("The deadline of " + target.timeouts().deadline()
                        + " came while the platform still worked on the" + " submission" + id + ": status " + state
                        + ".");
                lines.add("It may still succeed. Its state is at " + selfUri(e)
                        + "; give it longer with <deadline> (property genesyscloud.deadline).");
            }
            case CANNOT_BE_FOLLOWED -> {
                lines.add("The platform took the submission" + id + ", and how it ends cannot be seen: "
                        + e.reason()
                                .map(Throwable::getMessage)
                                .orElse("the answer names neither" + " an id nor a selfUri")
                        + ".");
                lines.add(
                        "Look in the organization whether the app is there before you deploy again: a second submission"
                                + " may make a second one.");
            }
            case ANSWER_LOST -> {
                if (e.reason().orElse(null) instanceof ApiException api) {
                    lines.add("It is not known whether the submission was processed: " + api.getMessage() + ".");
                    if (!api.error().message().isEmpty()) {
                        lines.add("  Server:          \"" + api.error().message() + "\"");
                    }
                    correlation(api.correlationId(), lines);
                } else {
                    lines.add("The answer to the submission was lost, so that it may have been processed or not: "
                            + e.reason().map(Throwable::getMessage).orElse("no answer came") + ".");
                }
                lines.add(
                        "It was not sent again: that could make a second app. Look in the organization whether the app is"
                                + " there, then deploy again if it is not.");
            }
        }
        return error(lines);
    }

    private static String selfUri(SubmissionEnded e) {
        return e.last().flatMap(Submitted::selfUri).orElse("an address that it did not name");
    }

    private FailureMessage broken(IOException e) {
        if (e instanceof LoginException login) {
            return login(login);
        }
        if (e instanceof ApiException refusal) {
            List<String> lines = refused(refusal, target);
            lines.addAll(remedy(refusal, AccessReport.nothing()));
            return FailureMessage.of(isFailure(refusal), lines);
        }
        if (e instanceof TransportException transport) {
            return error(List.of(
                    "Genesys Cloud gave no usable answer at " + transport.uri() + ": " + transport.getMessage() + ".",
                    remedy(transport.kind())));
        }
        return error(List.of(
                "A file could not be read or written: " + e + ".",
                "Check that <outputDirectory> is a directory that can be written."));
    }

    private FailureMessage login(LoginException e) {
        List<String> lines = new ArrayList<>();
        lines.add("No access token: " + e.loginUrl() + " answered " + e.status()
                + (e.error().isEmpty() ? "" : " " + e.error()) + " to OAuth client " + e.clientId() + " from "
                + target.credentials().source() + ".");
        lines.add("  Server:          \"" + e.description() + "\"");
        correlation(e.correlationId(), lines);
        if (!AccessReport.isAboutTheCaller(e)) {
            lines.add(
                    e.status() >= 500
                            ? "The login service is not available; try again later."
                            : "The login service asks for fewer logins; try again later, or run fewer builds at once.");
            return error(lines);
        }
        AccessReport.of(e, target).refusals().forEach(finding -> remedy(Advice.of(finding), "", lines));
        return failure(lines);
    }
}
