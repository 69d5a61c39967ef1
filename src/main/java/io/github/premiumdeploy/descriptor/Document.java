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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
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

    Document(JsonNode root, Place place) {
        this(root, place, List.of());
    }

    /** Bytes; the wizard's own sample of all kinds has 16,000. */
    static final int SIZE = 2_000_000;

    /**
     * Reads a file.
     *
     * @param name the file as messages name it
     */
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
            found.problem(start, "", "the file cannot be read: " + e.getClass().getSimpleName(), "check its path");
            return unreadable(start);
        }
        if (bytes.length > SIZE) {
            found.problem(start, "", "the file is larger than " + SIZE / 1_000_000 + " MB", "it should be far smaller");
            return unreadable(start);
        }
        try {
            String text = text(bytes, name);
            return isData ? parse(name, text, found, isJson(name)) : parse(name, text, found);
        } catch (SyntaxException e) {
            return unreadable(e, found, start);
        }
    }

    /** Parses the text of a descriptor; everything that is wrong with it goes to {@code found}. */
    static Document parse(String name, String text, Diagnostics found) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml") || isJson(name)) {
            return parse(name, text, found, isJson(name));
        }
        Position start = new Position(name, 1, 1);
        if (!lower.matches("(?s).*\\.[mc]?js")) {
            found.problem(
                    start,
                    "",
                    "the file's name does not say how it is written",
                    "a descriptor ends in .yaml, .yml, .json or, as the wizard's config.js, in .js");
            return unreadable(start);
        }
        try {
            ScriptReader script = new ScriptReader(name, clean(text), found);
            TreeBuilder tree = script.read();
            return new Document(tree.root(), tree.rootPlace(start), script.comments());
        } catch (SyntaxException e) {
            return unreadable(e, found, start);
        }
    }

    private static boolean isJson(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static Document parse(String name, String text, Diagnostics found, boolean isJson) {
        Position start = new Position(name, 1, 1);
        TreeBuilder tree = new TreeBuilder(found);
        try {
            TokenReader reader = isJson
                    ? TokenReader.json(name, clean(text), tree, found)
                    : TokenReader.yaml(name, clean(text), tree, found);
            reader.read();
            return new Document(tree.root(), tree.rootPlace(start));
        } catch (SyntaxException e) {
            return unreadable(e, found, start);
        }
    }

    private static String clean(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Document unreadable(SyntaxException e, Diagnostics found, Position start) {
        found.problem(e.position(), "", e.getMessage(), e.suggestion());
        return unreadable(start);
    }

    private static Document unreadable(Position start) {
        return new Document(MissingNode.getInstance(), Place.root(start));
    }

    private static String text(byte[] bytes, String name) throws SyntaxException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        try {
            if (result.isError()) {
                result.throwException();
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new SyntaxException(
                    new Lines(name, text).position(text.length()), "the file is not UTF-8 here", "save it in UTF-8");
        }
    }
}
