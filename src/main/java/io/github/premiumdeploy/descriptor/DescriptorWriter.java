package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/** Writes a descriptor as YAML, in the style of the README, with comments above the values that they are about. */
public final class DescriptorWriter {

    private static final int WIDTH = 100;

    private final Map<String, List<String>> comments = new LinkedHashMap<>();
    private final List<String> header = new ArrayList<>();
    private final List<String> footer = new ArrayList<>();

    /** Puts a line at the top, without the mark of a comment. */
    public DescriptorWriter header(String line) {
        line.lines().map(DescriptorWriter::plain).forEach(header::add);
        return this;
    }

    /** Puts a line at the end, without the mark of a comment. */
    public DescriptorWriter footer(String line) {
        footer.add(plain(line));
        return this;
    }

    /**
     * Puts a comment above a value.
     *
     * @param pointer leads to the value, as a JSON pointer does
     */
    public DescriptorWriter comment(String pointer, String text) {
        text.lines()
                .forEach(line -> comments.computeIfAbsent(pointer, key -> new ArrayList<>())
                        .add(plain(line).stripTrailing()));
        return this;
    }

    /** What a comment cannot hold, since it would end it or is not allowed in YAML, is a blank. */
    private static String plain(String line) {
        return line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029]", " ");
    }

    /** Writes it. */
    public String write(ObjectNode root) {
        StringBuilder text = new StringBuilder();
        header.forEach(line -> text.append(comment(line)));
        try {
            StringWriter out = new StringWriter();
            Emitter emitter = new Emitter(out, options());
            Serializer serializer = new Serializer(emitter, new Resolver(), options(), null);
            serializer.open();
            serializer.serialize(node(root, "", false));
            serializer.close();
            text.append(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        footer.forEach(line -> text.append(comment(line)));
        return text.toString();
    }

    private static String comment(String line) {
        return (line.isEmpty() ? "#" : line.startsWith("#") ? line : "# " + line) + "\n";
    }

    private static DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setSplitLines(false);
        options.setWidth(WIDTH);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setAllowUnicode(true);
        options.setProcessComments(true);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        return options;
    }

    private Node node(JsonNode value, String at, boolean isWithinLine) {
        boolean isInLine = isWithinLine || value.isEmpty() || fitsInLine(value, at);
        FlowStyle style = isInLine ? FlowStyle.FLOW : FlowStyle.BLOCK;
        if (value.isObject()) {
            List<NodeTuple> tuples = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                String below = at + "/" + escaped(entry.getKey());
                Node key = text(entry.getKey());
                key.setBlockComments(commentsAt(below));
                tuples.add(new NodeTuple(key, node(entry.getValue(), below, isInLine)));
            }
            return new MappingNode(Tag.MAP, tuples, style);
        }
        if (value.isArray()) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                Node item = node(value.get(i), at + "/" + i, isInLine);
                item.setBlockComments(commentsAt(at + "/" + i));
                items.add(item);
            }
            return new SequenceNode(Tag.SEQ, items, style);
        }
        if (value.isTextual()) {
            return text(value.textValue());
        }
        Tag tag = value.isBoolean()
                ? Tag.BOOL
                : value.isIntegralNumber() ? Tag.INT : value.isNumber() ? Tag.FLOAT : Tag.NULL;
        return new ScalarNode(tag, value.asText(), null, null, ScalarStyle.PLAIN);
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private List<CommentLine> commentsAt(String pointer) {
        return comments.getOrDefault(pointer, List.of()).stream()
                .map(line -> new CommentLine(null, null, line.isEmpty() ? "" : " " + line, CommentType.BLOCK))
                .toList();
    }

    /** Lists of words and small objects, as a person would write them. */
    private boolean fitsInLine(JsonNode value, String at) {
        boolean isCommented = comments.keySet().stream()
                .anyMatch(pointer -> pointer.startsWith(at + "/") || pointer.equals(at) && value.isObject());
        boolean isTop = depth(at) < (value.isObject() ? 3 : 1);
        boolean isOfObjects = value.isArray() && value.valueStream().anyMatch(JsonNode::isObject);
        return !isCommented
                && !isTop
                && !isOfObjects
                && !holdsLines(value)
                && value.toString().length() + depth(at) * 2 < WIDTH;
    }

    private static int depth(String at) {
        return (int) at.chars().filter(c -> c == '/').count();
    }

    private static boolean holdsLines(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().indexOf('\n') >= 0;
        }
        for (JsonNode child : value) {
            if (holdsLines(child)) {
                return true;
            }
        }
        return false;
    }

    private static Node text(String text) {
        boolean hasLines = text.indexOf('\n') >= 0 && text.lines().noneMatch(line -> line.endsWith(" "));
        boolean isRead = hasLines && !text.startsWith(" ") && !text.startsWith("\n") && text.indexOf('\r') < 0;
        boolean isOdd = text.chars()
                .anyMatch(c ->
                        c != '\n' && (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\uFEFF'));
        ScalarStyle style = isOdd
                ? ScalarStyle.DOUBLE_QUOTED
                : isRead
                        ? ScalarStyle.LITERAL
                        : text.indexOf('\n') >= 0 ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN;
        return new ScalarNode(Tag.STR, text, null, null, style);
    }
}
