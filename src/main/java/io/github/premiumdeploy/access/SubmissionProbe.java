package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.SubmissionEndpoint.Says;
import io.github.premiumdeploy.genesys.Answer;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
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
    private final boolean submits;
    private final boolean probe;
    private final Lookup<List<String>> products;
    private Lookup<Answer> answer = Lookup.none();

    /**
     * Starts to ask.
     *
     * @param submits whether there is a submission that the answers are of interest for; otherwise nothing is asked
     * @param probe whether to send the request that cannot succeed
     * @param guarded whether it has to wait until the organization is known
     */
    SubmissionProbe(
            GenesysClient client, Parallel parallel, PremiumApp app, boolean submits, boolean probe, boolean guarded) {
        this.app = app;
        this.premiumApps = new PremiumAppsApi(client, app);
        this.parallel = parallel;
        this.submits = submits;
        this.probe = submits && probe;
        if (!guarded) {
            probe();
        }
        AuthorizationApi authorization = new AuthorizationApi(client);
        this.products = submits && !app.feature().isEmpty()
                ? Lookup.of(parallel.start(authorization::products))
                : Lookup.none();
    }

    private void probe() {
        if (probe && !answer.isAsked()) {
            answer = Lookup.of(parallel.start(premiumApps::probe));
        }
    }

    /** Waits for the organization's products; empty if they were not asked for. */
    public Optional<Fetched<List<String>>> products() {
        return products.asked().map(Supplier::get);
    }

    /** How many requests this takes in all. */
    public int requests() {
        return (products.isAsked() ? 1 : 0) + (probe ? 1 : 0);
    }

    /** Starts what had to wait for the organization, if it is the right one. */
    void startIn(List<Finding> identity) {
        if (identity.stream().anyMatch(finding -> finding.cause() == Cause.ORGANIZATION_MATCHES)) {
            probe();
        }
    }

    /** What there is to say of an endpoint that was not asked; nothing is left open. */
    SubmissionEndpoint heldBack() {
        products();
        return unasked();
    }

    private SubmissionEndpoint unasked() {
        return SubmissionEndpoint.unasked(premiumApps.submitOperation(), probe ? Says.HELD_BACK : Says.NOT_ASKED);
    }

    /** Waits for what was asked; nothing if there is no submission. */
    Optional<SubmissionAccess> of(Caller caller, BudgetedLookups lookups) {
        if (!submits) {
            return Optional.empty();
        }
        SubmissionEndpoint endpoint = answer.asked()
                .map(asked -> SubmissionEndpoint.of(premiumApps.submitOperation(), asked.get()))
                .orElseGet(this::unasked);
        FeatureCheck feature = FeatureCheck.of(app, caller);
        products().ifPresent(read -> {
            feature.products(read);
            lookups.know(read.value().orElse(List.of()));
        });
        return Optional.of(new SubmissionAccess(app, premiumApps, endpoint, feature, false));
    }
}
