package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Numbers;
import io.github.premiumdeploy.descriptor.source.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** A whole number within bounds. */
record WholeType(long least, long most) implements Type {

    @Override
    public String words() {
        return "a whole number";
    }

    @Override
    public Optional<JsonNode> check(JsonNode value, Place place, Checking checking) {
        Optional<BigInteger> number = number(value, place);
        if (number.isEmpty()) {
            return wrong(value, place, checking);
        }
        boolean fits = number.get().compareTo(BigInteger.valueOf(least)) >= 0
                && number.get().compareTo(BigInteger.valueOf(most)) <= 0;
        if (!fits) {
            checking.problem(place, "is " + number.get() + ", and must be from " + least + " to " + most, "");
            return Optional.empty();
        }
        return Optional.of(Numbers.node(number.get()));
    }

    private static Optional<BigInteger> number(JsonNode value, Place place) {
        if (value.isIntegralNumber()) {
            return Optional.of(value.bigIntegerValue());
        }
        if (value.isNumber()) {
            double number = value.doubleValue();
            return number == Math.rint(number)
                    ? Optional.of(BigDecimal.valueOf(number).toBigInteger())
                    : Optional.empty();
        }
        return place.isSubstituted() && value.asText().strip().matches("-?\\d{1,18}")
                ? Optional.of(new BigInteger(value.asText().strip()))
                : Optional.empty();
    }

    @Override
    public void describe(ObjectNode schema) {
        DescriptorSchema.orPlaceholder(schema)
                .put("type", "integer")
                .put("minimum", least)
                .put("maximum", most);
    }
}
