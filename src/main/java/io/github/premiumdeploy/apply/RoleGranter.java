package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Grants roles to the caller, and waits until the platform shows it. */
final class RoleGranter {

    private final ApplyContext run;

    RoleGranter(ApplyContext run) {
        this.run = run;
    }

    /**
     * Grants a role.
     *
     * @throws IOException if the platform refuses, gives no answer for good, or does not say who the caller is
     */
    void grant(Step.Grant step) throws IOException {
        String roleId = run.ids().require(step.key());
        String subject =
                step.subject().orElseThrow(() -> new IOException("the platform does not say who the caller is"));
        String path =
                AuthorizationApi.GRANT_ROLE.pathWith(subject, step.division().get(), roleId);
        AtomicBoolean mayBeOwn = new AtomicBoolean(true);
        if (!run.ids().isOwn(roleId)) {
            // The grants of a role that this run made go with it.
            run.undoLog()
                    .add(new Undo(
                            step.key(),
                            Verb.GRANT,
                            AuthorizationApi.REVOKE_ROLE,
                            () -> revoke(path, roleId, mayBeOwn.get())));
        }
        try {
            run.client()
                    .write(
                            AuthorizationApi.GRANT_ROLE,
                            path,
                            Query.of("subjectType", step.subjectType()),
                            Optional.empty());
        } catch (ApiException e) {
            if (e.status() != 409) {
                throw e;
            }
            mayBeOwn.set(false);
        }
        awaitGrant(roleId);
    }

    private UndoResult revoke(String path, String roleId, boolean isOwn) throws IOException {
        if (!isOwn) {
            return UndoResult.nothing();
        }
        run.deletion().delete(AuthorizationApi.REVOKE_ROLE, path, Query.NONE);
        return UndoResult.restored(roleId);
    }

    private void awaitGrant(String roleId) throws IOException {
        BackOff backOff = run.client().backOff(BackOff.SEEN_EVERYWHERE);
        boolean waits = true;
        while (waits && !isGranted(roleId)) {
            waits = backOff.pause();
        }
    }

    private boolean isGranted(String roleId) throws IOException {
        JsonNode subject = run.client()
                .direct()
                .call(AuthorizationApi.SUBJECT_ME, Query.NONE)
                .body();
        for (JsonNode grant : subject.path("grants")) {
            if (grant.path("role").path("id").asText().equals(roleId)) {
                return true;
            }
        }
        return false;
    }
}
