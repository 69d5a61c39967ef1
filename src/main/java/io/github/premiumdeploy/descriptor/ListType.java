package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A list.
 *
 * @param item what each of it is
 * @param fewest how many there must be
 */
record ListType(Type item, int fewest) implements Type {

    @Override
    public String words() {
        return "a list";
    }

    @Override
    public Optional<JsonNode> check(JsonNode value, Place place, Checking checking) {
        if (!value.isArray()) {
            return wrong(value, place, checking);
        }
        if (value.size() < fewest) {
            checking.problem(place, "must not be empty", "");
            return Optional.empty();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            Place itemPlace = place.item(i);
            if (value.get(i).isNull()) {
                if (!itemPlace.isUnreadable()) {
                    checking.problem(itemPlace, "must be " + item.words() + ", not nothing", "remove it");
                }
            } else {
                item.check(value.get(i), itemPlace, checking).ifPresent(list::add);
            }
        }
        return Optional.of(list);
    }

    @Override
    public Optional<JsonNode> example() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (item instanceof NestedType nested) {
            nested.fields().examples().forEach(list::add);
        } else {
            item.example().ifPresent(list::add);
        }
        return Optional.of(list).filter(examples -> !examples.isEmpty()).map(JsonNode.class::cast);
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "array");
        if (fewest > 0) {
            schema.put("minItems", fewest);
        }
        item.describe(schema.putObject("items"));
    }

    @Override
    public boolean isSecret(List<String> steps) {
        return item.isSecret(steps);
    }
}
