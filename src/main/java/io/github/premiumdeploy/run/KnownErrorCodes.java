package io.github.premiumdeploy.run;

import io.github.premiumdeploy.apply.RefusalMeaning;
import java.util.Set;

/** The published error codes that messages explain: by themselves, or by the status that every operation shares. */
final class KnownErrorCodes {

    /** Published for every operation; what is said of them goes by their status. */
    private static final Set<String> OF_EVERY_OPERATION = Set.of(
            "authentication.required",
            "authentication.request.timeout",
            "bad.credentials",
            "bad.request",
            "client.timeout",
            "constraint.validation",
            "credentials.expired",
            "general.bad.request",
            "general.conflict",
            "general.resource.conflict",
            "general.resource.not.found",
            "internal.server.error",
            "invalid.date",
            "invalid.property",
            "invalid.query",
            "invalid.value",
            "ip.not.authorized",
            "missing.any.permission.permissions",
            "missing.any.permissions",
            "missing.division.permission",
            "missing.permissions",
            "not.authorized",
            "not.found",
            "not.implemented",
            "featuretoggleservice.featurenotenabled",
            "rate.limit.exceeded",
            "request.timeout",
            "service.unavailable",
            "too.many.requests",
            "too.many.requests.retry.after",
            "unable.to.perform.the.requested.action",
            "unauthorized",
            "unsupported.media.type");

    private KnownErrorCodes() {}

    /** Whether a code is known. */
    static boolean has(String code) {
        return OF_EVERY_OPERATION.contains(code) || RefusalMeaning.knows(code);
    }
}
