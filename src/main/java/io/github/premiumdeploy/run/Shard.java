package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.ValueForm;
import io.github.premiumdeploy.target.WrongValueException;
import java.util.List;
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

    /** The values of the parameter {@code shard}. */
    public static final ValueForm<Shard> FORM = Shard::of;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})\\s*/\\s*(\\d{1,5})");

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

    private static Shard of(String text) throws WrongValueException {
        Matcher form = TEXT.matcher(text);
        if (form.matches()) {
            int index = Integer.parseInt(form.group(1));
            int count = Integer.parseInt(form.group(2));
            if (index >= 1 && index <= count) {
                return new Shard(index, count);
            }
        }
        throw new WrongValueException(
                text,
                "which is not a share of a fleet",
                "Write it as i/n with i from 1 to n, for example 2/8: the second of eight machines.");
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
