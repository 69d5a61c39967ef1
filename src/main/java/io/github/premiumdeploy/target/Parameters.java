package io.github.premiumdeploy.target;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the user wrote for each parameter, as text and not yet checked. */
public final class Parameters {

    /** The value that switches off what a parameter names, where an empty POM element cannot say so. */
    private static final String NONE = "none";

    /** More than anybody waits, and less than a clock can add to now. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Map<String, String> values = new TreeMap<>();

    /** Sets one parameter; a null or blank value leaves it out. */
    public Parameters with(String name, String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value.strip());
        }
        return this;
    }

    /** These, with others in front of them. */
    public Parameters overriddenBy(Parameters others) {
        Parameters all = new Parameters();
        all.values.putAll(values);
        all.values.putAll(others.values);
        return all;
    }

    /** The value of one parameter. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether a switch is on; one that is left out is off. */
    public boolean isTrue(String name) {
        return Boolean.parseBoolean(values.get(name));
    }

    /** Those of these names only, by name; those that are left out are not among them. */
    public SortedMap<String, String> only(Collection<String> names) {
        SortedMap<String, String> chosen = new TreeMap<>(values);
        chosen.keySet().retainAll(names);
        return chosen;
    }

    /** The value of a parameter that may be switched off: empty text if it is left out or {@code none}. */
    String valueOrNone(String name) {
        return value(name).filter(value -> !value.equalsIgnoreCase(NONE)).orElse("");
    }

    /** A duration, as {@code PT30S}, {@code 30s}, {@code 10m} or {@code 2h}. */
    public Duration duration(String name, Duration standard, Problems problems) {
        String text = value(name).orElse(null);
        if (text == null) {
            return standard;
        }
        try {
            Duration duration = Duration.parse(text.matches("(?i)pt.*|p\\d.*") ? text : "PT" + text);
            if (duration.isZero() || duration.isNegative()) {
                problems.add(
                        place(name) + " is \"" + text + "\", which leaves no time",
                        "Give a duration above zero, for example " + standard + " (" + whereToSet(name) + ").");
                return standard;
            }
            if (duration.compareTo(LONGEST) > 0) {
                problems.add(
                        place(name) + " is \"" + text + "\", which is longer than a year",
                        "Give a shorter duration, for example " + standard + " (" + whereToSet(name) + ").");
                return standard;
            }
            return duration;
        } catch (DateTimeParseException e) {
            problems.add(
                    place(name) + " is \"" + text + "\", which is not a duration",
                    "Write it as ISO 8601, for example " + standard + ", or as 30s, 10m, 2h (" + whereToSet(name)
                            + ").");
            return standard;
        }
    }

    /** A parameter as messages name it. */
    public static String place(String name) {
        return "<" + name + ">";
    }

    /** The places where a parameter can be set. */
    public static String whereToSet(String name) {
        return "<" + name + "> in the plugin's <configuration>, or the property genesyscloud." + name;
    }
}
