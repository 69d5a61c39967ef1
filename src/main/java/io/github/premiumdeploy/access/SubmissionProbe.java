package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Answer;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.target.PremiumApp;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks about the endpoint for submissions, with at most 2 requests that need not wait for the caller: the organization's
 * products, and the request that cannot succeed. Where an organization is asked for, that request waits until it is known to
 * be that one: nobody can promise what the unpublished endpoint does with it.
 */
public final class SubmissionProbe {

    private final PremiumApp app;
    private final PremiumAppsApi premiumApps;
    private final Parallel parallel;
    private final boolean probe;
    private final Supplier<Fetched<List<String>>> products;
    private Optional<Supplier<Fetched<Answer>>> answer = Optional.empty();

    /**
     * Starts to ask.
     *
     * @param probe whether to send the request that cannot succeed
     * @param guarded whether it has to wait until the organization is known
     */
    SubmissionProbe(GenesysClient client, Parallel parallel, PremiumApp app, boolean probe, boolean guarded) {
        this.app = app;
        this.premiumApps = new PremiumAppsApi(client, app);
        this.parallel = parallel;
        this.probe = probe;
        if (probe && !guarded) {
            answer = Optional.of(parallel.start(premiumApps::probe));
        }
        AuthorizationApi authorization = new AuthorizationApi(client);
        this.products =
                app.feature().isEmpty() ? () -> new Fetched.Ok<>(List.of()) : parallel.start(authorization::products);
    }

    /** Waits for the organization's products; empty if they were not asked for. */
    public Optional<Fetched<List<String>>> products() {
        return app.feature().isEmpty() ? Optional.empty() : Optional.of(products.get());
    }

    /** How many requests this takes in all. */
    public int requests() {
        return (app.feature().isEmpty() ? 0 : 1) + (probe ? 1 : 0);
    }

    /** Starts what had to wait for the organization, if it is the right one. */
    void startIn(List<Finding> identity) {
        boolean right = identity.stream().anyMatch(finding -> finding.cause() == Cause.ORGANIZATION_MATCHES);
        if (probe && answer.isEmpty() && right) {
            answer = Optional.of(parallel.start(premiumApps::probe));
        }
    }

    /** What there is to say of an endpoint that was not asked; nothing is left open. */
    SubmissionEndpoint heldBack() {
        products.get();
        return unasked();
    }

    private SubmissionEndpoint unasked() {
        Operation operation = premiumApps.submitOperation();
        return probe ? SubmissionEndpoint.heldBack(operation) : SubmissionEndpoint.notAsked(operation);
    }

    /** Waits for what was asked. */
    SubmissionAccess of(Caller caller, BudgetedLookups lookups) {
        SubmissionEndpoint endpoint = answer.map(
                        asked -> SubmissionEndpoint.of(premiumApps.submitOperation(), asked.get()))
                .orElseGet(this::unasked);
        FeatureCheck feature = new FeatureCheck(app.feature()).organization(caller.organization());
        if (feature.isAsked()) {
            Fetched<List<String>> read = products.get();
            feature.products(read);
            lookups.know(read.value().orElse(List.of()));
        }
        return new SubmissionAccess(app, premiumApps, endpoint, feature, false);
    }
}
