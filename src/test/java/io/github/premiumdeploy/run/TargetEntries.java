package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.target.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Targets for tests. */
final class TargetEntries {

    private TargetEntries() {}

    static TargetEntry of(String id) {
        return new TargetEntry(id, new Parameters(), Map.of(), "");
    }

    static List<TargetEntry> of(String... ids) {
        return Arrays.stream(ids).map(TargetEntries::of).toList();
    }

    static List<String> texts(Problems problems) {
        return problems.all().stream().map(Problem::what).toList();
    }
}
