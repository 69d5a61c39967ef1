package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words for all causes, with names in braces where a finding fills them in; the file says how they are written. */
final class AdviceCatalogue {

    private static final String FILE = "advice.txt";

    private static final Pattern PHRASE = Pattern.compile("(?m)^\\$(\\w+) = (.*)$");
    private static final Pattern NAME = Pattern.compile("\\$(\\w+)");

    private AdviceCatalogue() {}

    static Map<Cause, Advice> read() {
        String[] parts = lines().split("(?m)^\\[");
        Map<String, String> phrases = new HashMap<>();
        Matcher phrase = PHRASE.matcher(parts[0]);
        while (phrase.find()) {
            phrases.put(phrase.group(1), whole(phrase.group(2), phrases));
        }
        Map<Cause, Advice> all = new EnumMap<>(Cause.class);
        for (String entry : List.of(parts).subList(1, parts.length)) {
            List<String> lines = whole(entry, phrases).strip().lines().toList();
            String[] head = lines.get(0).replace("]", "").split(" ");
            boolean hasHeadline = lines.get(1).startsWith("= ");
            String evidence = lines.get(hasHeadline ? 2 : 1);
            all.put(
                    Cause.valueOf(head[0]),
                    new Advice(
                            hasHeadline ? lines.get(1).substring(2) : evidence,
                            evidence,
                            List.of(),
                            lines.stream()
                                    .filter(line -> line.startsWith("- "))
                                    .map(line -> line.substring(2))
                                    .toList(),
                            head.length > 1 ? head[1] : ""));
        }
        return all;
    }

    private static String whole(String text, Map<String, String> phrases) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(phrases.get(name.group(1))));
    }

    private static String lines() {
        try (InputStream content = AdviceCatalogue.class.getResourceAsStream(FILE)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\R {2}", " ");
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the plugin cannot be read", e);
        }
    }
}
