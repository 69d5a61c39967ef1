package io.github.premiumdeploy.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    /** Bytes for each character; a tenth above what it takes. */
    private static final int MOST_ROOM = 87;

    private final Redaction redaction = new Redaction();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "hunter2-hunter2, hunter2-hunter2",
                "a+b/c=d&e, a+b/c=d&e",
                "a+b/c=d&e, a%2Bb%2Fc%3Dd%26e",
                "pass word, pass+word",
                "pass word, pass%20word",
                "pä55, p%C3%A455",
                "back\\slash, back\\\\slash",
                "say\"it, say\\\"it",
                "$1\\E(x), $1\\E(x)",
                "a/b+c=d, a\\/b+c=d",
                "pä55, p\\u00e455",
                "pä55, p\\u00E455",
                "a/ä\", a\\/\\u00e4\\\"",
                "a<b&c>'d\", a&lt;b&amp;c&gt;&#39;d&quot;",
                "a<b&c>'d\", a\\u003cb\\u0026c\\u003e'd\\\"",
                "hunter2-hunter2, aHVudGVyMi1odW50ZXIy",
                "a>b?c>d?, YT5iP2M+ZD8=",
                "a>b?c>d?, YT5iP2M-ZD8",
                "a>b?c>d?, YT5iP2M%2BZD8%3D",
                "hunter2-hunter2, 68756e746572322d68756e74657232"
            })
    void hidesASecretInEveryFormInWhichItMayShow(String secret, String shown) {
        redaction.add(secret);
        assertThat(redaction.of("a " + shown + " b " + shown)).isEqualTo("a **** b ****");
    }

    @Test
    void hidesASecretThatContainsAnother() {
        redaction.add("w0rd");
        redaction.add("passw0rd-1");
        assertThat(redaction.of("passw0rd-1 and w0rd and sw0rd")).isEqualTo("**** and **** and s****");
    }

    @Test
    void leavesNoRestOfSecretsThatOverlap() {
        redaction.add("abc1def");
        redaction.add("1defghi");
        assertThat(redaction.of("<abc1defghi>")).isEqualTo("<****>");
        redaction.add("x1x1x1");
        assertThat(redaction.of("<x1x1x1x1>")).isEqualTo("<****>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "Done", "DONE", "no-cache", "eu-west-1", "4711", "2026-11-24", "ACME_", "v 2.0"})
    void hidesAnOrdinaryWordWhereItStandsAloneAndNowhereElse(String word) {
        redaction.add(word);
        for (String alone : List.of(
                word,
                "said \"" + word + "\"",
                "key=" + word + "&more",
                "user:" + word,
                "It is " + word + ".",
                "(" + word + ")",
                "https://user:" + word + "@proxy.example")) {
            assertThat(redaction.of(alone)).isEqualTo(alone.replace(word, "****"));
        }
        for (String within : List.of(
                "premium-app-" + word,
                word + "-app",
                "x" + word,
                word + "1",
                "my_" + word,
                "/api/v2/" + word,
                word + ".example.com",
                "integration:" + word + ":view",
                "integration:app:" + word,
                word + ":app:view")) {
            assertThat(redaction.of(within)).isEqualTo(within);
        }
    }

    @Test
    void hidesAnOrdinaryWordInEveryEncoding() {
        redaction.add("opensesame");
        assertThat(redaction.of("Basic dXNlcjpvcGVuc2VzYW1l")).matches("Basic dXNlcj.?\\*{4}");
        assertThat(redaction.of("open%73esame, &#111;pensesame, 6f70656e736573616d65"))
                .isEqualTo("****, ****, ****");
    }

    @Test
    void leavesWordsInClearInWhatTheProgramWrites() {
        Redaction own = new Redaction(redaction);
        own.add("done");
        own.add("hunter2-hunter2");
        redaction.addClear("done");
        assertThat(own.of("outcome: done")).isEqualTo("outcome: ****");
        assertThat(own.ofOwn("outcome: done")).isEqualTo("outcome: done");
        assertThat(own.ofName("done")).isEqualTo("done");
        redaction.addClear("hunter2-hunter2");
        assertThat(own.ofOwn("hunter2-hunter2")).isEqualTo("****");
        assertThat(own.ofName("x-hunter2-hunter2-y")).isEqualTo("x-****-y");
    }

    @Test
    void hidesOrdinaryWordsThatNobodyGaveInClear() {
        redaction.add("opensesame");
        assertThat(redaction.ofOwn("the password is opensesame")).isEqualTo("the password is ****");
        assertThat(redaction.ofName("opensesame")).isEqualTo("opensesame");
    }

    @Test
    void leavesOrdinaryWordsAloneWhereASecretIsVeryShort() {
        redaction.add("abc");
        redaction.add("");
        assertThat(redaction.of("abc abcd")).isEqualTo("abc abcd");
        redaction.add("abcd");
        assertThat(redaction.of("abc abcd")).isEqualTo("abc ****");
    }

    @Test
    void hidesInATextThatWasHarmlessWhatBecomesSecretLater() {
        Redaction shared = new Redaction();
        Redaction redaction = new Redaction(shared);
        redaction.add("s3cr3t-of-the-target");
        String text = "the token tok3n-of-all and the key k3y-of-one";
        assertThat(redaction.ofOwn(text)).isEqualTo(text);
        shared.add("tok3n-of-all");
        assertThat(redaction.ofOwn(text)).isEqualTo("the token **** and the key k3y-of-one");
        redaction.add("k3y-of-one");
        assertThat(redaction.ofOwn(text)).isEqualTo("the token **** and the key ****");
    }

    @Test
    void hidesAnOrdinaryWordThatWasLeftInANameBefore() {
        Redaction redaction = new Redaction();
        redaction.add("summer");
        assertThat(redaction.ofName("in summer")).isEqualTo("in summer");
        assertThat(redaction.of("in summer")).isEqualTo("in ****");
    }

    @Test
    void looksAHarmlessTextThroughOnlyOnce() {
        Redaction redaction = new Redaction(new Redaction());
        redaction.add("s3cr3t-of-the-target");
        long first =
                allocated(() -> new Redaction(redaction).ofOwn("Role \"Acme: agents\" of the organization Acme Phone"));
        long again = allocated(() -> redaction.ofName("Role \"Acme: agents\" of the organization Acme Phone"));
        assertThat(first).isGreaterThan(1000);
        assertThat(again).isLessThan(200);
    }

    @Test
    void looksATextThatTargetsHaveInCommonThroughForTheFirstOfThem() {
        Redaction shared = new Redaction();
        shared.add("s3cr3t-of-all");
        String text = "Role \"Acme: agents\" of the organization Acme Phone, see /api/v2/authorization/roles";
        List<Long> allocated = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String secret = "s3cr3t-of-target-" + i;
            ofTarget(shared, "warm-" + secret).ofOwn("nothing of it " + i);
            Redaction target = ofTarget(shared, secret);
            target.ofOwn("what makes its index");
            allocated.add(allocatedAtOnce(() -> target.ofOwn(text)));
        }
        assertThat(allocated.get(0)).isGreaterThan(4000);
        assertThat(allocated.get(3)).isLessThan(1000);
    }

    private static Redaction ofTarget(Redaction shared, String secret) {
        Redaction target = new Redaction(shared);
        target.add(secret);
        return target;
    }

    /** All readings of a page take room; what both ways of taking off blanks and escapes lead to is read once. */
    @Test
    void takesLittleRoomForAPage() {
        Redaction redaction = new Redaction();
        redaction.add("s3cr3t-of-the-target");
        String page =
                "<tr class=\"resource\"><th scope=\"row\">role &quot;Acme: agents&quot;</th><td>0.12 s</td></tr>\n"
                        .repeat(100);
        assertThat(allocated(() -> redaction.ofName(page)) / page.length()).isLessThan(MOST_ROOM);
    }

    private static long allocated(Supplier<String> masking) {
        masking.get();
        return allocatedAtOnce(masking);
    }

    private static long allocatedAtOnce(Supplier<String> masking) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        masking.get();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    @Test
    void keepsHarmlessTextsToALimitOnly() {
        HarmlessTexts texts = new HarmlessTexts(1);
        String longest = "a".repeat(512);
        texts.add(longest);
        texts.add(longest + "a");
        assertThat(texts.has(longest)).isTrue();
        assertThat(texts.has(longest + "a")).isFalse();
        for (int i = 1000; i < 2000; i++) {
            texts.add(String.valueOf(i).repeat(128));
        }
        assertThat(texts.has("1000".repeat(128))).isTrue();
        assertThat(texts.has("1999".repeat(128))).isFalse();
    }

    @Test
    void leavesATextWithoutSecretsAsItIs() {
        redaction.add("hidden");
        assertThat(redaction.of("")).isEmpty();
        assertThat(redaction.of("nothing to hide")).isEqualTo("nothing to hide");
        assertThat(redaction.of("hidden")).isEqualTo("****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-id:", "x:", "xy:", ""})
    void hidesASecretWithinABasicHeaderOfAnyUser(String user) {
        redaction.add("hunter2-hunter2");
        String header = Base64.getEncoder().encodeToString((user + "hunter2-hunter2").getBytes(StandardCharsets.UTF_8));
        String shown = redaction.of("Basic " + header);
        String rest = new String(
                Base64.getDecoder()
                        .decode(shown.replaceAll("Basic |=|\\*\\*\\*\\*.*", "").replaceAll("(^(?:....)*).*", "$1")),
                StandardCharsets.UTF_8);
        assertThat(shown).contains("****");
        assertThat(rest).doesNotContain("hunt");
    }

    @Test
    void hidesEveryLineOfASecretOfSeveralLines() {
        redaction.add("-----BEGIN KEY-----\nMIIEow\r\n  IBAAKC\nab\n");
        assertThat(redaction.of("-----BEGIN KEY-----, MIIEow, IBAAKC, ab")).isEqualTo("****, ****, ****, ab");
        assertThat(redaction.of("\"-----BEGIN KEY-----\\nMIIEow\\r\\n  IBAAKC\\nab\\n\""))
                .isEqualTo("\"****\"");
    }

    @Test
    void hidesTheStartOfASecretThatIsCut() {
        redaction.add("hunter2-hunter2");
        assertThat(redaction.of("said \"hunter2-hun…\" and hunter2…")).isEqualTo("said \"****…\" and ****…");
        assertThat(redaction.of("hun… hunter2 is no secret")).isEqualTo("hun… hunter2 is no secret");
    }

    @ParameterizedTest
    @CsvSource({
        "hunt...ter2, ****...****",
        "hunter2-[...]ter2, ****[...]****",
        "hunter2-(…)hunter2, ****(…)****",
        "hunt....ter2, ****....****",
        "...ter2 is no word, ...**** is no word",
        "hun...er2, hun...er2",
        "hunt&hellip;ter2, ****&hellip;****",
        "hunt\\u2026ter2, ****\\u2026****"
    })
    void hidesBothPartsOfASecretThatIsCutInTheMiddle(String text, String shown) {
        redaction.add("hunter2-hunter2");
        assertThat(redaction.of("<" + text + ">")).isEqualTo("<" + shown + ">");
    }

    @ParameterizedTest
    @EnumSource(value = Encoder.class, mode = EnumSource.Mode.EXCLUDE, names = "BROKEN")
    void leavesLittleOfAnEncodedSecretThatIsCut(Encoder encoder) {
        Random random = new Random(1);
        redaction.add("hunter2&hunter2&hunter3");
        String encoded = encoder.of("hunter2&hunter2&hunter3", (character, bound) -> random.nextInt(bound));
        int unit = encoded.length() / 23 + 1;
        for (int cut = 7 * unit; cut < encoded.length() - 7 * unit; cut++) {
            assertThat(redaction.of("<" + encoded.substring(0, cut) + "…>").replace("****", ""))
                    .as("beginning of %s", encoded)
                    .hasSizeLessThan("<…>".length() + "%25%36%65".length());
            assertThat(redaction.of("<…" + encoded.substring(cut) + ">").replace("****", ""))
                    .as("end of %s", encoded)
                    .hasSizeLessThan("<…>".length() + "%25%36%65".length());
        }
    }

    @Test
    void hidesTheSecretOfAHeaderAlsoWithoutItsScheme() {
        redaction.add("Bearer hunter2-hunter2");
        assertThat(redaction.of("Bearer hunter2-hunter2, hunter2-hunter2")).isEqualTo("****, ****");
        assertThat(redaction.of("a Bearer of news")).isEqualTo("a Bearer of news");
    }

    @Test
    void hidesASecretWithoutTheSpaceAroundIt() {
        redaction.add(" hunter2 \n");
        assertThat(redaction.of("<hunter2>")).isEqualTo("<****>");
    }

    private static final int LONG = 1 << 15;

    /** What could make it slow: repetition, and what may be read in many ways. */
    private static Stream<String> longTexts() {
        Random random = new Random(1);
        StringBuilder letters = new StringBuilder();
        StringBuilder bytes = new StringBuilder();
        StringBuilder mixed = new StringBuilder();
        while (letters.length() < LONG) {
            letters.append((char) ('A' + random.nextInt(26)));
            bytes.append((char) random.nextInt(128));
            mixed.append("%26#x3").append(random.nextInt(10)).append(";6ZmZm\\u00");
        }
        String nested = "a".repeat(LONG / 4);
        for (int i = 0; i < 3; i++) {
            nested = Base64.getEncoder().encodeToString(nested.getBytes(StandardCharsets.UTF_8));
        }
        return Stream.of(
                "a".repeat(LONG) + "…",
                "aaaa…".repeat(LONG / 4),
                "a ".repeat(LONG / 2),
                "%25".repeat(LONG / 3),
                "&#0000".repeat(LONG / 6),
                "\\u00".repeat(LONG / 4),
                "AAAA".repeat(LONG / 4),
                "6161".repeat(LONG / 4),
                "...".repeat(LONG / 3),
                letters.toString(),
                bytes.toString(),
                mixed.toString(),
                nested);
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void takesStepsInProportionToTheTextWhateverTheSecrets(String text) {
        redaction.add("a".repeat(LONG));
        redaction.add(text.substring(0, LONG / 2) + "1");
        redaction.add("a".repeat(5_000) + "b");
        assertThat(redaction.hide(text, word -> true, new BitSet())).isLessThan(100L * text.length());
    }

    @Test
    void searchesNothingInATextWithoutATraceOfASecret() {
        redaction.add("hunter2-hunter2");
        redaction.add("kQ7vXo9-2mBz_81hGtLw0");
        Redaction own = new Redaction(redaction);
        own.add("correct-horse-battery");
        String answer = "{\"id\": \"5ca1ab1e-0000-4000-8000-0000000000c1\", \"name\": \"Agents\", \"selfUri\":"
                + " \"/api/v2/authorization/roles/5ca1ab1e-0000-4000-8000-0000000000a1\", \"permissionPolicies\":"
                + " [{\"domain\": \"integration\", \"entityName\": \"examplePremiumApp\", \"actionSet\": [\"view\"]}]}\n";
        assertThat(own.hide(answer.repeat(20), word -> true, new BitSet())).isZero();
        assertThat(own.hide(answer + "horse", word -> true, new BitSet())).isPositive();
    }

    @Test
    void readsATextOfAMegabyteForASecretOfAMegabyte() {
        String secret = "a1".repeat(1 << 19);
        redaction.add(secret);
        BitSet hidden = new BitSet();
        assertThat(redaction.hide(secret, word -> true, hidden)).isLessThan(50L * secret.length());
        assertThat(hidden.cardinality()).isEqualTo(secret.length());
        assertThat(new SecretAutomaton(List.of(secret, "x" + secret), List.of()).size())
                .isEqualTo(2 * secret.length() + 2);
    }

    @Test
    void showsNothingOfATextThatCanBeReadInMoreWaysThanAreTried() {
        String text = Base64.getEncoder().encodeToString("%68ello ".repeat(100).getBytes(StandardCharsets.UTF_16LE));
        Redaction impatient = new Redaction(2);
        impatient.add("hunter2-hunter2");
        redaction.add("hunter2-hunter2");
        assertThat(impatient.of(text)).isEqualTo("****");
        assertThat(redaction.of(text)).isEqualTo(text);
    }

    @Test
    void hidesWhatIsWrittenAsUtf16WithFarCharactersBetweenItsLetters() {
        String secret = "k1S\uD83D\uDE00_/\uD83D\uDE00`z9";
        redaction.add(secret);
        assertThat(redaction.of(
                        "(" + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_16LE)) + ")"))
                .isEqualTo("(****)");
    }

    @Test
    void hidesALongSecret() {
        redaction.add("a".repeat(5_000));
        assertThat(redaction.of("a".repeat(200_000) + "…")).isEqualTo("****…");
    }
}
