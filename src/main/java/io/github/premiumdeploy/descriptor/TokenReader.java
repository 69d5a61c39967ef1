package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Numbers;
import io.github.premiumdeploy.descriptor.source.Position;
import io.github.premiumdeploy.descriptor.source.SyntaxException;
import io.github.premiumdeploy.descriptor.source.TreeBuilder;
import java.io.IOException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a descriptor in YAML or JSON. */
final class TokenReader {

    private final String file;
    private final JsonFactory factory;
    private final String language;
    private final String text;
    private final TreeBuilder tree;
    private final Diagnostics found;

    private TokenReader(
            String file, JsonFactory factory, String language, String text, TreeBuilder tree, Diagnostics found) {
        this.file = file;
        this.factory = factory;
        this.language = language;
        this.text = text;
        this.tree = tree;
        this.found = found;
    }

    static TokenReader yaml(String file, String text, TreeBuilder tree, Diagnostics found) {
        return new TokenReader(file, new YAMLFactory(), "YAML", text, tree, found);
    }

    static TokenReader json(String file, String text, TreeBuilder tree, Diagnostics found) {
        return new TokenReader(file, new JsonFactory(), "JSON", text, tree, found);
    }

    void read() throws SyntaxException {
        try (JsonParser parser = factory.createParser(text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                accept(parser, token);
                if (depth == 0) {
                    endOfText(parser);
                    return;
                }
            }
        } catch (JsonProcessingException e) {
            throw syntax(e);
        } catch (IOException | YAMLException e) {
            throw new SyntaxException(start(), "this is not " + language, "");
        }
    }

    private void endOfText(JsonParser parser) throws IOException, SyntaxException {
        if (parser.nextToken() != null) {
            throw new SyntaxException(
                    position(parser.currentTokenLocation()),
                    "a second document starts here, where the end of the file was expected",
                    "a file describes one app");
        }
    }

    private void accept(JsonParser parser, JsonToken token) throws IOException, SyntaxException {
        Position position = position(parser.currentTokenLocation());
        switch (token) {
            case START_OBJECT -> {
                refuseMarks(parser, position);
                tree.startObject(position);
            }
            case START_ARRAY -> {
                refuseMarks(parser, position);
                tree.startList(position);
            }
            case END_OBJECT, END_ARRAY -> tree.end();
            case FIELD_NAME -> tree.key(parser.currentName(), position);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                refuseMarks(parser, position);
                number(parser, position);
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                refuseMarks(parser, position);
                tree.scalar(BooleanNode.valueOf(token == JsonToken.VALUE_TRUE), position);
            }
            case VALUE_NULL -> {
                refuseMarks(parser, position);
                tree.scalar(NullNode.getInstance(), position);
            }
            default -> {
                refuseMarks(parser, position);
                tree.scalar(TextNode.valueOf(parser.getText()), position);
            }
        }
    }

    private void number(JsonParser parser, Position position) throws IOException, SyntaxException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            tree.scalar(Numbers.node(parser.getBigIntegerValue()), position);
        } else if (Double.isFinite(parser.getDoubleValue())) {
            tree.scalar(DoubleNode.valueOf(parser.getDoubleValue()), position);
        } else {
            found.problem(position, tree.path(), "this number is not a finite one", "");
            tree.unreadable(position);
        }
    }

    /** Anchors and aliases can make a small file an endless one, and tags can ask for any Java class. */
    private void refuseMarks(JsonParser parser, Position position) throws IOException {
        if (!(parser instanceof YAMLParser yaml)) {
            return;
        }
        if (yaml.isCurrentAlias()) {
            found.problem(position, tree.path(), "a YAML alias (*) is not accepted", "write the value out");
        } else if (yaml.getObjectId() != null) {
            found.problem(position, tree.path(), "a YAML anchor (&) is not accepted", "write the value out each time");
        }
        if (yaml.getTypeId() != null) {
            found.problem(position, tree.path(), "a YAML tag (!) is not accepted", "remove it; quotes make a text");
        }
    }

    private SyntaxException syntax(JsonProcessingException e) {
        SyntaxReason reason = SyntaxReason.of(e);
        return new SyntaxException(
                reason.line() == 0 ? start() : new Position(file, reason.line(), reason.column()),
                "this is not " + language + ": " + reason.text(),
                reason.remedy());
    }

    private Position start() {
        return new Position(file, 1, 1);
    }

    private Position position(JsonLocation location) {
        return new Position(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
