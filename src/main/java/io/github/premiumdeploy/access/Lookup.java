package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Fetched;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that the organization was asked for, or was not: it is of no interest, it would surely be refused, or no request was
 * left for it. All methods but {@link #isAsked} wait for the answer.
 *
 * @param asked waits for the answer, where it was asked for
 */
public record Lookup<T>(Optional<Supplier<Fetched<T>>> asked) {

    /** It was not asked for. */
    static <T> Lookup<T> none() {
        return new Lookup<>(Optional.empty());
    }

    /** It was asked for, or is known. */
    static <T> Lookup<T> of(Supplier<Fetched<T>> answer) {
        return new Lookup<>(Optional.of(answer));
    }

    /** Whether it was asked for. */
    boolean isAsked() {
        return asked.isPresent();
    }

    /** What was answered; empty if it was not asked for, or could not be read. */
    public Optional<T> value() {
        return asked.flatMap(answer -> answer.get().value());
    }

    /** Why it could not be read; empty if it was, or was not asked for. */
    Optional<IOException> reason() {
        return asked.flatMap(answer -> answer.get().reason());
    }

    /** Something that the answer has. */
    <U> Lookup<U> map(Function<T, U> part) {
        return new Lookup<>(asked.map(answer -> () -> answer.get().map(part)));
    }
}
