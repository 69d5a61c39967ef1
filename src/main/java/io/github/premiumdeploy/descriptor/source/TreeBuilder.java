package io.github.premiumdeploy.descriptor.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Builds the tree of values and, beside it, the tree of places, from what a reader finds; bounds depth and number. */
public final class TreeBuilder {

    /** Deeper than any contract of a data action, and shallow enough for every recursion over the tree. */
    public static final int DEPTH = 100;

    /** More values than any descriptor has. */
    public static final int VALUES = 200_000;

    private final Diagnostics found;
    private final Deque<Frame> open = new ArrayDeque<>();
    private JsonNode root = MissingNode.getInstance();
    private Place rootPlace;
    private int values;

    private static final class Frame {
        private final ContainerNode<?> node;
        private final Place place;
        private final Map<String, Position> keys = new HashMap<>();
        private String key;
        private Position keyPosition;

        private Frame(ContainerNode<?> node, Place place) {
            this.node = node;
            this.place = place;
        }
    }

    public TreeBuilder(Diagnostics found) {
        this.found = found;
    }

    public void startObject(Position position) throws SyntaxException {
        start(JsonNodeFactory.instance.objectNode(), position);
    }

    public void startList(Position position) throws SyntaxException {
        start(JsonNodeFactory.instance.arrayNode(), position);
    }

    private void start(ContainerNode<?> node, Position position) throws SyntaxException {
        if (open.size() == DEPTH) {
            throw new SyntaxException(
                    position,
                    "lists and objects are nested more than " + DEPTH + " deep",
                    "nothing needs that; a bracket may be missing");
        }
        open.push(new Frame(node, attach(node, position)));
    }

    public void end() {
        open.pop();
    }

    /** The name of the field whose value comes next. */
    public void key(String name, Position position) {
        Frame frame = open.element();
        Position first = frame.keys.putIfAbsent(name, position);
        if (first != null) {
            found.problem(
                    position,
                    frame.place.field(name).path(),
                    "this key is there twice, first in line " + first.line(),
                    "remove one of the two");
        }
        frame.key = name;
        frame.keyPosition = position;
    }

    public void scalar(JsonNode node, Position position) throws SyntaxException {
        attach(node, position);
    }

    /** A value that stands there and cannot be read; the problem is reported by the caller. */
    public void unreadable(Position position) throws SyntaxException {
        attach(NullNode.getInstance(), position).markUnreadable();
    }

    /** The path of the value that comes next. */
    public String path() {
        if (open.isEmpty()) {
            return "";
        }
        Frame frame = open.element();
        return (frame.node instanceof ArrayNode list ? frame.place.item(list.size()) : frame.place.field(frame.key))
                .path();
    }

    public boolean isInList() {
        return !open.isEmpty() && open.element().node instanceof ArrayNode;
    }

    private Place attach(JsonNode node, Position position) throws SyntaxException {
        if (++values > VALUES) {
            throw new SyntaxException(
                    position, "the file has more than " + VALUES + " values", "nothing needs so many");
        }
        if (open.isEmpty()) {
            root = node;
            rootPlace = Place.root(position);
            return rootPlace;
        }
        Frame frame = open.element();
        if (frame.node instanceof ArrayNode list) {
            Place place = frame.place.addItem(list.size(), position);
            list.add(node);
            return place;
        }
        ((ObjectNode) frame.node).set(frame.key, node);
        return frame.place.addField(frame.key, frame.keyPosition, position);
    }

    /** The tree; missing if there was no value. */
    public JsonNode root() {
        return root;
    }

    public Place rootPlace(Position otherwise) {
        return rootPlace == null ? Place.root(otherwise) : rootPlace;
    }
}
