package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.plan.ActionStep;
import io.github.premiumdeploy.plan.ClientStep;
import io.github.premiumdeploy.plan.IntegrationStep;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Does the steps of a plan, each kind of step in the class that knows how. */
final class StepApplier {

    private final ApplyContext run;
    private final ResourceWriter resources;
    private final CredentialWriter credentials;
    private final ActionWriter actions;
    private final RoleGranter roles;

    StepApplier(ApplyContext run) {
        this.run = run;
        this.resources = new ResourceWriter(run);
        this.credentials = new CredentialWriter(run, resources);
        this.actions = new ActionWriter(run, resources);
        this.roles = new RoleGranter(run);
    }

    void apply(Step step) throws IOException {
        if (step instanceof Step.Create create) {
            resources.create(create);
        } else if (step instanceof Step.Update update) {
            resources.update(update);
        } else if (step instanceof Step.Delete delete) {
            resources.delete(delete);
        } else if (step instanceof IntegrationStep.DeleteCredentials delete) {
            run.deletion().deleteCredentials(delete.ids());
        } else if (step instanceof IntegrationStep.DeleteIntegration delete) {
            deleteIntegration(delete);
        } else if (step instanceof Step.Follow follow) {
            new StateFollower(run).require(follow.key(), follow.id(), follow.state());
        } else if (step instanceof Step.Grant grant) {
            roles.grant(grant);
        } else if (step instanceof IntegrationStep.Configure configure) {
            new ConfigurationWriter(run, credentials, configure).write();
        } else if (step instanceof ClientStep.CreateClient create) {
            new ClientCreation(run, resources, credentials.secrets(), create).create();
        } else if (step instanceof ClientStep.ProvideSecret secret) {
            credentials.secrets().provide(secret.key(), secret.secret());
        } else if (step instanceof ActionStep.ChangeAction change) {
            actions.change(change);
        } else if (step instanceof ActionStep.Publish publish) {
            actions.publish(publish);
        } else {
            throw new IllegalStateException("no class does the step " + step.getClass());
        }
    }

    private void deleteIntegration(IntegrationStep.DeleteIntegration step) throws IOException {
        List<String> inUse = new ArrayList<>();
        for (String id : step.credentials()) {
            if (!run.deletion().deleteCredentialUnlessInUse(id)) {
                inUse.add(id);
            }
        }
        run.deletion().delete(Removal.once(IntegrationsApi.DELETE), step.id());
        run.deletion().deleteCredentials(inUse);
    }
}
