package io.github.premiumdeploy.target;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the user wrote for each parameter, as text and not yet checked. */
public final class Parameters {

    private final Map<String, Written> values = new TreeMap<>();

    /**
     * A text, and the place in a file that it was read from; empty text for what is no file.
     *
     * @param isUseless whether it was told already that it cannot be used
     */
    private record Written(String text, String place, boolean isUseless) {}

    /** Sets one parameter; a null or blank value leaves it out. */
    public Parameters with(String name, String value) {
        return with(name, value, "");
    }

    /**
     * Sets one parameter that a file says; a blank value leaves it out.
     *
     * @param place the file, line and column
     */
    public Parameters with(String name, String value, String place) {
        if (value != null && !value.isBlank()) {
            values.put(name, new Written(value.strip(), place, false));
        }
        return this;
    }

    /**
     * Sets one parameter whose value cannot be used, which was told already: it is not left out, and nobody says once more
     * what is wrong with it.
     *
     * @param place the file, line and column
     */
    public Parameters withUseless(String name, String value, String place) {
        values.put(name, new Written(value.strip(), place, true));
        return this;
    }

    /** Whether it was told already that what is written for a parameter cannot be used. */
    public boolean isUseless(String name) {
        return values.containsKey(name) && values.get(name).isUseless();
    }

    /** Whether it was told already of any value that it cannot be used. */
    public boolean hasUseless() {
        for (Written written : values.values()) {
            if (written.isUseless()) {
                return true;
            }
        }
        return false;
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
        Written written = values.get(name);
        return written == null ? Optional.empty() : Optional.of(written.text());
    }

    /** Whether a switch is on; one that is left out is off. */
    public boolean isTrue(String name) {
        return Boolean.parseBoolean(value(name).orElse(""));
    }

    /** Those of these names only, by name; those that are left out are not among them. */
    public SortedMap<String, String> only(Collection<String> names) {
        SortedMap<String, String> chosen = new TreeMap<>();
        for (String name : names) {
            if (values.containsKey(name)) {
                chosen.put(name, values.get(name).text());
            }
        }
        return chosen;
    }

    /** Reads a parameter by the form of its values; empty if it is left out, or cannot be used, which is told. */
    public <T> Optional<T> read(String name, ValueForm<T> form, Problems problems) {
        Written written = values.get(name);
        if (written == null || written.isUseless()) {
            return Optional.empty();
        }
        try {
            return Optional.of(form.read(written.text()));
        } catch (WrongValueException e) {
            problems.add(
                    named(name) + " " + e.getMessage(),
                    written.place().isEmpty() ? e.remedy(whereToSet(name)) : e.remedy());
            return Optional.empty();
        }
    }

    /** Adds what is wrong with the form of any value. */
    public void check(Map<String, ValueForm<?>> forms, Problems problems) {
        for (Map.Entry<String, ValueForm<?>> form : forms.entrySet()) {
            read(form.getKey(), form.getValue(), problems);
        }
    }

    /** A parameter as messages name it, with the place in a file where its value is, if there is one. */
    public String named(String name) {
        Written written = values.get(name);
        return written == null || written.place().isEmpty() ? place(name) : name + " (" + written.place() + ")";
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
