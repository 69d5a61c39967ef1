package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the fields that a run wrote out of a resource again. A field that is not as the run left it was changed by somebody
 * else meanwhile, and stays.
 */
final class ThreeWayMerge {

    private final JsonNode before;
    private final JsonNode written;
    private final JsonNode answered;
    private final ObjectNode fields = Bodies.object();
    private final List<String> ofOthers = new ArrayList<>();
    private boolean isNeeded;

    /**
     * Compares three states of the resource, and what was sent to it.
     *
     * @param before the resource as it was
     * @param written the fields that were sent
     * @param answered the resource as the platform answered, if it did: it may have other spellings
     * @param now the resource as it is
     */
    ThreeWayMerge(JsonNode before, ObjectNode written, JsonNode answered, JsonNode now) {
        this.before = before;
        this.written = written;
        this.answered = answered;
        written.fieldNames().forEachRemaining(name -> reverse(name, now));
    }

    /** The written fields as they are to be. */
    ObjectNode fields() {
        return fields;
    }

    /** Whether somebody else changed a field. */
    boolean isOfOthers() {
        return !ofOthers.isEmpty();
    }

    /** What stays since somebody else changed it, in words; nothing if there is no such field. */
    List<String> left() {
        return ofOthers.isEmpty()
                ? List.of()
                : List.of("somebody else changed it meanwhile: " + String.join(", ", ofOthers));
    }

    /** Whether anything is as the run left it, and not as it was. */
    boolean isNeeded() {
        return isNeeded;
    }

    private void reverse(String name, JsonNode now) {
        JsonNode was = before.path(name);
        JsonNode is = now.path(name);
        if (isBlank(was) && isBlank(is) && !isBlank(written.path(name))) {
            // The platform does not show this field.
            return;
        }
        JsonNode value = reversed(name, was, written.path(name), answered.path(name), is);
        boolean isStandIn = value.asText().equals(Compare.EMPTY_STAND_IN);
        fields.set(name, value.isMissingNode() || value.isNull() || isStandIn ? blank(written.path(name)) : value);
    }

    private JsonNode reversed(String path, JsonNode was, JsonNode sent, JsonNode told, JsonNode is) {
        if (same(is, was)) {
            return is;
        }
        if (was.isObject() && sent.isObject() && is.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            was.fieldNames().forEachRemaining(names::add);
            sent.fieldNames().forEachRemaining(names::add);
            ObjectNode object = is.deepCopy();
            for (String name : names) {
                JsonNode value =
                        reversed(path + "." + name, was.path(name), sent.path(name), told.path(name), is.path(name));
                if (value.isMissingNode()) {
                    object.remove(name);
                } else {
                    object.set(name, value);
                }
            }
            return object;
        }
        if (same(sent, was)) {
            // The run sent it as it was.
            return is;
        }
        if (same(is, told) || same(is, sent) || isCovered(sent, is)) {
            isNeeded = true;
            return was;
        }
        ofOthers.add(path);
        return is;
    }

    /** Whether all that was sent is there, beside what the platform adds. */
    private static boolean isCovered(JsonNode sent, JsonNode is) {
        return sent.isContainerNode()
                && is.isContainerNode()
                && new Compare().field("", sent, is).differences().isEmpty();
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (isBlank(one) || isBlank(other)) {
            return isBlank(one) && isBlank(other);
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other)
                || isSet(one) && isSet(other) && Compare.texts(one).equals(Compare.texts(other));
    }

    /** Not false, which may be what something was switched to. */
    private static boolean isBlank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isTextual()
                        && (value.asText().isEmpty() || value.asText().equals(Compare.EMPTY_STAND_IN))
                || value.isContainerNode() && value.isEmpty();
    }

    /** Lists of texts come back in any order. */
    private static boolean isSet(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
    }

    private static JsonNode blank(JsonNode like) {
        return switch (like.getNodeType()) {
            case ARRAY -> JsonNodeFactory.instance.arrayNode();
            case OBJECT -> Bodies.object();
            case STRING -> JsonNodeFactory.instance.textNode("");
            case BOOLEAN -> JsonNodeFactory.instance.booleanNode(false);
            default -> MissingNode.getInstance();
        };
    }
}
