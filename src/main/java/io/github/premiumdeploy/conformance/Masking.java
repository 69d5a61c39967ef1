package io.github.premiumdeploy.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Takes ids and names out of what a server says, so that it can be shown to anybody. */
final class Masking {

    private static final Pattern ID = Pattern.compile(
            "(?i)(?<![0-9a-f])[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?![0-9a-f])");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,}");
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_TEXT = 400;

    private final List<String> names = new ArrayList<>();

    /** From now on a name is not shown; one that is too short to be told from other words is. */
    void hide(String name) {
        if (name.length() >= SHORTEST_NAME && !names.contains(name)) {
            names.add(name);
            names.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    String of(String text) {
        String masked = ID.matcher(text).replaceAll("<id>");
        for (String name : names) {
            masked = masked.replaceAll("(?i)" + Pattern.quote(name), "<name>");
        }
        masked = MAIL.matcher(masked).replaceAll("<mail>");
        masked = LONG_NUMBER.matcher(masked).replaceAll("<number>");
        return masked.length() > LONGEST_TEXT ? masked.substring(0, LONGEST_TEXT) + "…" : masked;
    }
}
