package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.text.JsonTree;
import io.github.premiumdeploy.text.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the platform says about a request that it refuses; published, every field optional.
 *
 * @param message text for a person; of an answer that is not JSON, its beginning
 * @param code for example {@code missing.permissions}
 * @param contextId the correlation id
 */
public record ErrorBody(
        String message,
        String code,
        Optional<Integer> status,
        Optional<String> entityId,
        Map<String, String> messageParams,
        Optional<String> contextId,
        List<Detail> details,
        List<ErrorBody> errors,
        Optional<Limit> limit) {

    /** One field or entity that an error is about. */
    public record Detail(
            Optional<String> errorCode,
            Optional<String> fieldName,
            Optional<String> entityId,
            Optional<String> entityName) {}

    /** A limit that was reached. */
    public record Limit(Optional<String> key, Optional<String> namespace, Optional<String> value) {}

    private static final int DEEPEST = 5;
    private static final Pattern SEPARATOR = Pattern.compile(",\\s*");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,\\[\\]]+");
    private static final Pattern PERMISSION = Pattern.compile("^[\\w-]++:[\\w*-]++:[\\w*-]++$");
    private static final Pattern IN_DIVISION = Pattern.compile("^[\\w-]++:[\\w*-]++:[\\w*-]++:(?<division>[\\w-]++)$");
    private static final Pattern DIVISIONS = Pattern.compile("division\\(s\\):? ?\\[(?<ids>[^\\[\\]]*+)]");
    private static final Pattern DIVISION = Pattern.compile("division [^()\\[\\]]{1,200}+\\((?<id>[\\w-]++)\\)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern STATUS = Pattern.compile("\\d{3}");

    /** No more is read of a page, of which its first words are shown. */
    private static final int LONGEST_PAGE = 16 * 1024;

    /** Reads the body of an answer, whatever it is. */
    public static ErrorBody of(HttpResponse response) {
        JsonNode json = Json.parseOrMissing(response.body());
        if (json.isObject()) {
            return of(json, 0);
        }
        // Not the platform's JSON, then: a proxy's or a gateway's page, whose text is the best that there is.
        String page = json.isNull() ? "" : response.text();
        page = page.length() > LONGEST_PAGE ? page.substring(0, LONGEST_PAGE) : page;
        String text = BLANKS.matcher(Json.clean(PageText.of(page))).replaceAll(" ");
        return of(JsonTree.object().put("message", text.length() > 200 ? text.substring(0, 200) + "…" : text), 0);
    }

    private static ErrorBody of(JsonNode json, int depth) {
        Map<String, String> params = new LinkedHashMap<>();
        json.path("messageParams")
                .properties()
                .forEach(entry -> params.put(
                        Json.clean(entry.getKey()), Json.clean(entry.getValue().asText())));
        List<Detail> details = new ArrayList<>();
        json.path("details")
                .forEach(detail -> details.add(new Detail(
                        Json.text(detail, "errorCode"),
                        Json.text(detail, "fieldName"),
                        Json.text(detail, "entityId"),
                        Json.text(detail, "entityName"))));
        List<ErrorBody> errors = new ArrayList<>();
        if (depth < DEEPEST) {
            json.path("errors").forEach(error -> errors.add(of(error, depth + 1)));
        }
        JsonNode limit = json.path("limit");
        return new ErrorBody(
                Json.text(json, "message").orElse(""),
                Json.text(json, "code").orElse(""),
                Json.text(json, "status")
                        .filter(status -> STATUS.matcher(status).matches())
                        .map(Integer::valueOf),
                Json.text(json, "entityId"),
                params,
                Json.text(json, "contextId"),
                details,
                errors,
                limit.isObject()
                        ? Optional.of(new Limit(
                                Json.text(limit, "key"), Json.text(limit, "namespace"), Json.text(limit, "value")))
                        : Optional.empty());
    }

    /** The same without anything secret in what it says in words. */
    ErrorBody redacted(Redaction redaction) {
        return new ErrorBody(
                redaction.of(message),
                code,
                status,
                entityId,
                messageParams,
                contextId,
                details,
                errors.stream().map(error -> error.redacted(redaction)).toList(),
                limit);
    }

    /**
     * The permissions that this names as missing: in the brackets of its message, among the values that fill the message in,
     * and in the errors below it.
     */
    public List<String> namedPermissions() {
        Set<String> named = new LinkedHashSet<>(namedInMessage());
        messageParams.values().stream()
                .flatMap(SEPARATORS::splitAsStream)
                .map(ErrorBody::withoutDivision)
                .filter(PERMISSION.asMatchPredicate())
                .forEach(named::add);
        errors.forEach(error -> named.addAll(error.namedPermissions()));
        return List.copyOf(named);
    }

    /** Whether one of the permissions that this names would be enough. */
    public boolean namesAlternatives() {
        return code.equals("missing.any.permissions");
    }

    /** A division may stand behind a permission, as telephony was seen to do. */
    private static String withoutDivision(String permission) {
        return IN_DIVISION.matcher(permission).matches()
                ? permission.substring(0, permission.lastIndexOf(':'))
                : permission;
    }

    /**
     * The ids of the divisions in which something is missing: behind each permission, in brackets after "division(s)", in
     * parentheses after a division's name, or among the values that fill the message in; all four were seen or are published.
     */
    public List<String> namedDivisions() {
        Set<String> divisions = new LinkedHashSet<>();
        Stream.concat(Stream.of(message), messageParams.values().stream())
                .flatMap(SEPARATORS::splitAsStream)
                .map(IN_DIVISION::matcher)
                .filter(Matcher::matches)
                .forEach(matcher -> divisions.add(matcher.group("division")));
        Matcher listed = DIVISIONS.matcher(message);
        if (listed.find()) {
            SEPARATORS
                    .splitAsStream(listed.group("ids"))
                    .filter(id -> !id.isEmpty())
                    .forEach(divisions::add);
        }
        Matcher one = DIVISION.matcher(message);
        if (one.find()) {
            divisions.add(one.group("id"));
        }
        Optional.ofNullable(messageParams.get("divisionId"))
                .filter(id -> !id.isBlank())
                .ifPresent(divisions::add);
        errors.forEach(error -> divisions.addAll(error.namedDivisions()));
        return List.copyOf(divisions);
    }

    /** Whether this is about where a permission is held: it names a division, or its code says so. */
    public boolean isAboutDivisions() {
        return code.contains("division") || !namedDivisions().isEmpty();
    }

    /** Separated by comma and space as published; the complete ones of a message that is cut. */
    private List<String> namedInMessage() {
        int word = message.indexOf("permission");
        int open = word < 0 ? -1 : message.indexOf('[', word);
        if (open < 0) {
            return List.of();
        }
        int close = message.indexOf(']', open);
        int end = close >= 0 || !message.endsWith("…") ? close : message.lastIndexOf(", ");
        if (end < open) {
            return List.of();
        }
        return SEPARATOR
                .splitAsStream(message.substring(open + 1, end).strip())
                .filter(permission -> !permission.isEmpty())
                .map(ErrorBody::withoutDivision)
                .toList();
    }
}
