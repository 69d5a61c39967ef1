package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problem;
import io.github.premiumdeploy.target.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Targets for tests. */
final class Members {

    private Members() {}

    static Member of(String id) {
        return new Member(id, new Parameters(), Map.of());
    }

    static List<Member> of(String... ids) {
        return Arrays.stream(ids).map(Members::of).toList();
    }

    static List<String> texts(Problems problems) {
        return problems.all().stream().map(Problem::what).toList();
    }
}
