package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.OrganizationsApi;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.genesys.TokensApi;
import io.github.premiumdeploy.target.PremiumApp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a run needs, told without an organization. */
public final class Needs {

    /** What stands for the kind where every run asks. */
    public static final String EVERY_RUN = "(every run)";

    /** What stands for the kind where the submission asks. */
    public static final String SUBMISSION = "(" + AccessCheck.SUBMISSION + ")";

    private Needs() {}

    /** What identifying the caller and reading which permissions exist needs: no permission, but scopes. */
    public static List<Need> ofEveryRun() {
        return Stream.of(TokensApi.ME, OrganizationsApi.ME, AuthorizationApi.SUBJECT_ME, AuthorizationApi.PERMISSIONS)
                .map(operation -> Need.of(EVERY_RUN, operation))
                .toList();
    }

    /** What the steps of changes need, and which resource asks for it. */
    public static List<Need> of(List<Change> changes) {
        List<Need> needs = new ArrayList<>();
        for (Change change : changes) {
            for (Step step : change.steps()) {
                List<Operation> operations = new ArrayList<>(step.operations());
                operations.addAll(step.settling());
                for (Operation operation : operations) {
                    needs.add(new Need(change.key().kind(), change.fullName(), operation));
                }
            }
        }
        return needs;
    }

    /** What a descriptor needs, kind by kind. */
    public static List<Need> of(KindRegistry registry, Descriptor descriptor, PlanMode mode) {
        List<Need> needs = new ArrayList<>();
        PossibleRuns runs = new PossibleRuns(registry, descriptor);
        for (Kind kind : registry.of(descriptor)) {
            needs.addAll(of(kind, runs, mode));
        }
        return needs;
    }

    /** What one kind of a descriptor needs. */
    static List<Need> of(Kind kind, PossibleRuns runs, PlanMode mode) {
        return runs.operations(kind, mode).stream()
                .map(operation -> Need.of(kind.key(), operation))
                .toList();
    }

    /** What the submission needs, if there is one; reported by users. */
    public static List<Need> of(PremiumApp app) {
        return app.submission().isEmpty()
                ? List.of()
                : List.of(Need.of(SUBMISSION, PremiumAppsApi.submit(app.path(), app.permission(), app.scope())));
    }
}
