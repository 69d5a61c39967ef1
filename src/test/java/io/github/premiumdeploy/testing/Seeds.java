package io.github.premiumdeploy.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once for each of some seeds, 0 and up. The test takes the seed, a {@code long}, as its parameter, and makes up
 * from it whatever it tries, so that the same seed tries the same.
 *
 * <p>{@code mvn verify} tries a fixed small number of seeds, {@code mvn -Pstorm verify} tries all of them, {@code -Dseeds=N}
 * so many. A failure names its seed, and {@code -Dseed=N} tries that one again.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@Tag("storm")
@ExtendWith(SeededTests.class)
public @interface Seeds {

    /** How many seeds every build tries. */
    int verify();

    /** How many seeds there are to try in a storm. */
    int storm();
}
