package io.github.premiumdeploy.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes one layer of escapes off a text: those of addresses ({@code %3D}), of pages ({@code &amp;}, {@code &#x27;}) and of
 * JSON and scripts ({@code \"}, {@code \u003d}), whichever it meets. Of backslashes it takes for granted that the layer
 * outside wrote all of them alike.
 */
final class Escapes {

    private static final int NONE = -1;

    /** No reference to a character is longer, zeros before its number included. */
    private static final int LONGEST_REFERENCE = 40;

    private static final Map<String, Character> NAMED = named();

    private final Reading text;
    /** Whether bytes that are no UTF-8 are ISO 8859-1, as older servers write. */
    private final boolean isLatin;

    private final Reading.Builder decoded;
    private final ByteText bytes = new ByteText();
    private int at;

    private Escapes(Reading text, boolean isLatin) {
        this.text = text;
        this.isLatin = isLatin;
        this.decoded = new Reading.Builder(text.length());
    }

    /** The text without one layer; empty if it has none. */
    static Optional<Reading> decoded(Reading text) {
        for (int at = 0; at + 1 < text.length(); at++) {
            char c = text.at(at);
            if (c == '%' || c == '&' || c == '\\') {
                Optional<Reading> decoded = new Escapes(text, false).decode();
                return decoded.isPresent() ? decoded : new Escapes(text, true).decode();
            }
        }
        return Optional.empty();
    }

    private Optional<Reading> decode() {
        boolean isChanged = false;
        while (at < text.length()) {
            char c = text.at(at);
            if (c == '%' && percent() || c == '\\' && backslash() || c == '&' && reference()) {
                isChanged = true;
            } else {
                decoded.add(text, at++);
            }
        }
        return isChanged ? Optional.of(decoded.build()) : Optional.empty();
    }

    /** All bytes of a character; some of them may be written as another layer's. */
    private boolean percent() {
        int first = hex(at + 1, 2);
        int length = ByteText.lengthInUtf8(first);
        bytes.clear();
        for (int next = at; next < at + 3 * length && next < text.length() && text.at(next) == '%'; next += 3) {
            int value = hex(next + 1, 2);
            if (value == NONE) {
                break;
            }
            bytes.add(value, text.start(next), text.end(next + 2));
        }
        boolean isUtf8 = bytes.addCharacter(decoded);
        if (isUtf8) {
            at += 3 * length;
        } else if (isLatin && first != NONE) {
            add(first, 3);
        }
        return isUtf8 || isLatin && first != NONE;
    }

    private void add(int value, int length) {
        int start = text.start(at);
        int end = text.end(at + length - 1);
        for (char c : Character.toChars(value)) {
            decoded.add(c, start, end);
        }
        at += length;
    }

    private boolean backslash() {
        if (at + 1 >= text.length()) {
            return false;
        }
        char c = text.at(at + 1);
        int plain = "\"\\/'`bfnrt".indexOf(c);
        if (plain >= 0) {
            add("\"\\/'`\b\f\n\r\t".charAt(plain), 2);
            return true;
        }
        int digits = c == 'u' ? 4 : c == 'x' ? 2 : 0;
        int value = digits == 0 ? NONE : hex(at + 2, digits);
        if (value == NONE) {
            return false;
        }
        add(value, digits + 2);
        return true;
    }

    private boolean reference() {
        return at + 2 < text.length() && text.at(at + 1) == '#' ? number() : name();
    }

    private boolean number() {
        boolean isHex = Character.toLowerCase(text.at(at + 2)) == 'x';
        int first = at + (isHex ? 3 : 2);
        int end = first;
        int value = 0;
        while (end < text.length() && end - at < LONGEST_REFERENCE) {
            int digit = digit(text.at(end), isHex ? 16 : 10);
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                break;
            }
            value = value * (isHex ? 16 : 10) + digit;
            end++;
        }
        if (end == first || !isClosed(end) || value > Character.MAX_CODE_POINT) {
            return false;
        }
        add(value, end - at + 1);
        return true;
    }

    private boolean name() {
        int end = at + 1;
        while (end < text.length() && end - at < LONGEST_REFERENCE && isAsciiLetterOrDigit(text.at(end))) {
            end++;
        }
        Character value = isClosed(end) ? NAMED.get(text.text(at + 1, end)) : null;
        if (value == null) {
            return false;
        }
        add(value, end - at + 1);
        return true;
    }

    /** What browsers understand without it may be another layer's. */
    private boolean isClosed(int end) {
        return end < text.length() && text.at(end) == ';';
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private int hex(int from, int digits) {
        if (from + digits > text.length()) {
            return NONE;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = digit(text.at(i), 16);
            if (digit < 0) {
                return NONE;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : NONE;
    }

    /** Those of ASCII and of ISO 8859-1; published by WHATWG. */
    private static Map<String, Character> named() {
        Map<String, Character> names = new HashMap<>();
        String ascii =
                "Tab\t NewLine\n excl! quot\" QUOT\" num# dollar$ percnt% amp& AMP& apos' lpar( rpar) ast* midast*"
                        + " plus+ comma, period. sol/ colon: semi; lt< LT< equals= gt> GT> quest? commat@ lsqb[ lbrack[ bsol\\"
                        + " rsqb] rbrack] Hat^ lowbar_ UnderBar_ grave` DiacriticalGrave` lcub{ lbrace{ verbar| vert| VerticalLine|"
                        + " rcub} rbrace} hellip… mldr…";
        for (String name : ascii.split(" ")) {
            names.put(name.substring(0, name.length() - 1), name.charAt(name.length() - 1));
        }
        String latin =
                "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2"
                        + " sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde"
                        + " Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc"
                        + " Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring"
                        + " aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml"
                        + " divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
        char c = '\u00a0';
        for (String name : latin.split(" ")) {
            names.put(name, c++);
        }
        return Map.copyOf(names);
    }
}
