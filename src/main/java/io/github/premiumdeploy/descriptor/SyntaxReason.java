package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Where and why a text is no YAML or no JSON, in words of the one who writes such a file, and without the excerpts of it that
 * the libraries' messages may hold: a secret may stand there.
 *
 * @param line the line, from 1 on; 0 if it is not known
 * @param column the column, from 1 on; 0 if it is not known
 * @param text what is wrong
 * @param remedy what to do; empty text if the reason says it
 */
public record SyntaxReason(int line, int column, String text, String remedy) {

    private static final String CHECK =
            "check quotes and indentation; a text that starts with @, {, [, *, & or ! needs quotes";

    /** Reads what a library says. */
    public static SyntaxReason of(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
                return of(yaml);
            }
        }
        String reason = firstLine(e.getOriginalMessage())
                .replaceAll("Unrecognized token '[^']*'", "unquoted text")
                .replaceAll(" \\((for|start marker at) .*?\\[Source: .*$", "");
        JsonLocation place = e.getLocation();
        return new SyntaxReason(
                place == null ? 0 : place.getLineNr(), place == null ? 0 : place.getColumnNr(), reason, "");
    }

    private static SyntaxReason of(MarkedYAMLException yaml) {
        String problem = firstLine(yaml.getProblem());
        String context = firstLine(yaml.getContext());
        Mark mark = yaml.getProblemMark();
        if (problem.contains("(TAB)")) {
            return at(mark, "there is a tab", "put spaces in its place: YAML is indented by spaces alone");
        }
        if (problem.contains("that cannot start any token")) {
            String character = problem.replaceAll("^found character '(.)'.*$", "$1");
            return at(
                    mark,
                    character.length() == 1
                            ? "no text without quotes may begin with " + character
                            : "no text without quotes may begin so",
                    "put it in quotes");
        }
        if (problem.contains("unexpected end of stream") && context.contains("quoted scalar")) {
            return at(
                    Optional.ofNullable(yaml.getContextMark()).orElse(mark),
                    "the quote that begins here does not end",
                    "add the one at its end");
        }
        if (problem.contains("mapping values are not allowed here")) {
            return at(
                    mark,
                    "a colon is not allowed here",
                    "put a text that has a colon and a space in quotes, and check the indentation");
        }
        return at(mark, problem + (context.isEmpty() ? "" : ", " + context), CHECK);
    }

    private static SyntaxReason at(Mark mark, String text, String remedy) {
        return new SyntaxReason(mark.getLine() + 1, mark.getColumn() + 1, text, remedy);
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
