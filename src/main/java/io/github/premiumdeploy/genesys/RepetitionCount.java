package io.github.premiumdeploy.genesys;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts what a regular expression consists of once its counted repetitions are written out: {@code (a{1000}){1000}} is a
 * million, which would fill the memory. It counts too much rather than too little.
 */
final class RepetitionCount {

    private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,9})(,(\\d{0,9}))?}");
    private static final Pattern NAMED_CLASS = Pattern.compile("\\[:\\^?[a-z]{1,20}:]");

    private final String regex;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long total;
    private long last;

    private RepetitionCount(String regex) {
        this.regex = regex;
    }

    /** How many parts it has. */
    static long of(String regex) {
        return new RepetitionCount(regex).count();
    }

    private long count() {
        Matcher repetition = REPETITION.matcher(regex);
        Matcher named = NAMED_CLASS.matcher(regex);
        int position = 0;
        while (position < regex.length()) {
            char next = regex.charAt(position);
            int length = 1;
            if (next == '(') {
                outer.push(total);
                total = 0;
                last = 0;
            } else if (next == ')') {
                last = total + 1;
                total = plus(last, outer.isEmpty() ? 0 : outer.pop());
            } else if (next == '{' && isAt(repetition, position)) {
                repeat(repetition);
                length = repetition.end() - position;
            } else {
                length = next == '[' ? endOfClass(position, named) - position : next == '\\' ? 2 : 1;
                last = 1;
                total = plus(total, 1);
            }
            position += length;
        }
        while (!outer.isEmpty()) {
            total = plus(total, outer.pop());
        }
        return total;
    }

    /** A closing bracket that comes first is one of the characters. */
    private int endOfClass(int start, Matcher named) {
        int position = start + 1;
        position += regex.startsWith("^", position) ? 1 : 0;
        position += regex.startsWith("]", position) ? 1 : 0;
        while (position < regex.length()) {
            char next = regex.charAt(position);
            if (next == ']') {
                return position + 1;
            }
            position += next == '\\' ? 2 : next == '[' && isAt(named, position) ? named.end() - position : 1;
        }
        // It never ends, which nobody can read: the rest is not looked at again.
        return regex.length();
    }

    private boolean isAt(Matcher matcher, int position) {
        return matcher.region(position, regex.length()).lookingAt();
    }

    private void repeat(Matcher repetition) {
        long least = Long.parseLong(repetition.group(1));
        boolean isOpen = ",".equals(repetition.group(2));
        long most = repetition.group(2) == null || isOpen ? least : Long.parseLong(repetition.group(3));
        long times = isOpen ? least + 1 : Math.max(least, most);
        long repeated = times(last, times);
        total = plus(total, repeated);
        last = repeated;
    }

    private static long plus(long a, long b) {
        return Math.min(a + b, Integer.MAX_VALUE);
    }

    private static long times(long a, long b) {
        return Math.min(a * b, Integer.MAX_VALUE);
    }
}
