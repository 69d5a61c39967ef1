package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** A literal of JavaScript, or a sum of such. */
final class Operand {

    /** Characters of a number. */
    static final int LONGEST = 100;

    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d+");

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
        String sign = literal.startsWith("-") ? "-" : "";
        String digits = literal.replaceFirst("^[-+]", "");
        if (literal.length() > LONGEST || digits.matches(".*__.*|_.*|.*_")) {
            return null;
        }
        digits = digits.replace("_", "").toLowerCase(Locale.ROOT);
        if (digits.matches("0x[0-9a-f]+")) {
            return number(new BigInteger(sign + digits.substring(2), 16));
        }
        if (digits.matches("0o[0-7]+")) {
            return number(new BigInteger(sign + digits.substring(2), 8));
        }
        if (digits.matches("0b[01]+")) {
            return number(new BigInteger(sign + digits.substring(2), 2));
        }
        if (digits.matches("0\\d+.*") || !DECIMAL.matcher(digits).matches()) {
            return null;
        }
        if (WHOLE.matcher(digits).matches()) {
            return number(new BigInteger(sign + digits));
        }
        double number = Double.parseDouble(sign + digits);
        return Double.isFinite(number) ? number(number) : null;
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
