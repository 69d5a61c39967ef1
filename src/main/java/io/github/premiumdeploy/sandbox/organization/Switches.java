package io.github.premiumdeploy.sandbox.organization;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The platform's moods: settings of an organization, and behaviour that was observed, is uncertain or is only sometimes
 * seen. The keys are explained in the bundled {@code organization.yaml}.
 *
 * @param nameConflictStatus what a name that is taken gets, where a kind of resource has no answer of its own: 409 or 400
 * @param latency how long every answer takes
 */
public record Switches(
        Access access,
        Logins logins,
        Roles roles,
        Groups groups,
        OAuthClients oauthClients,
        Integrations integrations,
        Actions actions,
        DataTables dataTables,
        Trunks trunks,
        Channels channels,
        Lists lists,
        Consistency consistency,
        int nameConflictStatus,
        Duration latency) {

    /** Whether {@code GET /authorization/subjects/me} shows the policies of roles. */
    public enum PoliciesInGrants {
        ALWAYS,
        ONLY_WITH_INCLUDE_FULL_ROLES,
        NEVER
    }

    /** What becomes of permissions of a role that the organization does not have. */
    public enum UnknownPermissions {
        /** 400 invalid.value. */
        REFUSED,
        /** They are kept, and give nothing. */
        KEPT
    }

    /** What the making of an Open Messaging integration ends in. */
    public enum Creation {
        COMPLETED,
        FAILED
    }

    /** What a page size above the maximum gets. */
    public enum LargePages {
        /** 400 invalid.value. */
        REFUSED,
        /** A page of the maximum. */
        CAPPED
    }

    /** What callers may do and are told about it. */
    public record Access(
            boolean enforceScopes,
            boolean callerAddressAllowed,
            PoliciesInGrants policiesInGrants,
            boolean divisionsPermittedForClients,
            Duration grantDelay,
            int maxRoleAssignments) {}

    /** @param tokensPerClient how many tokens of a client are valid at once, 0 for any number; the oldest ends first */
    public record Logins(int invalidClientStatus, int perMinute, int tokensPerClient) {}

    /** How the platform keeps roles. */
    public record Roles(
            boolean expandWildcards, boolean expansionDropsConditions, UnknownPermissions unknownPermissions) {}

    /** @param deletionsIgnored how many deletions of each group are answered and do not happen */
    public record Groups(boolean creationDropsDescription, int deletionsIgnored, int versionConflictStatus) {}

    /**
     * How the platform keeps OAuth clients.
     *
     * @param pageSize entities of a page where none is asked for; 0 for all of them
     * @param most how many there can be; 0 for any number
     * @param editNeedsItsRoles whether only a caller that holds all roles of a client can change it
     * @param oldOnesLinger whether a client older than 30 days is inactive for seven days before it goes
     */
    public record OAuthClients(
            boolean implicitAllowed,
            boolean needRoles,
            int pageSize,
            int most,
            boolean editNeedsItsRoles,
            boolean oldOnesLinger) {}

    /**
     * How the platform keeps integrations and their credentials.
     *
     * @param activationReads how many reads show an enabled integration as being activated
     * @param actionRefusals how many attempts to make a data action of a new integration are refused
     * @param actionDelay for how long after an integration was made they are refused
     * @param clientAppsPerMinute how often each token may list the client apps; 0 for any number
     */
    public record Integrations(
            boolean uniqueNames,
            boolean emptyNotesStandIn,
            int activationReads,
            int actionRefusals,
            Duration actionDelay,
            int credentialInUseStatus,
            int clientAppsPerMinute) {}

    /** @param templatesAsFiles whether actions are shown with the addresses of their templates only */
    public record Actions(
            boolean incompleteDrafts,
            boolean contractsInLists,
            boolean creationDropsTemplate,
            int creationStatus,
            int stalePublishStatus,
            boolean templatesAsFiles) {}

    /** @param maxTables how many there can be, and {@code maxColumns} of each; 0 for any number */
    public record DataTables(boolean columnsRemovable, int maxTables, int maxColumns) {}

    /** @param deletionRefusals how many deletions of each trunk are refused as if it were in use */
    public record Trunks(int missingProductStatus, boolean needInboundSite, int deletionRefusals) {}

    /**
     * How the platform keeps what customers write to.
     *
     * @param openMessagingReads how many reads show a new Open Messaging integration as being made
     * @param openMessagingDeletionRefusals how many deletions of each are refused as if it were not ready
     */
    public record Channels(
            int openMessagingReads,
            Creation openMessagingOutcome,
            int openMessagingDeletionRefusals,
            boolean legacyWidgets) {}

    /** @param tooLarge by beginnings of paths, the page size above which the answer is too large */
    public record Lists(LargePages largePages, Map<String, Integer> tooLarge) {
        public Lists {
            tooLarge = Collections.unmodifiableMap(new LinkedHashMap<>(tooLarge));
        }
    }

    /**
     * For how long, and for how many requests, what was just created is missing from lists and cannot be read by its id,
     * whichever ends later; and how many reads still show what was deleted.
     */
    public record Consistency(
            Duration listDelay, Duration readDelay, int listDelayReads, int readDelayReads, int deletedShownReads) {}
}
