package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Builds request bodies. */
public final class Bodies {

    private Bodies() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** Copies the fields that are there; what stands for an empty text is never sent. */
    public static ObjectNode copy(ObjectNode to, JsonNode from, String... fields) {
        for (String field : fields) {
            if (from.hasNonNull(field)) {
                if (from.get(field).asText().equals(Compare.EMPTY_STAND_IN)) {
                    to.put(field, "");
                } else {
                    to.set(field, from.get(field).deepCopy());
                }
            }
        }
        return to;
    }
}
