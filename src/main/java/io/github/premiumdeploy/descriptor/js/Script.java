package io.github.premiumdeploy.descriptor.js;

import io.github.premiumdeploy.descriptor.source.Lines;
import io.github.premiumdeploy.descriptor.source.Position;
import io.github.premiumdeploy.descriptor.source.SyntaxException;
import java.util.List;
import java.util.TreeMap;

/** The text of a JavaScript module, read from left to right: white space and comments, names, and what stands next. */
final class Script {

    static final char END = '\0';

    private final String text;

    private final Lines lines;

    private int at;

    private int nesting;

    /** By where they begin: what is looked at twice is there once. */
    private final TreeMap<Integer, Comment> comments = new TreeMap<>();

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

    void skipSpace() throws SyntaxException {
        while (!isAtEnd()) {
            int start = at;
            if (isSpace(peek())) {
                at++;
            } else if (startsWith("//")) {
                skipLine();
                comments.put(start, new Comment(position(start), position(at), text.substring(start + 2, at)));
            } else if (startsWith("/*")) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw unexpected("this comment has no end", "close it with */");
                }
                at = end + 2;
                comments.put(start, new Comment(position(start), position(at), text.substring(start + 2, end)));
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

    static boolean isNamePart(char c) {
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

    void require(char c) throws SyntaxException {
        if (peek() != c) {
            throw expected(String.valueOf(c));
        }
    }

    SyntaxException expected(String what) {
        return unexpected("expected " + what + ", found " + found(), "");
    }

    SyntaxException unexpected(String what, String suggestion) {
        return new SyntaxException(position(), what, suggestion);
    }

    SyntaxException unclosed(int start) {
        return new SyntaxException(
                position(start),
                "this text has no end: expected " + text.charAt(start) + " before the end of the "
                        + (text.charAt(start) == '`' ? "file" : "line"),
                "");
    }

    /** Goes on by so many characters, to the end of the text at most. */
    void advance(int characters) {
        at = Math.min(at + characters, text.length());
    }

    /** Goes one template deeper; returns how deep that is. */
    int nest() {
        return ++nesting;
    }

    void unnest() {
        nesting--;
    }

    List<Comment> comments() {
        return List.copyOf(comments.values());
    }

    /** Forgets the comments from an offset to here: they are of what was left out. */
    void dropComments(int from) {
        comments.subMap(from, at).clear();
    }
}
