package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Any secret, in any chain of encodings, in any text. */
class EncodedSecretsTest {

    private static final int EACH = 10;

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String OTHERS = "+/=&<>\"'\\%-_.~:;!?#@$*(){}[]|, ^`äß€漢😀";

    private static final List<String> AROUND = List.of(
            "token",
            "error_description",
            "premium-app-example",
            "5ca1ab1e-0000-4000-8000-0000000000c1",
            "GET /api/v2/authorization/roles?pageSize=100",
            "{\"message\":\"not allowed\"}",
            "<p>Forbidden</p>",
            "2026-11-24T10:00:00Z",
            "100% & more",
            "C:\\temp\\file",
            "aGVsbG8gd29ybGQ=",
            "68656c6c6f",
            "größer",
            "user@example.com",
            "a\nb");

    /** With a letter beside a digit, so that it is no ordinary word. */
    private static String secret(Random random) {
        int[] points = OTHERS.codePoints().toArray();
        StringBuilder secret = new StringBuilder("k1");
        int length = 6 + random.nextInt(34);
        for (int i = 0; i < length; i++) {
            secret.appendCodePoint(
                    random.nextInt(3) > 0
                            ? LETTERS.charAt(random.nextInt(LETTERS.length()))
                            : points[random.nextInt(points.length)]);
        }
        return secret.append("z9").toString();
    }

    private static List<Encoder> chain(Random random) {
        return Stream.generate(() -> Encoder.values()[random.nextInt(Encoder.values().length)])
                .limit(1 + random.nextInt(3))
                .collect(Collectors.toList());
    }

    private static String words(Random random) {
        return Stream.generate(() -> AROUND.get(random.nextInt(AROUND.size())))
                .limit(random.nextInt(4))
                .collect(Collectors.joining(" "));
    }

    /** How many layers a chain is; more than {@link Readings#DEEPEST} are not promised. */
    private static int layers(List<Encoder> chain) {
        return chain.stream()
                .mapToInt(encoder -> switch (encoder) {
                    case BROKEN -> 0;
                    case PERCENT_TWICE, JSON_IN_JSON, BASE64_TWICE -> 2;
                    default -> 1;
                })
                .sum();
    }

    @Seeds(verify = 30, storm = 2000)
    void nothingOfASecretIsLeftAndAllThatIsAroundItIs(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < EACH; i++) {
            String secret = secret(random);
            List<Encoder> chain = chain(random);
            if (layers(chain) > Readings.DEEPEST) {
                continue;
            }
            String shown = secret;
            for (Encoder encoder : chain) {
                shown = encoder.of(shown, (character, bound) -> random.nextInt(bound));
            }
            String before = words(random);
            String after = words(random);
            String text = before + " \"" + shown + "\" " + after;
            Redaction shared = new Redaction();
            for (int other = 0; other < 3; other++) {
                ofTarget(shared, "s3cr3t~0f~an0ther" + other).of(text);
            }
            assertThat(ofTarget(shared, secret).of(text))
                    .as("%s by %s is %s", secret, chain, shown)
                    .isEqualTo(before + " \"****\" " + after);
        }
    }

    /** To others the text is harmless, which must not make it so to all. */
    private static Redaction ofTarget(Redaction shared, String secret) {
        Redaction redaction = new Redaction(shared);
        redaction.add(secret);
        return redaction;
    }

    /** Those that write a character as something else, and those that write bytes. */
    private static final List<Encoder> ESCAPES = List.of(
            Encoder.PERCENT,
            Encoder.PERCENT_ALL,
            Encoder.PERCENT_RESERVED,
            Encoder.ENTITIES_NAMED,
            Encoder.ENTITIES_NUMBERED,
            Encoder.JSON,
            Encoder.JSON_UNICODE);

    private static final List<Encoder> BYTES = List.of(
            Encoder.HEX_LOWER,
            Encoder.HEX_MIXED,
            Encoder.BASE64,
            Encoder.BASE64_OF_ADDRESSES,
            Encoder.BASE64_UTF_16LE,
            Encoder.BASE64_UTF_16BE);

    /** Bytes, with an escape before and after or not, so that what follows does not move with the secret. */
    private static List<Encoder> oneOfBytes(Random random) {
        List<Encoder> chain = new ArrayList<>(List.of(BYTES.get(random.nextInt(BYTES.size()))));
        if (random.nextBoolean()) {
            chain.add(0, ESCAPES.get(random.nextInt(ESCAPES.size())));
        }
        if (random.nextBoolean()) {
            chain.add(ESCAPES.get(random.nextInt(ESCAPES.size())));
        }
        return chain;
    }

    /** All encodings write each of its characters in the same length. */
    private static String uniform(Random random) {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < OrdinaryWord.LONGEST + 7; i++) {
            secret.append((char) ('g' + random.nextInt(16)));
        }
        return secret.toString();
    }

    /** Whatever stands around a secret at each layer, what is shown is the same for any other secret. */
    @Seeds(verify = 30, storm = 2000)
    void whatIsShownDoesNotDependOnTheSecret(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < EACH; i++) {
            List<Encoder> chain = oneOfBytes(random);
            String one = uniform(random);
            String other = uniform(random);
            long choices = random.nextLong();
            assertThat(shown(one, chain, choices))
                    .as("%s, %s by %s", one, other, chain)
                    .contains("****")
                    .isEqualTo(shown(other, chain, choices));
        }
    }

    /** The same choice for every character of a secret. */
    private static int alike(int character) {
        return character >= 'g' && character < 'g' + 16 ? 'x' : character;
    }

    private static String shown(String secret, List<Encoder> chain, long choices) {
        Redaction redaction = new Redaction();
        redaction.add(secret);
        Random words = new Random(choices);
        String text = secret;
        for (Encoder encoder : chain) {
            text = encoder.of(
                    words(words) + " (" + text + ") " + words(words),
                    (character, bound) -> new Random(31 * choices + alike(character)).nextInt(bound));
        }
        return redaction.of(text);
    }
}
