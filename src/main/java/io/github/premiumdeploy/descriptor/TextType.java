package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.Optional;

/**
 * A text.
 *
 * @param shortest characters (code points), as {@code longest}
 */
record TextType(int shortest, int longest, Optional<Form> form) implements Type {

    static final TextType ANY = new TextType(0, Integer.MAX_VALUE, Optional.empty());

    static final TextType SOME = new TextType(1, Integer.MAX_VALUE, Optional.empty());

    static TextType of(Form form) {
        return new TextType(1, Integer.MAX_VALUE, Optional.of(form));
    }

    @Override
    public String words() {
        return "text";
    }

    @Override
    public Optional<JsonNode> check(JsonNode value, Place place, Checking checking) {
        if (!value.isTextual()) {
            return wrong(value, place, checking);
        }
        String text = value.textValue();
        if (checking.isSecret()) {
            checking.secrets().accept(text);
        }
        int length = text.codePointCount(0, text.length());
        if (shortest > 0 && text.isBlank()) {
            checking.problem(
                    place, "must not be empty", form.map(TextType::example).orElse(""));
        } else if (length < shortest) {
            checking.problem(place, "has " + length + " characters, and must have at least " + shortest, "");
        } else if (length > longest) {
            checking.problem(
                    place,
                    "has " + length + " characters, and " + longest + " is the most",
                    "shorten it by " + (length - longest));
        } else if (form.isPresent() && !form.get().matches(text)) {
            checking.problem(
                    place, "must be " + form.get().words() + ", not " + checking.show(text), example(form.get()));
        } else {
            return Optional.of(value);
        }
        return Optional.empty();
    }

    private static String example(Form form) {
        return "for example " + form.example();
    }

    @Override
    public Optional<JsonNode> example() {
        return form.map(f -> TextNode.valueOf(f.example()));
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public void describe(ObjectNode schema) {
        boolean isBounded = shortest > 1 || longest < Integer.MAX_VALUE;
        ObjectNode bounds = isBounded ? DescriptorSchema.orPlaceholder(schema) : schema;
        bounds.put("type", "string");
        if (shortest > 0) {
            bounds.put("minLength", shortest);
        }
        if (longest < Integer.MAX_VALUE) {
            bounds.put("maxLength", longest);
        }
        form.ifPresent(f -> {
            schema.put("pattern", "^(" + f.pattern() + ")$|" + DescriptorSchema.PLACEHOLDER_WITHIN);
            schema.putArray("examples").add(f.example());
        });
    }
}
