package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.premiumdeploy.descriptor.source.Position;
import io.github.premiumdeploy.descriptor.source.SyntaxException;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Why a text is no YAML or no JSON, in words of the one who writes such a file, and without the excerpts of it that the
 * libraries' messages may hold: a secret may stand there.
 */
record SyntaxReason(String file, String language) {

    private static final String CHECK =
            "check quotes and indentation; a text that starts with @, {, [, *, & or ! needs quotes";

    /** What a library says. */
    SyntaxException of(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
                return of(yaml);
            }
        }
        String reason = firstLine(e.getOriginalMessage())
                .replaceAll("Unrecognized token '[^']*'", "unquoted text")
                .replaceAll(" \\((for|start marker at) .*?\\[Source: .*$", "");
        JsonLocation place = e.getLocation();
        return place == null ? at(1, 1, reason, "") : at(place.getLineNr(), place.getColumnNr(), reason, "");
    }

    private SyntaxException of(MarkedYAMLException yaml) {
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

    private SyntaxException at(Mark mark, String text, String remedy) {
        return at(mark.getLine() + 1, mark.getColumn() + 1, text, remedy);
    }

    private SyntaxException at(int line, int column, String text, String remedy) {
        return new SyntaxException(
                new Position(file, Math.max(1, line), Math.max(1, column)),
                "this is not " + language + ": " + text,
                remedy);
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
