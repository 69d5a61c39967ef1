package io.github.premiumdeploy.target;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the user wrote for each parameter, as text and not yet checked. */
public final class Parameters {

    private final Map<String, Written> values = new TreeMap<>();

    /** A text, and the place in a file that it was read from; empty text for what is no file. */
    private record Written(String text, String place) {}

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
            values.put(name, new Written(value.strip(), place));
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
        return Optional.ofNullable(values.get(name)).map(Written::text);
    }

    /** Whether a switch is on; one that is left out is off. */
    public boolean isTrue(String name) {
        return value(name).filter(Boolean::parseBoolean).isPresent();
    }

    /** Those of these names only, by name; those that are left out are not among them. */
    public SortedMap<String, String> only(Collection<String> names) {
        SortedMap<String, String> chosen = new TreeMap<>();
        names.forEach(name -> value(name).ifPresent(text -> chosen.put(name, text)));
        return chosen;
    }

    /** Reads a parameter by the form of its values; empty if it is left out, or if a problem was added. */
    public <T> Optional<T> read(String name, ValueForm<T> form, Problems problems) {
        Written written = values.get(name);
        if (written == null) {
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
        forms.forEach((name, form) -> read(name, form, problems));
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
