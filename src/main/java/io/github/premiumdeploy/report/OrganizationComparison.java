package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.OrganizationTraits;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.text.ShortList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts the organizations of several targets side by side: which permissions, roles, products, features and integration types
 * differ between them. What is the same everywhere is left out. Safe for use by several threads.
 */
public final class OrganizationComparison {

    /** The file with all differences. */
    public static final String NAME = "comparison.json";

    /** So many differences of a kind are told on the console; the file has all. */
    private static final int TOLD = 8;

    /** More side by side tell nobody anything, and would have to be kept until the end. */
    private static final int MOST = 100;

    private static final String UNKNOWN = "unknown";

    private final Map<String, AccessReport> reports = new TreeMap<>();

    /**
     * Targets that have the same.
     *
     * @param targets their ids
     */
    private record Group(String value, List<String> targets) {}

    private record Difference(String kind, String name, List<Group> groups) {
        String line() {
            return String.format(
                    Locale.ROOT,
                    "  %-11s  %s: %s",
                    kind,
                    name,
                    groups.stream()
                            .map(group -> ShortList.inWords(group.targets(), TOLD) + ": " + group.value())
                            .collect(Collectors.joining("; ")));
        }
    }

    synchronized void add(PermissionCheckResult checked) {
        if (reports.size() < MOST) {
            reports.put(checked.target().id(), checked.access());
        }
    }

    /** The differences in lines; none where there is nothing to compare. */
    public synchronized List<String> lines() {
        if (reports.size() < 2) {
            return List.of();
        }
        Map<String, List<Difference>> differences = differences().stream()
                .collect(Collectors.groupingBy(Difference::kind, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        lines.add(
                differences.isEmpty()
                        ? "Side by side: the " + reports.size() + " organizations do not differ in what was looked at."
                        : "Side by side, what differs between the " + reports.size() + " organizations:");
        differences.values().forEach(kind -> {
            kind.stream().limit(TOLD).map(Difference::line).forEach(lines::add);
            if (kind.size() > TOLD) {
                lines.add("    and " + (kind.size() - TOLD) + " more (" + NAME + ")");
            }
        });
        return lines;
    }

    /**
     * Writes all differences as JSON, where there is something to compare.
     *
     * @throws IOException if it cannot be written
     */
    public synchronized void write(OutputFiles files) throws IOException {
        if (reports.size() < 2) {
            return;
        }
        files.write(NAME, new Comparison(List.copyOf(reports.keySet()), differences()));
    }

    private record Comparison(List<String> targets, List<Difference> differences) {}

    private List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        Set<String> permissions = new TreeSet<>();
        reports.values()
                .forEach(report ->
                        report.requirements().forEach(requirement -> permissions.add(requirement.permission())));
        permissions.forEach(
                permission -> compare("permission", permission, report -> held(report, permission), differences));
        traits("role", OrganizationTraits::roles, differences);
        traits("product", OrganizationTraits::products, differences);
        traits("feature", OrganizationTraits::features, differences);
        traits("type", OrganizationTraits::integrationTypes, differences);
        return differences;
    }

    private static String held(AccessReport report, String permission) {
        return report.requirements().stream()
                .filter(requirement -> requirement.permission().equals(permission))
                .findFirst()
                .map(requirement -> requirement.verdict() == Verdict.HELD
                        ? "held"
                        : requirement.verdict().word() + " (" + RecordJson.word(requirement.cause()) + ")")
                .orElse("not needed");
    }

    /** What one organization has and another has not; where one was not read, nothing is compared with it. */
    private void traits(
            String kind, Function<OrganizationTraits, Optional<Set<String>>> trait, List<Difference> differences) {
        Set<String> names = new TreeSet<>();
        reports.values().forEach(report -> trait.apply(report.traits()).ifPresent(names::addAll));
        for (String name : names) {
            Function<AccessReport, String> isThere = report -> trait.apply(report.traits())
                    .map(all -> all.contains(name) ? "yes" : "no")
                    .orElse(UNKNOWN);
            compare(kind, name, isThere, differences);
        }
    }

    private void compare(String kind, String name, Function<AccessReport, String> value, List<Difference> differences) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        reports.forEach((id, report) -> groups.computeIfAbsent(value.apply(report), any -> new ArrayList<>())
                .add(id));
        if (groups.keySet().stream().filter(known -> !known.equals(UNKNOWN)).count() > 1) {
            List<Group> differing = new ArrayList<>();
            groups.forEach((said, targets) -> differing.add(new Group(said, targets)));
            differences.add(new Difference(kind, name, differing));
        }
    }
}
