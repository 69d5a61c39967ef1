package io.github.premiumdeploy.sandbox.organization;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an organization refuses although the roles are right, and how its refusals read. The keys are explained in the
 * bundled {@code organization.yaml}.
 *
 * @param singleMissing what is said where one permission would be enough, and only one is missing
 * @param deniedByPolicy permissions, and operations as {@code METHOD /path}, that an access policy denies to everybody
 * @param namesInstead the permission that a refusal names instead of those that an operation needs
 * @param toggledOff beginnings of paths that answer 501
 * @param toggledOffStatus 501 or 405
 * @param withdrawn beginnings of paths that are not there
 * @param missingScopeStatus 403 or 401
 * @param message what every refusal says; {@code {message}} in it is what it would have said
 * @param messageLength a message is repeated until it has at least so many characters
 */
public record RefusalRules(
        SingleMissing singleMissing,
        OutsideDivision outsideDivision,
        Set<String> deniedByPolicy,
        Map<String, String> namesInstead,
        List<String> toggledOff,
        int toggledOffStatus,
        List<String> withdrawn,
        int missingScopeStatus,
        UnheldRole unheldRole,
        String message,
        int messageLength) {

    public RefusalRules {
        deniedByPolicy = Set.copyOf(deniedByPolicy);
        namesInstead = Collections.unmodifiableMap(new LinkedHashMap<>(namesInstead));
        toggledOff = List.copyOf(toggledOff);
        withdrawn = List.copyOf(withdrawn);
    }

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
