package io.github.premiumdeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.premiumdeploy.testing.CountedText;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pattern of the packages that see what servers say is tried with megabytes that are made against it: what counts is
 * how often a character is read, not how long that takes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextTest {

    private static final int LARGE = 1_000_000;

    /** Large enough to tell which texts are the worst, and what is quadratic. */
    private static final int SMALL = 1_000;

    private static final int WORST = 2;

    /** A pattern in linear time looks at each character a few times; one in quadratic time a million times. */
    private static final int READS = 40;

    private static final List<String> PACKAGES = List.of("genesys", "http", "report", "run", "text");

    /** What most patterns are about, beside the characters that stand in the pattern itself. */
    private static final String USUAL = "<>[](){}\"',:;.#?&=%/\\ \t\n\u001b\u009b\u200b0aA_-";

    /** What is asked of texts of a few characters only: a secret that could be an ordinary word has no more than eleven. */
    private static final Set<String> OF_SHORT_TEXTS = Set.of("OrdinaryWord.WORDS");

    private final Map<String, Pattern> patterns = patterns();

    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(PACKAGES.stream()
                        .map(name -> ArchitectureTest.BASE + "." + name)
                        .toArray(String[]::new))) {
            for (JavaField field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(Pattern.class)) {
                    patterns.put(type.getSimpleName() + "." + field.getName(), value(field.reflect()));
                }
            }
        }
        assertThat(patterns.keySet()).containsAll(OF_SHORT_TEXTS);
        patterns.keySet().removeAll(OF_SHORT_TEXTS);
        return patterns;
    }

    private static Pattern value(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    Set<String> names() {
        return patterns.keySet();
    }

    @Test
    void theCountFindsPatternsInQuadraticTime() {
        for (String regex : List.of("a.*?b.*c", "<[^>]*>", "permission.*?\\[([^\\]]*)]", "\\{[^}/]+}")) {
            assertThatThrownBy(() -> tryWorst(Pattern.compile(regex)))
                    .as(regex)
                    .isInstanceOfAny(AssertionError.class, StackOverflowError.class);
        }
        assertThat(patterns).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsAMegabyteOfTheWorstInLinearTime(String name) {
        tryWorst(patterns.get(name));
    }

    /** A text of any size: many of a piece and then many of another, or both in turn. */
    private record Shape(String one, String other, boolean isMixed) {
        String text(int size) {
            return isMixed
                    ? (one + other).repeat(size / (one + other).length())
                    : one.repeat(size / 2 / one.length()) + other.repeat(size / 2 / other.length());
        }
    }

    private static void tryWorst(Pattern pattern) {
        List<Shape> worstFirst = new ArrayList<>(shapes(pattern));
        Map<Shape, Long> reads = new HashMap<>();
        worstFirst.forEach(shape -> reads.put(shape, reads(pattern, shape.text(SMALL))));
        worstFirst.sort(Comparator.comparing((Shape shape) -> -reads.get(shape)));
        worstFirst.subList(0, WORST).forEach(shape -> reads(pattern, shape.text(LARGE)));
    }

    private static long reads(Pattern pattern, String text) {
        CountedText counted = new CountedText(text, READS);
        Matcher matcher = pattern.matcher(counted);
        while (matcher.find()) {
            assertThat(matcher.end()).isLessThanOrEqualTo(text.length());
        }
        return counted.reads();
    }

    private static Set<Shape> shapes(Pattern pattern) {
        Set<String> pieces = new LinkedHashSet<>();
        for (String word : pattern.pattern().split("[^\\w]+")) {
            if (word.length() > 1) {
                pieces.add(word);
            }
        }
        (pattern.pattern() + USUAL).chars().forEach(character -> pieces.add(Character.toString(character)));
        Set<Shape> shapes = new LinkedHashSet<>();
        for (String one : pieces) {
            for (String other : pieces) {
                shapes.add(new Shape(one, other, true));
                shapes.add(new Shape(one, other, false));
            }
        }
        return shapes;
    }
}
