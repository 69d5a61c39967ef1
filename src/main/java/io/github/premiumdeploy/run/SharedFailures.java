package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.TargetOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells why targets failed, each in two lines, the cause and what to do; what many targets share is told once. Texts may come
 * from other machines: what they say never begins a line, and is never told at length.
 */
final class SharedFailures {

    /** So many causes are told on the console; the file has all. */
    private static final int TOLD = 20;

    /** So many targets of a cause are named. */
    private static final int NAMED = 8;

    /** Of one organization, where the rest of a cause is the same for all. */
    private static final Pattern ORGANIZATION =
            Pattern.compile("^Organization \"[^\"]{0,200}+\" |(?<= run) on organization \"[^\"]{0,200}+\"(?=:)");

    /** A line of a message that says what to do. */
    private static final Pattern STEP = Pattern.compile("^ {0,9}- .*");

    /** A line of a message that says what was answered, for example the correlation id. */
    private static final Pattern FACT = Pattern.compile("^ {2}[A-Z][a-z ]{0,20}: .*");

    private final Map<String, List<TargetOutcome>> groups = new LinkedHashMap<>();

    SharedFailures(Collection<TargetOutcome> failures) {
        failures.forEach(failure ->
                groups.computeIfAbsent(key(failure), any -> new ArrayList<>()).add(failure));
    }

    private static String key(TargetOutcome failure) {
        return cause(failure) + "\n" + remedy(failure).orElse("");
    }

    private static String cause(TargetOutcome failure) {
        return ORGANIZATION.matcher(failure.brief()).replaceFirst("");
    }

    /** The first thing to do; where none is marked as such, the first line that is no fact. */
    private static Optional<String> remedy(TargetOutcome failure) {
        List<String> rest = failure.lines()
                .subList(Math.min(1, failure.lines().size()), failure.lines().size());
        return rest.stream()
                .filter(line -> STEP.matcher(line).matches())
                .findFirst()
                .or(() -> rest.stream()
                        .filter(line -> !FACT.matcher(line).matches())
                        .findFirst())
                .map(String::strip);
    }

    /** The lines, causes of most targets first. */
    List<String> lines() {
        List<List<TargetOutcome>> most = groups.values().stream()
                .sorted((a, b) -> Integer.compare(b.size(), a.size()))
                .toList();
        List<String> lines = new ArrayList<>();
        for (List<TargetOutcome> group : most.subList(0, Math.min(TOLD, most.size()))) {
            TargetOutcome first = group.get(0);
            lines.add(
                    group.size() == 1
                            ? "- " + first.id() + ": " + first.brief()
                            : "- " + group.size() + " targets (" + names(group) + "): " + cause(first));
            remedy(first).ifPresent(step -> lines.add("    " + step));
        }
        int more = most.stream().skip(TOLD).mapToInt(List::size).sum();
        if (more > 0) {
            lines.add("- and " + more + " more.");
        }
        return lines;
    }

    private static String names(List<TargetOutcome> group) {
        return group.stream().limit(NAMED).map(TargetOutcome::id).collect(Collectors.joining(", "))
                + (group.size() > NAMED ? " and " + (group.size() - NAMED) + " more" : "");
    }
}
