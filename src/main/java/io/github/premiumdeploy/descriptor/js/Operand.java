package io.github.premiumdeploy.descriptor.js;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.github.premiumdeploy.descriptor.source.Numbers;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A literal of JavaScript, or a sum of such. */
final class Operand {

    static final int LONGEST = 100;

    private static final Pattern NUMBER =
            Pattern.compile("(?<sign>[-+]?)(?:0[xX](?<hex>[0-9A-Fa-f]+)|0[oO](?<octal>[0-7]+)"
                    + "|0[bB](?<binary>[01]+)|(?<whole>0|[1-9]\\d*)"
                    + "|(?<decimal>(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?))");

    private static final Map<String, Integer> BASES = Map.of("whole", 10, "hex", 16, "octal", 8, "binary", 2);

    private static final Pattern MISPLACED_SEPARATOR = Pattern.compile("(?<![0-9A-Fa-f])_|_(?![0-9A-Fa-f])");

    private final ValueNode value;
    private final StringBuilder text;

    Operand(ValueNode value, String text) {
        this.value = value;
        this.text = new StringBuilder(text);
    }

    static Operand of(String text) {
        return new Operand(null, text);
    }

    /** A number as JavaScript writes it; null if it is none. */
    static Operand ofNumber(String literal) {
        boolean separates = literal.indexOf('_') >= 0;
        if (literal.length() > LONGEST
                || separates && MISPLACED_SEPARATOR.matcher(literal).find()) {
            return null;
        }
        Matcher number = NUMBER.matcher(separates ? literal.replace("_", "") : literal);
        if (!number.matches()) {
            return null;
        }
        String sign = number.group("sign").equals("-") ? "-" : "";
        if (number.group("decimal") != null) {
            double value = Double.parseDouble(sign + number.group("decimal"));
            return Double.isFinite(value) ? number(value) : null;
        }
        for (Map.Entry<String, Integer> base : BASES.entrySet()) {
            String digits = number.group(base.getKey());
            if (digits != null) {
                return number(new BigInteger(sign + digits, base.getValue()));
            }
        }
        return null;
    }

    private static Operand number(BigInteger number) {
        return new Operand(Numbers.node(number), number.toString());
    }

    private static Operand number(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? number(BigInteger.valueOf((long) number)) : new Operand(DoubleNode.valueOf(number), "" + number);
    }

    /** The sum: of two numbers a number, of anything with a text a text; null for anything else. */
    Operand plus(Operand other) {
        if (value != null && other.value != null) {
            if (!value.isNumber() || !other.value.isNumber()) {
                return null;
            }
            return value.isIntegralNumber() && other.value.isIntegralNumber()
                    ? number(value.bigIntegerValue().add(other.value.bigIntegerValue()))
                    : number(value.doubleValue() + other.value.doubleValue());
        }
        if (value == null) {
            // In place: a text may be put together from a hundred thousand pieces.
            text.append(other.text);
            return this;
        }
        return of(text.toString() + other.text);
    }

    String text() {
        return text.toString();
    }

    ValueNode node() {
        return value == null ? TextNode.valueOf(text()) : value;
    }
}
