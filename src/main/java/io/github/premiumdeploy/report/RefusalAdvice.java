package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;

/** What is said of calls that were refused, and of the endpoint for submissions. */
final class RefusalAdvice {

    private static final String UNPUBLISHED =
            "This endpoint is not in the published API; what it needs is known from users' reports.";

    private static final String JUST_CHANGED =
            "If a role or a grant was changed just now, wait five minutes and run again.";

    private RefusalAdvice() {}

    static void addTo(AdviceTexts texts) {
        texts.head(
                Cause.RESOURCE_NOT_FOUND,
                "what {kind} refers to is not there",
                "What {endpoint} was asked about ({kind}) is not there (any more), or not yet visible: {status}"
                        + " \"{server_text}\".",
                "404-not-offered",
                "Run again: what is missing is made anew. If it stays so, the operation may have been withdrawn from the"
                        + " platform; ask Genesys support with the correlation id {correlation_id}.");
        texts.head(
                Cause.CONFLICT,
                "{kind} conflicts with what is there",
                "{endpoint} conflicts with what is there: {status} \"{server_text}\". Something of this name or id exists"
                        + " already, or somebody changed it at the same time.",
                "409-conflict",
                "Run again: the state is read anew. If it stays so, look for another resource of the name of {kind} in the"
                        + " organization, and rename or delete it.");
        texts.head(
                Cause.REFUSED_WITHOUT_VISIBLE_CAUSE,
                "{endpoint} was refused, although all that can be seen is in order",
                "{endpoint} was refused with {status} \"{server_text}\", although {permission} is held as far as can be"
                        + " seen.",
                "403-no-visible-cause",
                JUST_CHANGED,
                "Look for what the API does not show: an access policy (ABAC; Admin > People & Permissions > Access"
                        + " Policies) that denies it to the caller, a condition of its role, or a division that the"
                        + " thing is in.",
                "Ask Genesys support with the correlation id {correlation_id}.");
        texts.head(
                Cause.REFUSED_WITHOUT_CERTAIN_CAUSE,
                "{endpoint} was refused, likely for want of {causes}",
                "{endpoint} was refused with {status} \"{server_text}\"; likely for want of {causes}: that is not"
                        + " certain.",
                "403-unknown",
                "?scope:" + PermissionAdvice.SCOPE_REMEDY,
                "!scope:Make sure of {causes}.",
                "If that is in order: an access policy (ABAC) or a grant younger than five minutes may be the cause; ask"
                        + " Genesys support with the correlation id {correlation_id}.");
        texts.say(
                Cause.PROBE_ALLOWED,
                "{endpoint} let the caller in: it answered the deliberately incomplete request with {status}, so that"
                        + " permissions are right.");
        texts.say(
                Cause.PROBE_REFUSED,
                "{endpoint} refused with {status} \"{server_text}\", as is to be expected without {causes}.",
                "403-probe");
        texts.head(
                Cause.PROBE_REFUSED_WITHOUT_VISIBLE_CAUSE,
                "{endpoint} refuses, although all that can be seen is in order",
                "{endpoint} refused with {status} \"{server_text}\", although everything that can be seen is in order.",
                "403-no-visible-cause",
                JUST_CHANGED,
                "Look for what the API does not show: an access policy (ABAC) on the caller or its role, a permission"
                        + " that applies in another division, billing that is not set up for the Premium App program.",
                "Ask Genesys support with the correlation id {correlation_id}. " + UNPUBLISHED);
        texts.head(
                Cause.PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE,
                "{endpoint} refuses, likely for want of {causes}",
                "{endpoint} refused with {status} \"{server_text}\"; it could not be found out whether {causes} is there.",
                "403-probe",
                "Make sure of {causes}: to lack it is the likely cause. Why it could not be found out is in the report of"
                        + " check-permissions.",
                JUST_CHANGED,
                "If all is there, ask Genesys support with the correlation id {correlation_id}. " + UNPUBLISHED);
        texts.head(
                Cause.PROBE_NOT_FOUND,
                "this organization does not offer {endpoint}",
                "This organization does not offer {endpoint} ({status}). " + UNPUBLISHED,
                "404-endpoint",
                "Check <premiumAppsPath> (property genesyscloud.premiumAppsPath) and the region.",
                "The published way to bring a Premium App into an organization is to create an integration of the app's"
                        + " own type (POST /api/v2/integrations), as the premium app wizard does.");
        texts.say(
                Cause.PROBE_ACCEPTED,
                "{endpoint} took a request without applicationId and environmentId: {reason}. What it did with it is not"
                        + " known.",
                "403-probe",
                "Look in the organization for an app named \"permission check\" and remove it; then set <probe> to false.");
        texts.say(
                Cause.PROBE_UNCLEAR,
                "{endpoint} gave no answer that tells: {reason}.",
                "403-probe",
                "Try again; if it stays so, give the correlation id to Genesys support.");
        texts.say(Cause.PROBE_NOT_SENT, "{endpoint} was not asked: <probe> is false.");
        texts.say(
                Cause.PROBE_HELD_BACK,
                "{endpoint} was not asked, since this is not surely the organization that <organizationId> asks for.");

        texts.head(
                        Cause.NAME_TAKEN,
                        "its name is taken",
                        "{endpoint} was refused for {kind}, since its name is taken ({status} \"{server_text}\"): {reason}.",
                        "409-conflict",
                        "?subjects:Rename or delete what has the name, if nobody needs it, or choose another <prefix> in the"
                                + " descriptor. It is not of this app, or it would have been taken over.",
                        "!subjects:Run again: what was made just now is found by its name then.",
                        "!subjects:If it stays so, look for the name with an account that sees all divisions; rename or delete what has"
                                + " it, choose another <prefix> in the descriptor, or grant the caller's role in all divisions,"
                                + " so that what is there is taken over.")
                .head(
                        Cause.LIMIT_REACHED,
                        "a limit of the organization is reached",
                        "{endpoint} was refused for {kind}, since a limit of the organization is reached: {status}"
                                + " \"{server_text}\". This is not about permissions.",
                        "400-limit",
                        "Delete what is not needed any more, or ask Genesys Customer Care for a higher limit (most are listed"
                                + " under \"Limits\" in Genesys's developer documentation), then run again.")
                .head(
                        Cause.CONTENT_TOO_LARGE,
                        "it is too large",
                        "{endpoint} does not take {kind}, since it is too large: {status} \"{server_text}\".",
                        "400-limit",
                        "Make it smaller: shorten descriptions and templates, or split it; for a submission the project's"
                                + " description or <properties>.")
                .head(
                        Cause.STILL_IN_USE,
                        "it is still in use",
                        "{endpoint} was refused for {kind}, since something else refers to it or it is active: {status}"
                                + " \"{server_text}\".",
                        "409-conflict",
                        "Remove what uses it (the text above may name it), then run again.")
                .head(
                        Cause.CONTENT_REFUSED,
                        "the platform refuses its content",
                        "{endpoint} refuses the content of {kind}: {status} \"{server_text}\". This is not about"
                                + " permissions.",
                        "400-content",
                        "Check this item of the descriptor, and what it refers to, against the text above.");
    }
}
