package io.github.premiumdeploy.descriptor.js;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.SyntaxException;
import io.github.premiumdeploy.descriptor.source.TreeBuilder;

/** Reads literals: texts, numbers, true and false, and what + makes of them. */
final class Literals {

    private final Script script;
    private final TreeBuilder tree;
    private final Diagnostics found;
    private final SkippedCode code;
    private int parentheses;

    /**
     * Reads from a script.
     *
     * @param tree tells where a literal stands
     */
    Literals(Script script, TreeBuilder tree, Diagnostics found) {
        this.script = script;
        this.tree = tree;
        this.found = found;
        this.code = new SkippedCode(script);
    }

    /** Literals, added up with + as JavaScript does it, with the space behind them; null if something else stands here. */
    Operand sum() throws SyntaxException {
        Operand sum = operand();
        while (sum != null && script.peek() == '+' && script.peek(1) != '+' && script.peek(1) != '=') {
            script.take('+');
            Operand next = operand();
            sum = next == null ? null : sum.plus(next);
        }
        return sum;
    }

    /** A literal, or a sum in parentheses, with the space behind it; null if something else stands here. */
    private Operand operand() throws SyntaxException {
        char c = script.peek();
        Operand operand;
        if (c == '\'' || c == '"') {
            operand = Operand.of(text());
        } else if (c == '`') {
            operand = Operand.of(template());
        } else if (isNumberStart()) {
            operand = number(true);
        } else if (c == '(') {
            return parenthesised();
        } else {
            String name = script.peekName();
            operand = switch (name) {
                case "true", "false" -> new Operand(BooleanNode.valueOf(name.equals("true")), name);
                case "null", "undefined" -> new Operand(NullNode.getInstance(), name);
                default -> null;
            };
            if (operand == null) {
                return null;
            }
            script.takeWord(name);
        }
        script.skipSpace();
        return operand;
    }

    private Operand parenthesised() throws SyntaxException {
        if (++parentheses > TreeBuilder.DEPTH) {
            throw script.unexpected("parentheses are nested more than " + TreeBuilder.DEPTH + " deep", "");
        }
        script.take('(');
        Operand sum = operand();
        while (sum != null && script.take('+')) {
            Operand next = operand();
            sum = next == null ? null : sum.plus(next);
        }
        parentheses--;
        return sum != null && script.take(')') ? sum : null;
    }

    boolean isNumberStart() {
        int ahead = script.peek() == '-' || script.peek() == '+' ? 1 : 0;
        char c = script.peek(ahead);
        return isDigit(c) || c == '.' && isDigit(script.peek(ahead + 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    Operand number(boolean signed) throws SyntaxException {
        int start = script.offset();
        int end = start;
        if (signed && (script.peek() == '-' || script.peek() == '+')) {
            end++;
        }
        for (char c = script.peek(end - start);
                end - start <= Operand.LONGEST
                        && (isDigit(c)
                                || c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c == '_'
                                || c == '.'
                                || (c == '-' || c == '+') && isExponent(start, end));
                c = script.peek(end - start)) {
            end++;
        }
        String literal = script.between(start, end);
        Operand number = Operand.ofNumber(literal);
        if (number == null) {
            throw script.unexpected(
                    "this is not a number: expected digits, found "
                            + (literal.length() > 40 ? literal.substring(0, 40) + "…" : literal),
                    "");
        }
        script.goTo(end);
        return number;
    }

    private boolean isExponent(int start, int end) {
        char before = end == start ? Script.END : script.peek(end - start - 1);
        boolean hexadecimal = script.between(start, end).matches("[-+]?0[xX].*");
        return (before == 'e' || before == 'E') && !hexadecimal;
    }

    String text() throws SyntaxException {
        int start = script.offset();
        code.quoted();
        return decoded(start, script.offset(), false);
    }

    private String template() throws SyntaxException {
        int start = script.offset();
        code.template();
        return decoded(start, script.offset(), true);
    }

    /** What stands between quotes, without escapes; what a template would compute is kept as it stands. */
    private String decoded(int start, int end, boolean isTemplate) throws SyntaxException {
        StringBuilder text = new StringBuilder();
        boolean computes = false;
        script.goTo(start);
        int at = 1;
        while (start + at < end - 1) {
            char c = script.peek(at);
            if (c == '\\') {
                at = escape(at, text);
            } else if (isTemplate && c == '$' && script.peek(at + 1) == '{') {
                computes = true;
                script.goTo(start + at + 1);
                code.substitution();
                text.append(script.between(start + at, script.offset()));
                at = script.offset() - start;
                script.goTo(start);
            } else if (isTemplate && c == '\r') {
                text.append('\n');
                at += script.peek(at + 1) == '\n' ? 2 : 1;
            } else {
                text.append(c);
                at++;
            }
        }
        if (computes) {
            found.warning(
                    script.position(),
                    tree.path(),
                    "${…} in backquotes is not computed and is kept as it stands",
                    "write the value out, or put @property@ and give it in the build; a data action's ${…} belongs in"
                            + " plain quotes");
        }
        script.goTo(end);
        return text.toString();
    }

    /** Appends what an escape stands for; returns where the text goes on. */
    private int escape(int at, StringBuilder text) throws SyntaxException {
        char c = script.peek(at + 1);
        switch (c) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'v' -> text.append('\u000B');
            case 'x' -> {
                return hexadecimal(at, at + 2, at + 4, text);
            }
            case 'u' -> {
                if (script.peek(at + 2) != '{') {
                    return hexadecimal(at, at + 2, at + 6, text);
                }
                int end = at + 3;
                while (end < at + 12 && Character.digit(script.peek(end), 16) >= 0) {
                    end++;
                }
                int after = hexadecimal(at, at + 3, end, text);
                if (script.peek(end) != '}') {
                    throw badEscape(at);
                }
                return after + 1;
            }
            case '\r' -> {
                return at + (script.peek(at + 2) == '\n' ? 3 : 2);
            }
            case '\n', '\u2028', '\u2029' -> {
                return at + 2;
            }
            default -> {
                if (!isDigit(c)) {
                    text.append(c);
                } else if (c == '0' && !isDigit(script.peek(at + 2))) {
                    text.append('\0');
                } else {
                    throw badEscape(at);
                }
            }
        }
        return at + 2;
    }

    private int hexadecimal(int at, int from, int to, StringBuilder text) throws SyntaxException {
        int code = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(script.peek(i), 16);
            if (digit < 0) {
                throw badEscape(at);
            }
            code = code * 16 + digit;
            if (code > Character.MAX_CODE_POINT) {
                throw badEscape(at);
            }
        }
        if (to == from) {
            throw badEscape(at);
        }
        text.appendCodePoint(code);
        return to;
    }

    private SyntaxException badEscape(int at) {
        return new SyntaxException(
                script.position(script.offset() + at),
                "this escape is not one: expected \\n, \\', \\xHH, \\uHHHH or the like",
                "a backslash itself is written \\\\");
    }
}
