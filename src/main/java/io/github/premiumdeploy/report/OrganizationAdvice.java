package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;

/** What is said of what an organization has and offers: features, products, integration types, operations. */
final class OrganizationAdvice {

    private OrganizationAdvice() {}

    static void addTo(AdviceTexts texts) {
        String[] planned = {Advice.PLANNED};
        texts.say(Cause.FEATURE_ON, "The organization has the feature \"{feature}\", seen in {place}.");
        texts.head(
                Cause.FEATURE_OFF,
                "the feature \"{feature}\" is switched off in this organization",
                "The organization's feature \"{feature}\" is switched off, seen in {place}.",
                "403-capability",
                "Ask Genesys (your AppFoundry contact or Customer Care) to enable \"{feature}\" for this organization;"
                        + " without it every submission is reported to be refused, whatever the permissions.",
                "If your organization names it otherwise, set <premiumAppsFeature> (none = not checked).");
        texts.head(
                Cause.FEATURE_ABSENT,
                "this organization does not have the feature \"{feature}\"",
                "The organization does not have the feature \"{feature}\", as far as can be seen: it is not in {place}.",
                "403-capability",
                "Ask Genesys (your AppFoundry contact or Customer Care) to enroll this organization in \"{feature}\";"
                        + " without it every submission is reported to be refused, whatever the permissions.",
                "If your organization names it otherwise, set <premiumAppsFeature> (none = not checked).");
        texts.say(
                Cause.FEATURE_NOT_NEEDED,
                "The feature \"{feature}\" is not to be seen, and {endpoint} lets the caller in all the same.");
        texts.say(
                Cause.FEATURE_UNKNOWN,
                "Whether the organization has the feature \"{feature}\" could not be found out: {reason}.",
                "403-capability",
                "Ask Genesys (your AppFoundry contact or Customer Care) whether \"{feature}\" is enabled for this"
                        + " organization.");
        texts.say(Cause.FEATURE_NOT_CHECKED, "No feature is asked for: <premiumAppsFeature> is none.");
        texts.say(Cause.TYPE_ABSENT, "{reason}.", "403-integration-type", planned);
        texts.say(Cause.TYPE_NOT_INSTALLABLE, "{reason}.", "403-integration-type", planned);
        texts.say(Cause.TYPE_AT_MAXIMUM, "{reason}.", "403-integration-type", planned);
        texts.say(Cause.PRODUCT_ABSENT, "{reason}.", "403-product", planned);
        texts.say(Cause.KIND_NOT_OFFERED, "{reason}.", "404-not-offered", planned);
        texts.say(Cause.PLAN_IMPOSSIBLE, "{reason}.", "no-plan", planned);
        texts.head(
                Cause.OPERATION_NOT_OFFERED,
                "this organization does not offer {endpoint}",
                "This organization does not offer {endpoint}, which {kind} needs to {needed_for}: it answered {status}"
                        + " \"{server_text}\".",
                "404-not-offered",
                "The operation was withdrawn from the platform, or is not offered here; no permission changes that. Remove"
                        + " {kind} from the descriptor, or look for its successor in the release notes of Genesys Cloud.",
                "If others of your organizations offer it, ask Genesys support with the correlation id {correlation_id}.");
        texts.head(
                Cause.FEATURE_TOGGLE_OFF,
                "a feature toggle is off: {endpoint} answered {status}",
                "{endpoint}, which {kind} needs to {needed_for}, is switched off in this organization: it answered {status}"
                        + " \"{server_text}\". That is a feature toggle, not a permission.",
                "501-toggle",
                "Ask Genesys (your account manager or Customer Care) to enable the feature for this organization; give the"
                        + " correlation id {correlation_id}.",
                "Or leave {kind} out of the descriptor.");
        texts.say(
                Cause.OFFER_UNKNOWN,
                "What the organization has of {kind} could not be read: {reason}.",
                "",
                "Try again; if it stays so, give the reason above to Genesys support.");
    }
}
