package io.github.premiumdeploy.descriptor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The text of a JavaScript module, read from left to right: white space and comments, names, texts, and what is only
 * skipped, which is code.
 */
final class Script {

    static final char END = '\0';

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

    private final String text;
    private final Lines lines;
    private int at;
    private int nesting;

    Script(String file, String text) {
        this.text = text;
        this.lines = new Lines(file, text);
    }

    int offset() {
        return at;
    }

    void goTo(int offset) {
        at = offset;
    }

    Position position() {
        return lines.position(at);
    }

    Position position(int offset) {
        return lines.position(offset);
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** The character here, or {@link #END}. */
    char peek() {
        return charAt(at);
    }

    char peek(int ahead) {
        return charAt(at + ahead);
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : END;
    }

    /** How many characters are left. */
    int remaining() {
        return Math.max(0, text.length() - at);
    }

    String between(int start, int end) {
        return text.substring(start, end);
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    /** Passes over one character if it is the given one, and over the space behind it. */
    boolean take(char c) throws SyntaxException {
        if (isAtEnd() || peek() != c) {
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    /** As {@link #take(char)}, for several characters. */
    boolean take(String token) throws SyntaxException {
        if (!startsWith(token)) {
            return false;
        }
        at += token.length();
        skipSpace();
        return true;
    }

    /** Takes a keyword, which ends where a name would. */
    boolean takeWord(String word) throws SyntaxException {
        if (!word.equals(peekName())) {
            return false;
        }
        at += word.length();
        skipSpace();
        return true;
    }

    /** White space and comments. */
    void skipSpace() throws SyntaxException {
        while (!isAtEnd()) {
            if (isSpace(peek())) {
                at++;
            } else if (startsWith("//")) {
                skipLine();
            } else if (startsWith("/*")) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw unexpected("this comment has no end", "close it with */");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        while (!isAtEnd() && !isLineEnd(peek())) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    /** The name that starts here; empty if none does. */
    String peekName() {
        int end = at;
        while (end < text.length() && (end == at ? isNameStart(text.charAt(end)) : isNamePart(text.charAt(end)))) {
            end++;
        }
        return text.substring(at, end);
    }

    private static boolean isNameStart(char c) {
        return c == '$' || c == '_' || Character.isUnicodeIdentifierStart(c);
    }

    private static boolean isNamePart(char c) {
        return c == '$'
                || c == '\u200C'
                || c == '\u200D'
                || c != END && Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    /** What is found here, for "expected X, found Y". */
    String found() {
        if (isAtEnd()) {
            return "the end of the file";
        }
        String name = peekName();
        if (!name.isEmpty()) {
            return name.length() > 40 ? name.substring(0, 40) + "…" : name;
        }
        return Character.isISOControl(peek())
                ? String.format("U+%04X", (int) peek())
                : new String(Character.toChars(text.codePointAt(at)));
    }

    SyntaxException expected(String what) {
        return unexpected("expected " + what + ", found " + found(), "");
    }

    SyntaxException unexpected(String what, String suggestion) {
        return new SyntaxException(position(), what, suggestion);
    }

    /** Passes over a bracket and all that it holds. */
    void skipBracketed() throws SyntaxException {
        int start = at;
        Deque<Character> open = new ArrayDeque<>();
        char before = END;
        do {
            skipSpace();
            if (isAtEnd()) {
                throw new SyntaxException(
                        position(start), "the bracket " + text.charAt(start) + " is never closed", "");
            }
            char c = peek();
            if (c == '{' || c == '(' || c == '[') {
                open.push(c == '{' ? '}' : c == '(' ? ')' : ']');
                at++;
            } else if (c == '}' || c == ')' || c == ']') {
                if (open.element() != c) {
                    throw expected("the bracket " + open.element());
                }
                open.pop();
                at++;
            } else {
                before = skipToken(before);
                continue;
            }
            before = c;
        } while (!open.isEmpty());
    }

    /**
     * Passes over an expression: to the comma, semicolon or closing bracket that ends it, or the end of the file.
     *
     * @param endsAtLine whether a line that does not look continued ends it too, as at the end of a statement
     */
    void skipExpression(boolean endsAtLine) throws SyntaxException {
        char before = END;
        while (true) {
            int space = at;
            skipSpace();
            if (isAtEnd() || ",;)}]".indexOf(peek()) >= 0) {
                return;
            }
            boolean newLine = between(space, at).chars().anyMatch(c -> isLineEnd((char) c));
            if (endsAtLine && newLine && isOperand(before) && !peekName().isEmpty()) {
                return;
            }
            char c = peek();
            if (c == '{' || c == '(' || c == '[') {
                skipBracketed();
                before = ')';
            } else {
                before = skipToken(before);
            }
        }
    }

    /**
     * Passes over one token that is no bracket.
     *
     * @param before the last character of the token before; tells a regular expression from a division
     * @return what stands for this token as {@code before} of the next
     */
    private char skipToken(char before) throws SyntaxException {
        char c = peek();
        if (c == '"' || c == '\'') {
            skipQuoted();
            return 'a';
        }
        if (c == '`') {
            skipTemplate();
            return 'a';
        }
        if (c == '/' && !isOperand(before)) {
            skipRegularExpression();
            return 'a';
        }
        String name = peekName();
        if (!name.isEmpty()) {
            at += name.length();
            return BEFORE_EXPRESSION.contains(name) ? '=' : 'a';
        }
        at++;
        return c;
    }

    private static boolean isOperand(char before) {
        return before == ')' || before == ']' || before == '}' || Character.isLetterOrDigit(before);
    }

    private void skipQuoted() throws SyntaxException {
        int start = at;
        char quote = peek();
        at++;
        while (peek() != quote || isAtEnd()) {
            if (isAtEnd() || peek() == '\n' || peek() == '\r') {
                throw unclosed(start);
            }
            skipCharacter();
        }
        at++;
    }

    SyntaxException unclosed(int start) {
        return new SyntaxException(
                position(start),
                "this text has no end: expected " + text.charAt(start) + " before the end of the "
                        + (text.charAt(start) == '`' ? "file" : "line"),
                "");
    }

    /** One character, or an escaped one with its backslash. */
    private void skipCharacter() {
        if (peek() == '\\') {
            at += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
        } else {
            at++;
        }
        at = Math.min(at, text.length());
    }

    private void skipTemplate() throws SyntaxException {
        int start = at;
        at++;
        while (peek() != '`' || isAtEnd()) {
            if (isAtEnd()) {
                throw unclosed(start);
            }
            if (startsWith("${")) {
                at++;
                skipSubstitution();
            } else {
                skipCharacter();
            }
        }
        at++;
    }

    /** What stands in braces within a template; a template in it may hold further ones, but only so deep. */
    void skipSubstitution() throws SyntaxException {
        if (++nesting > TreeBuilder.DEPTH) {
            throw unexpected("templates are nested more than " + TreeBuilder.DEPTH + " deep", "");
        }
        skipBracketed();
        nesting--;
    }

    /** A regular expression with its flags. */
    void skipRegularExpression() throws SyntaxException {
        int start = at;
        boolean inClass = false;
        at++;
        while (peek() != '/' || inClass || isAtEnd()) {
            if (isAtEnd() || isLineEnd(peek())) {
                throw new SyntaxException(position(start), "this regular expression has no end", "expected /");
            }
            inClass = peek() == '[' || inClass && peek() != ']';
            skipCharacter();
        }
        at++;
        while (isNamePart(peek())) {
            at++;
        }
    }
}
