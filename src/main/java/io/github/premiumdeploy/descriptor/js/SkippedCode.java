package io.github.premiumdeploy.descriptor.js;

import io.github.premiumdeploy.descriptor.source.SyntaxException;
import io.github.premiumdeploy.descriptor.source.TreeBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Passes over what is code, and no value: it finds where that ends, and reads nothing of it. */
final class SkippedCode {

    /** After these a slash starts a regular expression; after any other name it divides. */
    private static final Set<String> BEFORE_EXPRESSION = Set.of(
            "return",
            "typeof",
            "case",
            "in",
            "of",
            "delete",
            "void",
            "throw",
            "new",
            "else",
            "do",
            "instanceof",
            "await",
            "yield");

    private final Script script;

    SkippedCode(Script script) {
        this.script = script;
    }

    /** Passes over a bracket, all that it holds, and the space behind it. */
    void brackets() throws SyntaxException {
        bracketed();
        script.skipSpace();
    }

    /** Passes over a bracket and all that it holds. */
    void bracketed() throws SyntaxException {
        int start = script.offset();
        Deque<Character> open = new ArrayDeque<>();
        char before = Script.END;
        do {
            script.skipSpace();
            if (script.isAtEnd()) {
                throw new SyntaxException(
                        script.position(start),
                        "the bracket " + script.between(start, start + 1) + " is never closed",
                        "");
            }
            char c = script.peek();
            if (c == '{' || c == '(' || c == '[') {
                open.push(c == '{' ? '}' : c == '(' ? ')' : ']');
                script.advance(1);
            } else if (c == '}' || c == ')' || c == ']') {
                if (open.element() != c) {
                    throw script.expected("the bracket " + open.element());
                }
                open.pop();
                script.advance(1);
            } else {
                before = token(before);
                continue;
            }
            before = c;
        } while (!open.isEmpty());
        script.dropComments(start);
    }

    /**
     * Passes over an expression: to the comma, semicolon or closing bracket that ends it, or the end of the file.
     *
     * @param endsAtLine whether a line that does not look continued ends it too, as at the end of a statement
     */
    void expression(boolean endsAtLine) throws SyntaxException {
        char before = Script.END;
        while (true) {
            int space = script.offset();
            script.skipSpace();
            if (script.isAtEnd() || ",;)}]".indexOf(script.peek()) >= 0) {
                return;
            }
            boolean newLine = script.between(space, script.offset()).chars().anyMatch(c -> Script.isLineEnd((char) c));
            if (endsAtLine && newLine && isOperand(before) && !script.peekName().isEmpty()) {
                return;
            }
            char c = script.peek();
            if (c == '{' || c == '(' || c == '[') {
                bracketed();
                before = ')';
            } else {
                before = token(before);
            }
        }
    }

    /**
     * Passes over one token that is no bracket.
     *
     * @param before the last character of the token before; tells a regular expression from a division
     * @return what stands for this token as {@code before} of the next
     */
    private char token(char before) throws SyntaxException {
        char c = script.peek();
        if (c == '"' || c == '\'') {
            quoted();
            return 'a';
        }
        if (c == '`') {
            template();
            return 'a';
        }
        if (c == '/' && !isOperand(before)) {
            regularExpression();
            return 'a';
        }
        String name = script.peekName();
        if (!name.isEmpty()) {
            script.advance(name.length());
            return BEFORE_EXPRESSION.contains(name) ? '=' : 'a';
        }
        script.advance(1);
        return c;
    }

    private static boolean isOperand(char before) {
        return before == ')' || before == ']' || before == '}' || Character.isLetterOrDigit(before);
    }

    void quoted() throws SyntaxException {
        int start = script.offset();
        char quote = script.peek();
        script.advance(1);
        while (script.peek() != quote || script.isAtEnd()) {
            if (script.isAtEnd() || script.peek() == '\n' || script.peek() == '\r') {
                throw script.unclosed(start);
            }
            character();
        }
        script.advance(1);
    }

    /** One character, or an escaped one with its backslash. */
    private void character() {
        if (script.peek() == '\\') {
            script.advance(script.peek(1) == '\r' && script.peek(2) == '\n' ? 3 : 2);
        } else {
            script.advance(1);
        }
    }

    void template() throws SyntaxException {
        int start = script.offset();
        script.advance(1);
        while (script.peek() != '`' || script.isAtEnd()) {
            if (script.isAtEnd()) {
                throw script.unclosed(start);
            }
            if (script.startsWith("${")) {
                script.advance(1);
                substitution();
            } else {
                character();
            }
        }
        script.advance(1);
    }

    /** What stands in braces within a template; a template in it may hold further ones, but only so deep. */
    void substitution() throws SyntaxException {
        if (script.nest() > TreeBuilder.DEPTH) {
            throw script.unexpected("templates are nested more than " + TreeBuilder.DEPTH + " deep", "");
        }
        bracketed();
        script.unnest();
    }

    void regularExpression() throws SyntaxException {
        int start = script.offset();
        boolean inClass = false;
        script.advance(1);
        while (script.peek() != '/' || inClass || script.isAtEnd()) {
            if (script.isAtEnd() || Script.isLineEnd(script.peek())) {
                throw new SyntaxException(script.position(start), "this regular expression has no end", "expected /");
            }
            inClass = script.peek() == '[' || inClass && script.peek() != ']';
            character();
        }
        script.advance(1);
        while (Script.isNamePart(script.peek())) {
            script.advance(1);
        }
    }
}
