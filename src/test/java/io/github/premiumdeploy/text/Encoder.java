package io.github.premiumdeploy.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** How servers, gateways and libraries write a text into another one, with every choice that they have,
 * except that no encoder writes one backslash as it is and the next one not. */
enum Encoder {
    /** Whatever may be percent-encoded or not is one or the other. */
    PERCENT {
        @Override
        String of(String text, Choice choice) {
            return percent(text, choice, b -> choice.of(b, 2) == 0);
        }
    },
    PERCENT_ALL {
        @Override
        String of(String text, Choice choice) {
            return percent(text, choice, b -> true);
        }
    },
    PERCENT_RESERVED {
        @Override
        String of(String text, Choice choice) {
            return percent(text, choice, b -> !Character.isLetterOrDigit(b) && "-._~".indexOf(b) < 0);
        }
    },
    PERCENT_TWICE {
        @Override
        String of(String text, Choice choice) {
            return PERCENT.of(PERCENT.of(text, choice), choice);
        }
    },
    ENTITIES_NAMED {
        @Override
        String of(String text, Choice choice) {
            return escaped(text, c -> NAMES.containsKey((char) c), c -> "&" + NAMES.get((char) c) + ";");
        }
    },
    ENTITIES_NUMBERED {
        @Override
        String of(String text, Choice choice) {
            return escaped(text, c -> c == '&' || c == '\\' || choice.of(c, 2) == 0, c -> number(c, choice));
        }
    },
    JSON {
        @Override
        String of(String text, Choice choice) {
            return json(text, c -> c > '~', choice);
        }
    },
    JSON_UNICODE {
        @Override
        String of(String text, Choice choice) {
            return json(text, c -> choice.of(c, 2) == 0, choice);
        }
    },
    JSON_IN_JSON {
        @Override
        String of(String text, Choice choice) {
            return JSON.of(JSON_UNICODE.of(text, choice), choice);
        }
    },
    HEX_LOWER {
        @Override
        String of(String text, Choice choice) {
            return HexFormat.of().formatHex(bytes(text));
        }
    },
    HEX_UPPER {
        @Override
        String of(String text, Choice choice) {
            return HexFormat.of().withUpperCase().formatHex(bytes(text));
        }
    },
    HEX_MIXED {
        @Override
        String of(String text, Choice choice) {
            return mixed(HEX_LOWER.of(text, choice), choice);
        }
    },
    BASE64 {
        @Override
        String of(String text, Choice choice) {
            return Base64.getEncoder().encodeToString(bytes(text));
        }
    },
    BASE64_OF_ADDRESSES {
        @Override
        String of(String text, Choice choice) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
        }
    },
    BASE64_TWICE {
        @Override
        String of(String text, Choice choice) {
            return BASE64.of(BASE64.of(text, choice), choice);
        }
    },
    BASE64_UTF_16LE {
        @Override
        String of(String text, Choice choice) {
            return base64(text, StandardCharsets.UTF_16LE);
        }
    },
    BASE64_UTF_16BE {
        @Override
        String of(String text, Choice choice) {
            return base64(text, StandardCharsets.UTF_16BE);
        }
    },
    /** A line ends somewhere within. */
    BROKEN {
        @Override
        String of(String text, Choice choice) {
            String[] breaks = {"\n", "\r\n", "\n    ", "\n\t", "\n> ", "\r\n > > ", "=\n", "=\r\n", "\\\n  ", "   "};
            // Not within a character of two halves, and not where its own last character would seem to be the mark.
            int at = 1 + choice.of('\n', text.length() - 1);
            while (Character.isLowSurrogate(text.charAt(at)) || "=\\>| ".indexOf(text.charAt(at - 1)) >= 0) {
                at = at == 1 ? text.length() : at - 1;
                if (at == text.length()) {
                    return text;
                }
            }
            return text.substring(0, at) + breaks[choice.of('\r', breaks.length)] + text.substring(at);
        }
    };

    /** Makes the choices that an encoding leaves. */
    interface Choice {
        /** One of so many, for a character. */
        int of(int character, int bound);
    }

    private static final Map<Character, String> NAMES = Map.of(
            '&', "amp", '<', "lt", '>', "gt", '"', "quot", '\'', "apos", '=', "equals", '+', "plus", 'ä', "auml");

    /** Writes a text so. */
    abstract String of(String text, Choice choice);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text, Charset charset) {
        return Base64.getEncoder().encodeToString(text.getBytes(charset));
    }

    private static String mixed(String text, Choice choice) {
        StringBuilder mixed = new StringBuilder();
        text.chars()
                .forEach(c -> mixed.append(
                        choice.of(c, 2) == 0 ? Character.toUpperCase((char) c) : Character.toLowerCase((char) c)));
        return mixed.toString();
    }

    private static String percent(String text, Choice choice, IntPredicate isEncoded) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : bytes(text)) {
            // RFC 3986: neither reserved nor unreserved.
            boolean must = b <= ' ' || "%\"<>\\^`{|}".indexOf(b) >= 0;
            encoded.append(
                    must || isEncoded.test(b)
                            ? "%" + mixed(String.format("%02x", b), choice)
                            : String.valueOf((char) b));
        }
        return encoded.toString();
    }

    private static String escaped(String text, IntPredicate isEscaped, IntFunction<String> escape) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> escaped.append(isEscaped.test(c) ? escape.apply(c) : Character.toString(c)));
        return escaped.toString();
    }

    private static String number(int c, Choice choice) {
        String zeros = "0".repeat(choice.of(c, 4));
        return choice.of(c, 2) == 0
                ? "&#" + zeros + c + ";"
                : "&#" + (choice.of(c, 2) == 0 ? "x" : "X") + zeros + mixed(Integer.toHexString(c), choice) + ";";
    }

    private static String json(String text, IntPredicate isUnicode, Choice choice) {
        StringBuilder json = new StringBuilder();
        for (char c : text.toCharArray()) {
            int letter = "\b\f\n\r\t".indexOf(c);
            if (Character.isSurrogate(c) || isUnicode.test(c) || c < ' ' && letter < 0) {
                json.append("\\u").append(mixed(String.format(Locale.ROOT, "%04x", (int) c), choice));
            } else if (letter >= 0) {
                json.append('\\').append("bfnrt".charAt(letter));
            } else if (c == '"' || c == '\\' || c == '/' && choice.of(c, 2) == 0) {
                json.append('\\').append(c);
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }
}
