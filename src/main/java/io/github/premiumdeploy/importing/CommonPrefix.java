package io.github.premiumdeploy.importing;

import java.util.List;

/** Finds what names have in common at their beginning. */
final class CommonPrefix {

    private CommonPrefix() {}

    static String of(List<String> texts) {
        if (texts.isEmpty()) {
            return "";
        }
        String common = texts.get(0);
        for (String text : texts) {
            int same = 0;
            while (same < common.length() && same < text.length() && common.charAt(same) == text.charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        return common;
    }

    /**
     * The prefix that a descriptor of resources of these names can have: one that ends with a separator, or else the longest
     * that leaves something of each name; empty if there is none.
     */
    static String ofNames(List<String> names) {
        String common = of(names);
        boolean isWhole = names.stream().anyMatch(common::equals);
        String most = isWhole && !common.isEmpty()
                ? common.substring(0, common.offsetByCodePoints(common.length(), -1))
                : common;
        for (int end = most.length(); end > 0; end--) {
            if (!Character.isLetterOrDigit(most.charAt(end - 1)) && !Character.isLowSurrogate(most.charAt(end - 1))) {
                return most.substring(0, end);
            }
        }
        return most;
    }
}
