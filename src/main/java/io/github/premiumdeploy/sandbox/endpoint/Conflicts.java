package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.organization.State;

/** Refusals of what is in conflict with something else, in the words of each family of services. */
final class Conflicts {

    private static final String CODE = "general.conflict";

    private Conflicts() {}

    /** A name that is taken; published as a conflict, and seen as a bad request too. */
    static Refusal name(State state, String entity, String name) {
        int status = state.switches().nameConflictStatus();
        return Refusal.of(
                        status,
                        status == 409 ? CODE : "duplicate.name",
                        "A " + entity + " with the name " + name + " already exists")
                .param("name", name)
                .extra("entityName", entity);
    }

    /** The directory's: published is the word "user" for everything, as a 409, and a 400 with this text is seen too. */
    static Refusal versionOfDirectory(State state, String id) {
        int status = state.switches().groupVersionConflictStatus();
        return Refusal.of(
                        status,
                        status == 409 ? CODE : "bad.request",
                        "The version supplied does not match the current version of the user")
                .about("group", id);
    }

    /** Telephony's, as it was seen. */
    static Refusal versionOfTelephony(String id) {
        return Refusal.of(
                        409,
                        CODE,
                        "The version number of the modified resource must match the version number in the database.")
                .extra("entityId", id);
    }

    /** The integrations' and their data actions', of which only the status is published. */
    static Refusal versionOfIntegrations(String entity, String id, int sent, int current) {
        return Refusal.of(
                        409,
                        CODE,
                        "The version " + sent + " of " + entity + " " + id + " does not match the current version "
                                + current)
                .about(entity, id);
    }

    /** A draft that is published in another version than its newest: a 409, or a 400 in words that were seen. */
    static Refusal staleDraft(State state, String id, int sent, int current) {
        return state.switches().stalePublishStatus() == 409
                ? versionOfIntegrations("action", id, sent, current)
                : Refusal.badRequest("Supplied version " + sent + " does not match latest draft version " + current);
    }
}
