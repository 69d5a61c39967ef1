package io.github.premiumdeploy.report;

import static io.github.premiumdeploy.report.RefusalText.correlation;

import io.github.premiumdeploy.apply.RunFailure.SubmissionEnded;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Submitted;
import io.github.premiumdeploy.target.Target;
import java.util.ArrayList;
import java.util.List;

/** Puts into words how a submission ended that did not come to a good end. */
final class SubmissionEndText {

    private SubmissionEndText() {}

    static FailureMessage of(SubmissionEnded e, Target target) {
        String id = e.last()
                .flatMap(Submitted::id)
                .map(known -> " (id " + known + ")")
                .orElse("");
        String state = e.last().flatMap(Submitted::status).orElse("unknown");
        List<String> lines = new ArrayList<>();
        switch (e.end()) {
            case FAILED -> {
                List<String> reasons = e.last().map(Submitted::reasons).orElse(List.of());
                String failed = "The platform took the submission" + id + " and it failed: status " + state + ", ";
                String whole = failed + (reasons.size() == 1 ? "\"" + reasons.get(0) + "\"" : "without a reason") + ".";
                boolean isTold = reasons.size() < 2 && whole.length() <= RefusalText.LONGEST_HEADLINE;
                lines.add(isTold ? whole : failed + "for " + ConsoleReport.count(reasons.size(), "reason") + ".");
                if (!isTold) {
                    reasons.forEach(reason -> lines.add("  Reason:          \"" + reason + "\""));
                }
                correlation(e.last().map(Submitted::correlationId).orElse(""), lines);
                lines.add(
                        reasons.isEmpty()
                                ? "Ask Genesys support with the correlation id why it failed."
                                : "Correct what the reason names and deploy again.");
                return FailureMessage.of(true, lines);
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
                    RefusalText.server(api.error().message(), lines);
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
        return FailureMessage.of(false, lines);
    }

    private static String selfUri(SubmissionEnded e) {
        return e.last().flatMap(Submitted::selfUri).orElse("an address that it did not name");
    }
}
