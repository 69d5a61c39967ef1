package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.sandbox.organization.FileSection.ApiPaths;
import io.github.premiumdeploy.sandbox.organization.FileSection.AtMost;
import io.github.premiumdeploy.sandbox.organization.FileSection.OneOf;
import java.util.Map;

/**
 * The platform's moods: settings of an organization, and behaviour that was observed, is uncertain or is only sometimes
 * seen. Each is a key of the bundled {@code organization.yaml}, which says what it means and what it is where a file does
 * not say.
 */
public record Switches(
        boolean enforceScopes,
        boolean callerAddressAllowed,
        PoliciesInGrants policiesInGrants,
        boolean divisionsPermittedForClients,
        int grantDelaySeconds,
        int maxRoleAssignments,
        @OneOf({400, 401}) int invalidClientStatus,
        int loginsPerMinute,
        int tokensPerClient,
        boolean expandWildcards,
        boolean expansionDropsConditions,
        UnknownPermissions unknownPermissions,
        boolean groupCreationDropsDescription,
        int groupDeletionsIgnored,
        @OneOf({409, 400}) int groupVersionConflictStatus,
        boolean implicitClients,
        boolean clientsNeedRoles,
        @AtMost(100) int oauthClientPageSize,
        int maxOAuthClients,
        boolean clientEditNeedsItsRoles,
        boolean oldClientsLinger,
        boolean uniqueIntegrationNames,
        boolean emptyNotesStandIn,
        int activationReads,
        int actionRefusals,
        int actionDelaySeconds,
        @OneOf({204, 400}) int credentialInUseStatus,
        int clientAppsPerMinute,
        boolean incompleteDrafts,
        boolean contractsInLists,
        boolean draftCreationDropsTemplate,
        @OneOf({200, 201}) int draftCreationStatus,
        @OneOf({400, 409}) int stalePublishStatus,
        boolean templatesAsFiles,
        boolean dataTableColumnsRemovable,
        int maxDataTables,
        int maxDataTableColumns,
        @OneOf({403, 501}) int missingProductStatus,
        boolean trunksNeedInboundSite,
        int trunkDeletionRefusals,
        int openMessagingReads,
        Creation openMessagingOutcome,
        int openMessagingDeletionRefusals,
        boolean legacyWidgets,
        LargePages largePages,
        @ApiPaths Map<String, Integer> tooLarge,
        int listDelaySeconds,
        int readDelaySeconds,
        int listDelayReads,
        int readDelayReads,
        int deletedShownReads,
        @OneOf({409, 400}) int nameConflictStatus,
        @AtMost(60_000) int latencyMillis) {

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
}
