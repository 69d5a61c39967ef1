package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.descriptor.js.Comment;
import io.github.premiumdeploy.descriptor.js.ScriptReader;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Lines;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.descriptor.source.Position;
import io.github.premiumdeploy.descriptor.source.SyntaxException;
import io.github.premiumdeploy.descriptor.source.TreeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A parsed file: a tree in which every value knows where it stands. A descriptor's name says how it is written:
 * {@code .yaml} or {@code .yml}, {@code .json}, or {@code .js} ({@code .mjs}, {@code .cjs}) for the wizard's configuration.
 *
 * @param root the values; missing if the file cannot be read
 * @param comments those of a script; of other files none
 */
public record Document(JsonNode root, Place place, List<Comment> comments) {

    /** Bytes; the wizard's own sample of all kinds has 16,000. */
    static final int SIZE = 2_000_000;

    static Document read(Path file, String name, Diagnostics found) {
        return read(file, name, found, false);
    }

    /**
     * Reads a file that is no descriptor: as JSON if its name ends in {@code .json}, otherwise as YAML.
     *
     * @param name the file as messages name it
     * @param found is told everything that is wrong with it
     */
    public static Document ofData(Path file, String name, Diagnostics found) {
        return read(file, name, found, true);
    }

    private static Document read(Path file, String name, Diagnostics found, boolean isData) {
        Position start = new Position(name, 1, 1);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(SIZE + 1);
        } catch (IOException e) {
            return unreadable(
                    start, "the file cannot be read: " + e.getClass().getSimpleName(), "check its path", found);
        }
        if (bytes.length > SIZE) {
            String what = "the file is larger than " + SIZE / 1_000_000 + " MB";
            return unreadable(start, what, "it should be far smaller", found);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        boolean isUtf8 =
                !StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        String text = out.flip().toString();
        return isUtf8
                ? parse(name, text, found, isData)
                : unreadable(
                        new Lines(name, text).position(text.length()),
                        "the file is not UTF-8 here",
                        "save it in UTF-8",
                        found);
    }

    /** Parses the text of a descriptor; everything that is wrong with it goes to {@code found}. */
    static Document parse(String name, String text, Diagnostics found) {
        return parse(name, text, found, false);
    }

    private static Document parse(String name, String text, Diagnostics found, boolean isData) {
        Position start = new Position(name, 1, 1);
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isJson = lower.endsWith(".json");
        boolean isScript = !isData && lower.matches("(?s).*\\.[mc]?js");
        if (!isData && !isJson && !isScript && !lower.endsWith(".yaml") && !lower.endsWith(".yml")) {
            return unreadable(
                    start,
                    "the file's name does not say how it is written",
                    "a descriptor ends in .yaml, .yml, .json or, as the wizard's config.js, in .js",
                    found);
        }
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            if (isScript) {
                ScriptReader script = new ScriptReader(name, clean, found);
                TreeBuilder tree = script.read();
                return new Document(tree.root(), tree.rootPlace(start), script.comments());
            }
            TreeBuilder tree = new TreeBuilder(found);
            new TokenReader(name, clean, isJson, tree, found).read();
            return new Document(tree.root(), tree.rootPlace(start), List.of());
        } catch (SyntaxException e) {
            return unreadable(e.position(), e.getMessage(), e.suggestion(), found);
        }
    }

    private static Document unreadable(Position at, String what, String suggestion, Diagnostics found) {
        found.problem(at, "", what, suggestion);
        return new Document(MissingNode.getInstance(), Place.root(new Position(at.file(), 1, 1)), List.of());
    }
}
