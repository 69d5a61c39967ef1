package io.github.premiumdeploy.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A list as messages show it: at most {@value #LONGEST} items, and how many more there are. */
public final class ShortList {

    /** Nobody reads on, and a log should not drown. */
    public static final int LONGEST = 20;

    private ShortList() {}

    /** The first items, and where there are more, {@code and N more} for the rest. */
    public static List<String> of(List<String> items) {
        if (items.size() <= LONGEST) {
            return List.copyOf(items);
        }
        List<String> shown = new ArrayList<>(items.subList(0, LONGEST));
        shown.add("and " + (items.size() - LONGEST) + " more");
        return shown;
    }

    /** The same in one line. */
    public static String joined(String separator, List<String> items) {
        return String.join(separator, of(items));
    }

    /** The first so many items in a sentence: {@code a, b and N more}. */
    public static String inWords(Collection<String> items, int most) {
        String first = items.stream().limit(most).collect(Collectors.joining(", "));
        return items.size() <= most ? first : first + " and " + (items.size() - most) + " more";
    }
}
