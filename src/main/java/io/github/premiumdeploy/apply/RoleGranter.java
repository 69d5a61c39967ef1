package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Grants roles to the caller. Whether one is in effect is not asked: Genesys's provider for Terraform warns that the platform
 * may keep an answer that was given too early. What needs it is tried until it is let in, and reading back sees the grant.
 */
final class RoleGranter {

    private final ApplyContext run;

    RoleGranter(ApplyContext run) {
        this.run = run;
    }

    void grant(Step.Grant step) throws IOException {
        String roleId = step.role().apply(run.ids());
        String subject =
                step.subject().orElseThrow(() -> new IOException("the platform does not say who the caller is"));
        String path =
                AuthorizationApi.GRANT_ROLE.pathWith(subject, step.division().get(), roleId);
        AtomicBoolean mayBeOwn = new AtomicBoolean(true);
        if (!run.ids().isOwn(roleId)) {
            // The grants of a role that this run made go with it.
            run.undo(step.key(), Verb.GRANT, AuthorizationApi.REVOKE_ROLE, () -> revoke(path, roleId, mayBeOwn.get()));
        }
        try {
            run.client()
                    .write(
                            AuthorizationApi.GRANT_ROLE,
                            path,
                            Query.of("subjectType", step.subjectType()),
                            MissingNode.getInstance());
        } catch (ApiException e) {
            if (e.status() != 409) {
                throw e;
            }
            mayBeOwn.set(false);
        }
        run.ids().noteGranted(roleId, run.client().direct().deadline().now());
    }

    private UndoResult revoke(String path, String roleId, boolean isOwn) throws IOException {
        if (!isOwn) {
            return UndoResult.nothing();
        }
        run.deletion().delete(AuthorizationApi.REVOKE_ROLE, path, Query.NONE);
        return UndoResult.restored(roleId);
    }
}
