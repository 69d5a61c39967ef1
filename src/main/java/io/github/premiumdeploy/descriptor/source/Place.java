package io.github.premiumdeploy.descriptor.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where one value of a descriptor stands. Places form a tree beside the values, since Jackson's scalars are shared and
 * cannot carry a position; a path is put together only where a message needs it.
 */
public final class Place {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][\\w$-]*");

    /** Characters of a field's name. */
    private static final int LONGEST_SHOWN = 100;

    private final Place parent;
    private final String step;
    private final Position key;
    private final Position value;
    private final Map<String, Place> children = new LinkedHashMap<>(0);
    private boolean unreadable;
    private boolean substituted;

    private Place(Place parent, String step, Position key, Position value) {
        this.parent = parent;
        this.step = step;
        this.key = key;
        this.value = value;
    }

    public static Place root(Position position) {
        return new Place(null, "", position, position);
    }

    Place addField(String name, Position keyPosition, Position valuePosition) {
        return add(fieldStep(name), keyPosition, valuePosition);
    }

    Place addItem(int index, Position position) {
        return add(itemStep(index), position, position);
    }

    private Place add(String childStep, Position keyPosition, Position valuePosition) {
        Place child = new Place(this, childStep, keyPosition, valuePosition);
        children.put(childStep, child);
        return child;
    }

    /** The place of a field; of a missing one, a place that points at the object which lacks it. */
    public Place field(String name) {
        return child(fieldStep(name));
    }

    public boolean hasField(String name) {
        return children.containsKey(fieldStep(name));
    }

    /** The place of a list's item. */
    public Place item(int index) {
        return child(itemStep(index));
    }

    private Place child(String childStep) {
        Place child = children.get(childStep);
        return child == null ? new Place(this, childStep, value, value) : child;
    }

    /** Where the field's name stands; for anything but a field, where the value does. */
    public Position key() {
        return key;
    }

    public Position value() {
        return value;
    }

    /** Whether a value stands here that has been complained about already and is not in the tree. */
    public boolean isUnreadable() {
        return unreadable;
    }

    public void markUnreadable() {
        unreadable = true;
    }

    /** Whether the value came as a whole from a placeholder, so that it is text whatever it stands for. */
    public boolean isSubstituted() {
        return substituted;
    }

    public void markSubstituted() {
        substituted = true;
    }

    public String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        String shown = step.length() > LONGEST_SHOWN ? step.substring(0, LONGEST_SHOWN) + "…" : step;
        return before.isEmpty() || step.startsWith("[") ? before + shown : before + "." + shown;
    }

    private static String fieldStep(String name) {
        return PLAIN.matcher(name).matches()
                ? name
                : "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"]";
    }

    private static String itemStep(int index) {
        return "[" + index + "]";
    }
}
