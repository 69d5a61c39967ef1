package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out whether a caller may do what a run needs of it, and what is missing if not: before a run, at its beginning, and
 * after a refusal. What it says is always the word of {@code AccessAssessment}.
 */
public final class AccessCheck {

    /** What stands for the descriptor where the submission asks for something. */
    public static final String SUBMISSION = "submission";

    /** What it may cost to look closer at a permission that is in no role, or held and refused. */
    private static final int EXPLAINING = 3;

    /** The unpublished list of what the organization can do. */
    private static final int CAPABILITIES = 1;

    private final GenesysClient client;
    private final Target target;
    private final PremiumApp app;
    private final Parallel parallel;
    private final PremiumAppsApi premiumApps;

    public AccessCheck(GenesysClient client, Target target, PremiumApp app, Parallel parallel) {
        this.client = client;
        this.target = target;
        this.app = app;
        this.parallel = parallel;
        this.premiumApps = new PremiumAppsApi(client, app);
    }

    /**
     * Checks what a submission needs: at most 11 requests in a chain of at most 4, the independent ones side by side; where an
     * organization is asked for, the chain is one longer.
     *
     * @param probe whether to send the request that cannot succeed
     * @throws IOException if the login gets no answer, or one that says nothing about the caller
     */
    public AccessReport run(boolean probe) throws IOException {
        Supplier<Caller> reading;
        try {
            reading = Caller.read(client, parallel);
        } catch (LoginException e) {
            return refusedLogin(e);
        }
        SubmissionProbe asked = ask(true, probe);
        return report(reading.get(), asked);
    }

    /**
     * What a failed login says.
     *
     * @throws LoginException the same, if it says nothing about the caller
     */
    public AccessReport refusedLogin(LoginException refusal) throws LoginException {
        if (!AccessReport.isAboutTheCaller(refusal)) {
            throw refusal;
        }
        return AccessReport.of(refusal, target);
    }

    /**
     * Starts to ask about the endpoint, with at most 2 requests.
     *
     * @param submits whether it is of interest at all
     * @param probe whether to send the request that cannot succeed
     */
    public SubmissionProbe ask(boolean submits, boolean probe) {
        return new SubmissionProbe(
                client, parallel, app, submits, probe, target.organizationId().isPresent());
    }

    /**
     * Reads the caller: a login if there is no token yet, then three requests side by side.
     *
     * @throws IOException if the login failed
     */
    public Caller identify() throws IOException {
        return Caller.read(client, parallel).get();
    }

    /** Who the caller is, and whether that is in order. */
    public AccessReport identity(Caller caller) {
        List<Finding> findings = new ArrayList<>(new IdentityCheck(target).of(caller));
        findings.add(new PermissionCheck(caller, client.deadline().now()).roles());
        return AccessReport.about(caller, findings);
    }

    /** What was found out about a caller and the endpoint, with at most 4 requests more. */
    public AccessReport report(Caller caller, SubmissionProbe asked) {
        List<Finding> identity = new IdentityCheck(target).of(caller);
        if (identity.stream().anyMatch(finding -> finding.cause().isWrongOrganization())) {
            // What another organization than the one that is meant would refuse is of no interest.
            List<Finding> findings = new ArrayList<>(identity);
            findings.add(asked.heldBack().finding(List.of(), List.of()));
            return AccessReport.about(caller, findings);
        }
        asked.startIn(identity);
        BudgetedLookups lookups = lookups(EXPLAINING + CAPABILITIES);
        return report(caller, asked, List.of(), new Evidence(), lookups);
    }

    /** Starts what had to wait for the organization, if it is the right one. */
    public void start(Caller caller, SubmissionProbe asked) {
        asked.startIn(new IdentityCheck(target).of(caller));
    }

    /**
     * What was found out about a caller, the endpoint, and what else a run needs.
     *
     * @param needs what the run needs beside the submission
     * @param evidence what reads have shown
     * @param lookups asks for more, as long as it may
     */
    public AccessReport report(
            Caller caller, SubmissionProbe asked, Collection<Need> needs, Evidence evidence, BudgetedLookups lookups) {
        return report(caller, asked.of(caller, lookups), needs, evidence, lookups);
    }

    private AccessReport report(
            Caller caller,
            Optional<SubmissionAccess> submission,
            Collection<Need> needs,
            Evidence evidence,
            BudgetedLookups lookups) {
        return new AccessAssessment(lookups, target, submission).of(identity(caller), caller, needs, evidence);
    }

    /**
     * What was found out about a caller and what a run needs that submits nothing.
     *
     * @param needs what the run needs
     * @param evidence what reads have shown
     * @param lookups asks for more, as long as it may
     */
    public AccessReport report(Caller caller, Collection<Need> needs, Evidence evidence, BudgetedLookups lookups) {
        return report(caller, Optional.empty(), needs, evidence, lookups);
    }

    /** How many requests a report about a caller is likely to need beside what was asked. */
    public int reserve(Caller caller) {
        FeatureCheck feature = FeatureCheck.of(app, caller);
        boolean isFeatureKnown = !feature.isAsked() || app.capabilitiesPath().isEmpty() || feature.isFound();
        PermissionCheck permissions =
                new PermissionCheck(caller, client.deadline().now());
        boolean isPermissionKnown = Permission.parse(app.permission())
                .filter(needed -> permissions.of(needed).cause() == Cause.PERMISSION_UNKNOWN)
                .isEmpty();
        return (isFeatureKnown ? 0 : CAPABILITIES) + (isPermissionKnown ? 0 : 1);
    }

    /**
     * What a caller that was read would be refused for, as far as this is certain without another request. What the endpoint
     * needs counts only where there is something to submit.
     */
    public AccessReport preflight(Caller caller) {
        return preflight(caller, List.of(), new Evidence(), lookups(0));
    }

    /** The same with what the organization tells about what is missing or unknown: at most three requests more. */
    public AccessReport elaborate(Caller caller) {
        return preflight(caller, List.of(), new Evidence(), lookups(EXPLAINING));
    }

    /**
     * What a run would be refused for, as far as this is certain before the endpoint is asked.
     *
     * @param needs what the run needs beside the submission
     * @param evidence what reads have shown
     * @param lookups asks for what stands behind what is missing or unknown
     */
    public AccessReport preflight(Caller caller, Collection<Need> needs, Evidence evidence, BudgetedLookups lookups) {
        SubmissionAccess submission = app.submission().isEmpty()
                ? null
                : new SubmissionAccess(
                        app,
                        premiumApps,
                        SubmissionEndpoint.unasked(premiumApps.submitOperation(), SubmissionEndpoint.Says.NOT_ASKED),
                        FeatureCheck.of(app, caller),
                        true);
        return report(caller, Optional.ofNullable(submission), needs, evidence, lookups);
    }

    /**
     * Explains why the endpoint refused a submission, with at most five requests more.
     *
     * @param refusal the answer to the submission
     */
    public AccessReport explain(Caller caller, ApiException refusal) {
        if (refusal.status() == 401 && !refusal.isForeign()) {
            return AccessReport.about(caller, List.of(new IdentityCheck(target).rejected(refusal)));
        }
        Optional<Finding> foreign = new ForeignAnswers(target).among(List.of(refusal));
        if (foreign.isPresent()) {
            return AccessReport.about(caller, List.of(foreign.get()));
        }
        SubmissionEndpoint endpoint = SubmissionEndpoint.of(premiumApps.submitOperation(), refusal);
        if (endpoint.verdict() == SubmissionEndpoint.Says.UNCLEAR) {
            return preflight(caller);
        }
        BudgetedLookups lookups = lookups(EXPLAINING + CAPABILITIES);
        FeatureCheck feature = FeatureCheck.of(app, caller);
        if (feature.isAsked() && !feature.isFound() && !endpoint.allows()) {
            Fetched<List<String>> read =
                    parallel.start(new AuthorizationApi(client)::products).get();
            feature.products(read);
            lookups.know(read.value().orElse(List.of()));
        }
        return report(
                caller,
                Optional.of(new SubmissionAccess(app, premiumApps, endpoint, feature, false)),
                List.of(),
                new Evidence(),
                lookups);
    }

    private BudgetedLookups lookups(int requests) {
        return new BudgetedLookups(client, parallel, requests);
    }
}
