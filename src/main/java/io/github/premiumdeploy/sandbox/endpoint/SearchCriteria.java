package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The published criteria of a search, combined by AND, OR and NOT; an empty list finds everything. */
final class SearchCriteria {

    private final JsonNode criteria;

    private SearchCriteria(JsonNode criteria) {
        this.criteria = criteria;
    }

    /** Criteria that can be asked; those without what their type needs are refused. */
    static SearchCriteria of(JsonNode criteria) {
        criteria.forEach(SearchCriteria::require);
        return new SearchCriteria(criteria);
    }

    private static void require(JsonNode criterion) {
        if (criterion.path("group").isArray()) {
            criterion.path("group").forEach(SearchCriteria::require);
            return;
        }
        String type = criterion.path("type").asText();
        if (type.equals("MATCH_ALL")) {
            return;
        }
        if (criterion.path("fields").isEmpty()) {
            throw Refusal.invalidValue("query.fields", "A search of type " + type + " needs fields");
        }
        if (!type.equals("REQUIRED_FIELDS") && values(criterion).isEmpty()) {
            throw Refusal.invalidValue("query.value", "A search of type " + type + " needs a value");
        }
        if (type.equals("REGEX")) {
            values(criterion).forEach(SearchCriteria::pattern);
        }
    }

    boolean matches(JsonNode entity) {
        return matches(criteria, entity);
    }

    private static boolean matches(JsonNode criteria, JsonNode entity) {
        boolean all = true;
        boolean anyAsked = false;
        boolean any = false;
        for (JsonNode criterion : criteria) {
            boolean met = criterion.path("group").isArray()
                    ? matches(criterion.path("group"), entity)
                    : meets(criterion, entity);
            switch (criterion.path("operator").asText("AND")) {
                case "OR" -> {
                    anyAsked = true;
                    any |= met;
                }
                case "NOT" -> all &= !met;
                default -> all &= met;
            }
        }
        return all && (!anyAsked || any);
    }

    private static boolean meets(JsonNode criterion, JsonNode entity) {
        String type = criterion.path("type").asText();
        if (type.equals("MATCH_ALL")) {
            return true;
        }
        for (JsonNode field : criterion.path("fields")) {
            String text = entity.path(field.asText()).asText();
            if (type.equals("REQUIRED_FIELDS") ? !text.isEmpty() : meets(type, text, values(criterion))) {
                return true;
            }
        }
        return false;
    }

    private static boolean meets(String type, String text, List<String> values) {
        String lower = text.toLowerCase(Locale.ROOT);
        return values.stream().anyMatch(value -> {
            String wanted = value.toLowerCase(Locale.ROOT);
            return switch (type) {
                case "STARTS_WITH" -> lower.startsWith(wanted);
                case "CONTAINS" -> lower.contains(wanted);
                case "REGEX" -> pattern(value).matcher(text).matches();
                case "TERM", "TERMS" -> List.of(lower.split("\\W+")).contains(wanted) || lower.equals(wanted);
                default -> lower.equals(wanted);
            };
        });
    }

    private static List<String> values(JsonNode criterion) {
        List<String> values = new ArrayList<>(SandboxJson.texts(criterion.path("values")));
        if (criterion.hasNonNull("value")) {
            values.add(criterion.path("value").asText());
        }
        return values;
    }

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw Refusal.invalidValue("query.value", expression + " is not a regular expression");
        }
    }
}
