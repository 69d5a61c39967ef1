package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.sandbox.organization.FileSection.ApiPaths;
import io.github.premiumdeploy.sandbox.organization.FileSection.AtMost;
import io.github.premiumdeploy.sandbox.organization.FileSection.OneOf;
import java.util.List;
import java.util.Map;

/**
 * What an organization refuses although the roles are right, and how its refusals read. Each is a key of the bundled
 * {@code organization.yaml}, which says what it means and what it is where a file does not say.
 */
public record RefusalRules(
        SingleMissing singleMissing,
        OutsideDivision outsideDivision,
        List<String> deniedByPolicy,
        Map<String, String> namesInstead,
        @ApiPaths List<String> toggledOff,
        @OneOf({501, 405}) int toggledOffStatus,
        @ApiPaths List<String> withdrawn,
        @OneOf({403, 401}) int missingScopeStatus,
        UnheldRole unheldRole,
        String message,
        @AtMost(20_000_000) int messageLength) {

    /** What a caller is told whose grant is for another division. */
    public enum OutsideDivision {
        /** 403 missing.division.permission, with the division. */
        NAMED,
        /** The same as without any grant. */
        PLAIN,
        /** 403 missing.any.permissions with the division and an empty list of permissions, as it was seen. */
        EMPTY_LIST,
        /** 403 missing.permissions with the division behind each permission, as telephony was seen to say it. */
        APPENDED
    }

    /** What a caller is told who lacks the only permission that would do. */
    public enum SingleMissing {
        /** 403 missing.permissions. */
        MISSING_PERMISSIONS,
        /** 403 missing.any.permissions, as it was seen. */
        MISSING_ANY_PERMISSIONS
    }

    /** What the maker of an OAuth client is told about a role that is not the maker's own. */
    public enum UnheldRole {
        /** 403 not.authorized. */
        NOT_AUTHORIZED,
        /** 403 missing.permissions. */
        MISSING_PERMISSIONS,
        /** 400 bad.request. */
        BAD_REQUEST
    }
}
