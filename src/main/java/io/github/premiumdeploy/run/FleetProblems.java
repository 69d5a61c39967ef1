package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.target.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with the configurations of targets: a problem that several of them have is told once. */
final class FleetProblems {

    /** So many of the targets that have a problem are named. */
    private static final int NAMED = 5;

    private final Map<Problem, List<String>> found = new LinkedHashMap<>();

    /** Takes up what is wrong with one target. */
    void add(TargetEntry target, Problems problems) {
        problems.all()
                .forEach(problem -> found.computeIfAbsent(problem, p -> new ArrayList<>())
                        .add("\"" + target.id() + "\"" + target.where()));
    }

    /** Hands all of it on, each problem with the targets that have it. */
    void addTo(Problems problems) {
        found.forEach((problem, ids) -> problems.add(targets(ids) + ": " + problem.what(), problem.remedy()));
    }

    private static String targets(List<String> ids) {
        String named = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = ids.size() - NAMED;
        return (ids.size() == 1 ? "Target " : "Targets ") + named + (more > 0 ? " and " + more + " more" : "");
    }
}
