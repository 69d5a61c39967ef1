package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** What reading something gave: it is known, or it is unknown with the reason. Unknown is never taken for fine. */
public sealed interface Fetched<T> {

    /** It was read. */
    record Ok<T>(T content) implements Fetched<T> {}

    /** It could not be read. */
    record Failed<T>(IOException why) implements Fetched<T> {}

    /** The value, if it is known. */
    default Optional<T> value() {
        return this instanceof Ok<T> ok ? Optional.of(ok.content()) : Optional.empty();
    }

    /** The reason, if it is unknown. */
    default Optional<IOException> reason() {
        return this instanceof Failed<T> failed ? Optional.of(failed.why()) : Optional.empty();
    }

    /** The same of something that the value gives. */
    default <U> Fetched<U> map(Function<T, U> part) {
        return this instanceof Ok<T> ok ? new Ok<>(part.apply(ok.content())) : new Failed<>(((Failed<T>) this).why());
    }

    /** A part of the value, if that is known and has it. */
    default <U> Optional<U> flatMap(Function<T, Optional<U>> part) {
        return value().flatMap(part);
    }
}
