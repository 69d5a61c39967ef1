package io.github.premiumdeploy.target;

import io.github.premiumdeploy.text.Nearest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The form that the values of a parameter have. The one who uses a value reads it by its form, and so does whoever only checks
 * what is written for a goal that comes later.
 *
 * @param <T> what a text of this form stands for
 */
@FunctionalInterface
public interface ValueForm<T> {

    /**
     * Reads a text.
     *
     * @param text without blanks around it, and not empty
     * @throws WrongValueException if it is not of this form
     */
    T read(String text) throws WrongValueException;

    /** Texts that are of use as they are. */
    ValueForm<String> ANY = text -> text;

    /** Either of two; the case does not count. */
    ValueForm<Boolean> SWITCH = text -> {
        if (!text.matches("(?i)true|false")) {
            throw new WrongValueException(
                    text, "which is neither true nor false", "Maven would take it for false: write true or false.");
        }
        return Boolean.valueOf(text);
    };

    /** A whole number in these bounds, both included. */
    static ValueForm<Integer> number(int least, int most) {
        return text -> {
            if (text.matches("\\d{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw new WrongValueException(
                    text,
                    "which is not a number from " + least + (most == Integer.MAX_VALUE ? " on" : " to " + most),
                    "Correct it.");
        };
    }

    /**
     * A duration, as {@code PT30S}, {@code 30s}, {@code 10m} or {@code 2h}: more than nothing, and at most 366 days, which is
     * more than anybody waits and less than a clock can add to now.
     *
     * @param example one for the messages
     */
    static ValueForm<Duration> duration(Duration example) {
        return text -> {
            Duration duration;
            try {
                duration = Duration.parse(text.matches("(?i)pt.*|p\\d.*") ? text : "PT" + text);
            } catch (DateTimeParseException e) {
                throw new WrongValueException(
                        text,
                        "which is not a duration",
                        "Write it as ISO 8601, for example " + example + ", or as 30s, 10m, 2h.");
            }
            if (duration.isZero() || duration.isNegative()) {
                throw new WrongValueException(
                        text, "which leaves no time", "Give a duration above zero, for example " + example + ".");
            }
            if (duration.compareTo(Duration.ofDays(366)) > 0) {
                throw new WrongValueException(
                        text, "which is longer than a year", "Give a shorter duration, for example " + example + ".");
            }
            return duration;
        };
    }

    /**
     * One of several words.
     *
     * @param wordsAndMeanings each word, followed by what it means; empty text for what needs no explanation
     */
    static ValueForm<String> oneOf(String... wordsAndMeanings) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (int i = 0; i < wordsAndMeanings.length; i += 2) {
            String meaning = wordsAndMeanings[i + 1];
            meanings.put(wordsAndMeanings[i], meaning.isEmpty() ? "" : " (" + meaning + ")");
        }
        List<String> words = List.copyOf(meanings.keySet());
        return text -> {
            if (meanings.containsKey(text)) {
                return text;
            }
            throw new WrongValueException(
                    text,
                    words.size() == 2
                            ? "which is neither " + String.join(" nor ", words)
                            : "which is none of " + String.join(", ", words),
                    Nearest.likely(text, words)
                            .map(near -> "Did you mean " + near + "?")
                            .orElseGet(() -> "Write " + alternatives(meanings) + "."));
        };
    }

    private static String alternatives(Map<String, String> meanings) {
        Iterator<String> each = meanings.entrySet().stream()
                .map(one -> one.getKey() + one.getValue())
                .iterator();
        StringBuilder all = new StringBuilder(each.next());
        while (each.hasNext()) {
            String next = each.next();
            all.append(each.hasNext() ? ", " : " or ").append(next);
        }
        return all.toString();
    }

    /** The word {@code none}, which stands for an empty text, and what else another form takes. */
    static ValueForm<String> orNone(ValueForm<String> form) {
        return text -> text.equalsIgnoreCase("none") ? "" : form.read(text);
    }

    /**
     * A text that a regular expression matches.
     *
     * @param why what is wrong with any other, as a relative clause
     * @param remedy what to write, as sentences
     */
    static ValueForm<String> matching(String regex, String why, String remedy) {
        return text -> {
            if (!text.matches(regex)) {
                throw new WrongValueException(text, why, remedy);
            }
            return text;
        };
    }

    /**
     * A text without blanks inside.
     *
     * @param remedy what to write, as a sentence
     */
    static ValueForm<String> word(String remedy) {
        return matching("(?U)\\S+", "which has a blank in it, as no id has", remedy);
    }

    /**
     * An id that somebody else gave out: a word, and none that stands for it until somebody writes it.
     *
     * @param remedy where it is found, as a sentence
     */
    static ValueForm<String> id(String remedy) {
        ValueForm<String> word = word(remedy);
        return text -> {
            if (Placeholder.is(text)) {
                throw new WrongValueException(text, "which stands for an id and is none", remedy);
            }
            return word.read(text);
        };
    }
}
