package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.deploy.PlanException;
import io.github.premiumdeploy.deploy.RefusedException;
import io.github.premiumdeploy.deploy.RollbackException;
import io.github.premiumdeploy.deploy.StepException;
import io.github.premiumdeploy.deploy.SubmissionException;
import io.github.premiumdeploy.deploy.VerificationException;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.ErrorBody;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Submitted;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a run that did not succeed ends: the message that Maven prints, and whose fault it is.
 *
 * @param isFailure whether the organization or the user's input says no, so that trying again as it is would not help;
 *     otherwise the network or a server broke
 */
public record Ending(boolean isFailure, String message) {

    /** What stands before the anchor of an advice. */
    static final String HELP = "More: why-403.md#";

    /** This, with what was undone after it. */
    private Ending and(Exception failure) {
        return RollbackException.after(failure)
                .map(rollback ->
                        new Ending(isFailure, message + "\n" + String.join("\n", RollbackText.lines(rollback))))
                .orElse(this);
    }

    private static boolean isRolledBack(Exception failure) {
        return RollbackException.after(failure).isPresent();
    }

    private static Ending failure(List<String> lines) {
        return new Ending(true, String.join("\n", lines));
    }

    private static Ending error(List<String> lines) {
        return new Ending(false, String.join("\n", lines));
    }

    /** How a configuration that cannot be used ends. */
    public static Ending of(InvalidConfigurationException e) {
        return new Ending(true, e.getMessage());
    }

    /** How a run ends that broke where it must not. */
    public static Ending ofFault(RuntimeException e) {
        return new Ending(
                false,
                "The plugin broke: " + e
                        + ". This is a fault of the plugin; please report it with the output of mvn -e.");
    }

    /**
     * How a permission check with something missing ends.
     *
     * @param goal the goal that would be refused
     */
    public static Ending ofMissing(String goal, Target target, AccessReport report) {
        List<String> lines = new ArrayList<>();
        String organization = "rganization " + ConsoleReport.name(report.organization(), "at " + target.apiUrl());
        boolean differs = report.findings().stream().anyMatch(f -> f.cause().isWrongOrganization());
        lines.add((differs
                        ? goal + " must not run on o" + organization + ": "
                        : "O" + organization + " would refuse " + goal + ": ")
                + ConsoleReport.count(report.refusals().size(), "cause") + ".");
        causes(report.refusals(), lines);
        return failure(lines);
    }

    /** How a refused run of a goal ends. */
    public static Ending of(RefusedException e, String goal, Target target) {
        Optional<ApiException> refusal = e.refusal();
        if (refusal.isEmpty()) {
            return stopped(goal, target, e.report());
        }
        List<String> lines = refused(refusal.get(), target);
        List<Finding> causes = e.report().refusals();
        int status = refusal.get().status();
        if ((status == 403 || status == 401) && !causes.isEmpty()) {
            causes(causes, lines);
        } else {
            lines.addAll(remedy(refusal.get(), e.report()));
        }
        return new Ending(isFailure(refusal.get()), String.join("\n", lines)).and(e);
    }

    /** How a run ends that the plugin stopped by itself: for what is surely missing, or for a guard that it cannot check. */
    private static Ending stopped(String goal, Target target, AccessReport report) {
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
        List<String> lines = new ArrayList<>(
                List.of(ofMissing(goal, target, report).message().split("\n")));
        lines.add("Nothing was written."
                + (optional
                        ? " <preflight>false</preflight> (property genesyscloud.preflight) leaves this check to the"
                                + " platform."
                        : ""));
        return failure(lines);
    }

    private static void causes(List<Finding> findings, List<String> lines) {
        int number = 1;
        for (Finding finding : findings) {
            Advice advice = Advice.of(finding);
            lines.add(number++ + ". " + advice.evidence());
            advice.details().forEach(detail -> lines.add("     " + detail));
            remedy(advice, "   ", lines);
        }
    }

    private static void remedy(Advice advice, String indent, List<String> lines) {
        advice.remedy().forEach(step -> lines.add(indent + "- " + step));
        if (!advice.anchor().isEmpty()) {
            lines.add(indent + HELP + advice.anchor());
        }
    }

    /** How a descriptor that cannot be planned ends. */
    public static Ending of(PlanException e) {
        return failure(List.of(e.getMessage() + ".", e.remedy(), "Nothing was written."));
    }

    /** How an organization that is not as it was made ends. */
    public static Ending of(VerificationException e) {
        List<String> lines = new ArrayList<>();
        if (e.reason().isPresent()) {
            lines.add(e.reason().get());
            if (!isRolledBack(e)) {
                lines.add("What was done is in the receipt.");
            }
            return error(lines).and(e);
        }
        lines.add("The organization, read back, is not as planned: "
                + ConsoleReport.count(e.different().size(), "resource")
                + (e.different().size() == 1 ? " differs." : " differ."));
        PlanReport.brief(e.different()).forEach(line -> lines.add("  " + line));
        lines.add("Either the platform does not keep what it is sent, or somebody else changes it at the same time."
                + (isRolledBack(e) ? "" : " Run again: what is right already is not touched."));
        return error(lines).and(e);
    }

    /** How a plan ends whose step could not be done. */
    public static Ending of(StepException e, Target target) {
        List<String> lines = new ArrayList<>();
        lines.add("Could not " + e.step().verb().word() + " " + e.change().key().kind() + " \""
                + e.change().fullName() + "\".");
        boolean failure = false;
        if (e.reason() instanceof ApiException refusal) {
            lines.addAll(refused(refusal, target));
            causes(e.causes(), lines);
            if (e.causes().isEmpty()) {
                lines.addAll(remedy(refusal, AccessReport.nothing()));
            }
            failure = isFailure(refusal);
        } else if (e.reason().getCause() instanceof PlanException reason) {
            lines.add(reason.getMessage() + ".");
            lines.add(reason.remedy());
            failure = true;
        } else {
            Ending inner = of(e.reason(), target);
            lines.add(inner.message());
            failure = inner.isFailure();
        }
        if (isRolledBack(e)) {
            return new Ending(failure, String.join("\n", lines)).and(e);
        }
        if (e.isInDoubt()) {
            lines.add("An answer was lost on the way, so that it may be done all the same; the next run looks.");
        }
        lines.add("What was done before is in the receipt; the next run goes on from there.");
        return new Ending(failure, String.join("\n", lines));
    }

    /** How a submission that came to no good end ends. */
    public static Ending of(SubmissionException e, Target target) {
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
                return failure(lines).and(e);
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
                        + Optional.ofNullable(e.getCause())
                                .map(Throwable::getMessage)
                                .orElse("the answer names neither" + " an id nor a selfUri")
                        + ".");
                lines.add(
                        "Look in the organization whether the app is there before you deploy again: a second submission"
                                + " may make a second one.");
            }
            case ANSWER_LOST -> {
                if (e.getCause() instanceof ApiException api) {
                    lines.add("It is not known whether the submission was processed: " + api.getMessage() + ".");
                    if (!api.error().message().isEmpty()) {
                        lines.add("  Server:          \"" + api.error().message() + "\"");
                    }
                    correlation(api.correlationId(), lines);
                } else {
                    lines.add("The answer to the submission was lost, so that it may have been processed or not: "
                            + e.getCause().getMessage() + ".");
                }
                lines.add(
                        "It was not sent again: that could make a second app. Look in the organization whether the app is"
                                + " there, then deploy again if it is not.");
            }
        }
        return error(lines).and(e);
    }

    private static String selfUri(SubmissionException e) {
        return e.last().flatMap(Submitted::selfUri).orElse("an address that it did not name");
    }

    /** How a run ends that got no answer, or no token. */
    public static Ending of(IOException e, Target target) {
        return withoutRollback(e, target).and(e);
    }

    private static Ending withoutRollback(IOException e, Target target) {
        if (e instanceof LoginException login) {
            return of(login, target);
        }
        if (e instanceof ApiException refusal) {
            List<String> lines = refused(refusal, target);
            lines.addAll(remedy(refusal, AccessReport.nothing()));
            return new Ending(isFailure(refusal), String.join("\n", lines));
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

    private static Ending of(LoginException e, Target target) {
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

    private static List<String> refused(ApiException e, Target target) {
        List<String> lines = new ArrayList<>();
        String unpublished = switch (e.operation().source()) {
            case PUBLISHED -> "";
            case WITHDRAWN -> " (withdrawn from the published API)";
            case REPORTED -> " (unpublished)";
        };
        lines.add("Could not " + e.operation().action() + ": " + e.operation().signature() + unpublished + " at "
                + target.apiUrl() + " answered " + e.status()
                + (e.error().code().isEmpty() ? "" : " " + e.error().code()) + ".");
        if (!e.error().message().isEmpty()) {
            lines.add("  Server:          \"" + e.error().message() + "\"");
        }
        details(e.error(), lines);
        correlation(e.correlationId(), lines);
        return lines;
    }

    private static void details(ErrorBody error, List<String> lines) {
        for (ErrorBody.Detail detail : error.details()) {
            String field = detail.fieldName().orElse("");
            String code = detail.errorCode().orElse("");
            if (!(field + code).isEmpty()) {
                lines.add("  Detail:          "
                        + String.join(" ", List.of(field, code)).strip());
            }
        }
        for (ErrorBody inner : error.errors()) {
            lines.add("  Detail:          " + inner.message());
        }
        error.limit()
                .ifPresent(limit ->
                        lines.add("  Limit:           " + limit.namespace().orElse("") + " "
                                + limit.key().orElse("") + " " + limit.value().orElse("")));
    }

    private static void correlation(String id, List<String> lines) {
        lines.add("  Correlation id:  "
                + (id.isEmpty()
                        ? "none, so that the answer may not be Genesys Cloud's but a proxy's or gateway's"
                        : id));
    }

    private static List<String> remedy(ApiException e, AccessReport report) {
        List<String> lines = new ArrayList<>();
        switch (e.status()) {
            case 400, 422 ->
                lines.add(
                        e.operation().source() == Operation.Source.REPORTED
                                ? "Permissions are right (a 403 would say otherwise); the content is not. Check"
                                        + " <applicationId>, <environmentId>, <properties> and the project's name and"
                                        + " version against the text above."
                                : "The platform takes it for wrong content. Check this item of the descriptor, and what it"
                                        + " refers to, against the text above.");
            case 404, 405, 410, 501 -> causes(report.refusals(), lines);
            case 409 ->
                lines.add("Something of this name or id exists already, or was changed meanwhile; look at it in"
                        + " the organization, then deploy again.");
            case 413 ->
                lines.add("The content is too large; shorten the description"
                        + (e.operation().source() == Operation.Source.REPORTED ? " or <properties>." : "."));
            case 429 ->
                lines.add("The organization's rate limit is used up (300 requests a minute and token are"
                        + " published)"
                        + e.retryAfter()
                                .map(wait ->
                                        "; it asks to wait " + wait.toSeconds() + " s, longer than <deadline> leaves")
                                .orElse("")
                        + ". Run fewer builds at once, or raise <deadline> (property genesyscloud.deadline).");
            case 403 ->
                lines.add("Run the goal check-permissions: it says which permission, feature or scope is missing.");
            case 401 ->
                lines.add("The access token was refused, also after a new login. Check that <region>, or <apiUrl>"
                        + " and <loginUrl>, belong together.");
            default ->
                lines.add(
                        e.status() >= 500
                                ? "The platform is not available, or broke; try again later. Genesys support asks for the correlation id."
                                : "Genesys support asks for the correlation id.");
        }
        return lines;
    }

    private static boolean isFailure(ApiException e) {
        return e.status() < 500 && e.status() != 429 && e.status() != 408 || e.status() == 501;
    }

    private static String remedy(TransportException.Kind kind) {
        return switch (kind) {
            case UNKNOWN_HOST ->
                "Check <region> (or <apiUrl> and <loginUrl>), the name service of this machine, and"
                        + " whether it needs a proxy: <proxies> in settings.xml.";
            case CONNECTION_REFUSED, CONNECT_TIMEOUT ->
                "Check <region> (or <apiUrl> and <loginUrl>), firewalls, and"
                        + " whether this machine needs a proxy: <proxies> in settings.xml. Time for a connection:"
                        + " <connectTimeout>.";
            case TLS ->
                "The plugin never skips the verification of certificates. If a proxy of your company signs"
                        + " connections, add its certificate authority to a trust store and name it with"
                        + " MAVEN_OPTS=-Djavax.net.ssl.trustStore=FILE.";
            case PROXY -> "Check host, port, username and password of the active <proxy> in settings.xml.";
            case TIMEOUT ->
                "Try again later, or give it longer: <requestTimeout> (property genesyscloud.requestTimeout).";
            case DEADLINE -> "Give the run longer: <deadline> (property genesyscloud.deadline).";
            case CONNECTION_LOST -> "Try again; if it stays so, look for a proxy or firewall that cuts connections.";
            case TOO_LARGE, UNREADABLE, REDIRECT ->
                "Check that the address is that of Genesys Cloud's API: a proxy, a"
                        + " login page or a gateway may have answered instead.";
            case INTERRUPTED -> "Run the build again.";
        };
    }
}
