package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** What reading something gave: it is known, or it is unknown with the reason. Unknown is never taken for fine. */
public sealed interface Reading<T> {

    /** It was read. */
    record Known<T>(T known) implements Reading<T> {}

    /** It could not be read. */
    record Unknown<T>(IOException why) implements Reading<T> {}

    /** The value, if it is known. */
    default Optional<T> value() {
        return this instanceof Known<T> known ? Optional.of(known.known()) : Optional.empty();
    }

    /** The reason, if it is unknown. */
    default Optional<IOException> reason() {
        return this instanceof Unknown<T> unknown ? Optional.of(unknown.why()) : Optional.empty();
    }

    /** A part of the value, if that is known and has it. */
    default <U> Optional<U> flatMap(Function<T, Optional<U>> part) {
        return value().flatMap(part);
    }
}
