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
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Numbers;
import io.github.premiumdeploy.descriptor.source.Position;
import io.github.premiumdeploy.descriptor.source.SyntaxException;
import io.github.premiumdeploy.descriptor.source.TreeBuilder;
import java.io.IOException;

/** Reads a descriptor in YAML or JSON. */
final class TokenReader {

    private final String file;
    private final String text;
    private final boolean isJson;
    private final TreeBuilder tree;
    private final Diagnostics found;

    TokenReader(String file, String text, boolean isJson, TreeBuilder tree, Diagnostics found) {
        this.file = file;
        this.text = text;
        this.isJson = isJson;
        this.tree = tree;
        this.found = found;
    }

    void read() throws SyntaxException {
        // Nothing of YAML is loaded for a descriptor in JSON.
        try (JsonParser parser = (isJson ? new JsonFactory() : Yaml.factory()).createParser(text)) {
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
            throw new SyntaxReason(file, language()).of(e);
        } catch (IOException e) {
            throw unreadable();
        } catch (RuntimeException e) {
            if (!isJson && Yaml.isSyntax(e)) {
                throw unreadable();
            }
            throw e;
        }
    }

    private String language() {
        return isJson ? "JSON" : "YAML";
    }

    private SyntaxException unreadable() {
        return new SyntaxException(new Position(file, 1, 1), "this is not " + language(), "");
    }

    private void endOfText(JsonParser parser) throws IOException, SyntaxException {
        if (parser.nextToken() != null) {
            throw new SyntaxException(
                    position(parser.currentTokenLocation()),
                    "a second document starts here, where the end of the file was expected",
                    "leave only one of them in the file");
        }
    }

    private void accept(JsonParser parser, JsonToken token) throws IOException, SyntaxException {
        Position position = position(parser.currentTokenLocation());
        if (!isJson && (token.isStructStart() || token.isScalarValue())) {
            Yaml.refuseMarks(parser, position, tree.path(), found);
        }
        switch (token) {
            case START_OBJECT -> tree.startObject(position);
            case START_ARRAY -> tree.startList(position);
            case END_OBJECT, END_ARRAY -> tree.end();
            case FIELD_NAME -> tree.key(parser.currentName(), position);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, position);
            case VALUE_TRUE, VALUE_FALSE -> tree.scalar(BooleanNode.valueOf(token == JsonToken.VALUE_TRUE), position);
            case VALUE_NULL -> tree.scalar(NullNode.getInstance(), position);
            default -> tree.scalar(TextNode.valueOf(parser.getText()), position);
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

    private Position position(JsonLocation location) {
        return new Position(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
