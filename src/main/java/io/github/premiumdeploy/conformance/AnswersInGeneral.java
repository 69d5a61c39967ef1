package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ErrorBody;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What all answers of a run have in common, and what some of them happened to show; it asks for nothing. */
final class AnswersInGeneral extends ConformanceCheck {

    private static final Pattern DATE_FIELD = Pattern.compile("date[A-Z]\\w*|\\w+Date|grantMadeAt");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    private static final Pattern PERMISSION = Pattern.compile("[\\w-]{1,64}:[\\w*-]{1,64}:[\\w*-]{1,64}");
    private static final Pattern DIVISION_LIST =
            Pattern.compile("assigned: \\[] in at least one of the following division");
    private static final Pattern DIVISION_APPENDED =
            Pattern.compile("permission\\(s\\): \\[\\w+:\\w+:\\w+:[0-9a-f-]{8,}");

    AnswersInGeneral() {
        super("answers");
    }

    @Override
    void run() {
        for (CallResult result : calls.results()) {
            holds("answers.correlation-id", !result.correlationId().isEmpty(), result);
            times(result, result.body());
            result.error().ifPresent(error -> refusal(result, error));
        }
    }

    private void times(CallResult result, JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (DATE_FIELD.matcher(field.getKey()).matches() && field.getValue().isTextual()) {
                holds("answers.times", TIME.matcher(field.getValue().asText()).matches(), result);
            }
        }
        node.forEach(child -> times(result, child));
    }

    private void refusal(CallResult result, ErrorBody error) {
        // A gateway may answer for the platform, and a path that is gone has no service that answers.
        if (error.code().isEmpty() && result.correlationId().isEmpty()) {
            differs("answers.error-fields", "a refusal without the published body", result);
            return;
        }
        holds(
                "answers.error-fields",
                !error.message().isEmpty()
                        && !error.code().isEmpty()
                        && error.status().equals(Optional.of(result.status()))
                        && error.contextId().isPresent(),
                result);
        if (result.status() == 429) {
            holds("answers.retry-after", result.retryAfter().isPresent(), result);
        }
        if (result.status() == 403) {
            forbidden(result, error);
        }
    }

    /** How a refusal says that a permission is missing in a division, if it says so. */
    private static Optional<String> outsideDivision(ErrorBody error) {
        boolean namesPermissions = error.message().contains("permission");
        if (namesPermissions && DIVISION_LIST.matcher(error.message()).find()) {
            return Optional.of("emptyList");
        }
        if (namesPermissions && DIVISION_APPENDED.matcher(error.message()).find()) {
            return Optional.of("appended");
        }
        return error.code().equals("missing.division.permission") ? Optional.of("named") : Optional.empty();
    }

    private void forbidden(CallResult result, ErrorBody error) {
        Optional<String> outside = outsideDivision(error);
        if (outside.isPresent()) {
            value("refusals.outside-division", outside.get(), result);
            return;
        }
        List<String> named = error.namedPermissions();
        Operation operation = result.operation();
        if (named.isEmpty()) {
            return;
        }
        if (operation.permissions().containsAll(named)) {
            holds("refusals.names-the-permission", true, result);
        } else if (!PERMISSION.matcher(named.get(0)).matches()) {
            differs("refusals.names-the-permission", "it names something else than permissions", result);
        } else {
            value(
                    "refusals.names-the-permission",
                    "{\"" + operation.signature() + "\": \"" + named.get(0) + "\"}",
                    result);
        }
        if (operation.combination() == Combination.ANY
                && operation.permissions().size() == 1) {
            value(
                    "refusals.single-missing",
                    error.namesAlternatives() ? "missingAnyPermissions" : "missingPermissions",
                    result);
        }
    }
}
