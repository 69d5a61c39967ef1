package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One machine's share of a fleet, as {@code 2/8}. Every target is in exactly one of the shards, and they differ in size by
 * one at most.
 *
 * @param index from 1 to {@code count}
 */
public record Shard(int index, int count) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\s*/\\s*(\\d{1,5})");

    /** More machines are none. */
    private static final int MOST = 99_999;

    /**
     * A share.
     *
     * @throws IllegalArgumentException if there is none such
     */
    public Shard {
        if (index < 1 || index > count || count > MOST) {
            throw new IllegalArgumentException(index + "/" + count + " is not a share of a fleet");
        }
    }

    /** Reads a shard; empty if it is none, which is a problem then. */
    public static Optional<Shard> parse(String text, Problems problems) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            int index = Integer.parseInt(form.group(1));
            int count = Integer.parseInt(form.group(2));
            if (index >= 1 && index <= count) {
                return Optional.of(new Shard(index, count));
            }
        }
        problems.add(
                "<shard> is \"" + text + "\", which is not a share of a fleet",
                "Write it as i/n with i from 1 to n, for example 2/8: the second of eight machines ("
                        + Parameters.whereToSet("shard") + ").");
        return Optional.empty();
    }

    /** This shard's share of a list, in the order of the list. */
    <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(position -> position % count == index - 1)
                .mapToObj(all::get)
                .toList();
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
