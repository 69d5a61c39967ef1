package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells why the platform does not take what it is sent, whoever sends it: limits, sizes, names that are taken, and what is
 * still in use. By its codes where there are published ones, and by what its texts have in common otherwise.
 */
public final class RefusedContent {

    private static final Set<String> LIMITS = Set.of(
            "auth.too.many.clients",
            "max.role.assignments.exceeded",
            "actions.total.max",
            "flows.datatables.too.many.schemas",
            "flows.datatables.too.many.properties",
            "max.role.ids");

    private static final List<String> LIMIT_TEXTS =
            List.of("too.many", "too many", "limit", "maximum number", "max.instances", "exceeded", "quota");

    private static final Set<String> NAMES =
            Set.of("flows.datatables.not.unique", "duplicate.value", "duplicate.name", "general.resource.conflict");

    private static final List<String> NAME_TEXTS = List.of(
            "already exist", "not unique", "must be unique", "duplicate name", "name is taken", "name is in use");

    /** What is too long, or of the wrong size, is no limit of the organization. */
    private static final List<String> FIELD_TEXTS = List.of("character", "length", "too long", "between");

    private static final Set<String> USES =
            Set.of("delete.referenced.entity", "cannot.delete.client", "credential.in.use");

    private static final Set<String> SIZES =
            Set.of("request.entity.too.large", "response.entity.too.large", "payload.too.large");

    private RefusedContent() {}

    /** Whether a published code says that a limit is reached or something is too large, for which nothing is to be waited for. */
    public static boolean isBeyondALimit(String code) {
        return LIMITS.contains(code) || SIZES.contains(code);
    }

    /** What is in the way; nothing if the refusal is about something else, or does not say. */
    static Optional<Cause> cause(ApiException refusal) {
        int status = refusal.status();
        String code = refusal.error().code().toLowerCase(Locale.ROOT);
        if (status == 413 || SIZES.contains(code)) {
            return Optional.of(Cause.CONTENT_TOO_LARGE);
        }
        if (status != 400 && status != 409 && status != 422) {
            return Optional.empty();
        }
        String text = (code + " " + refusal.error().message()).toLowerCase(Locale.ROOT);
        if (USES.contains(code) || text.contains("being referenced")) {
            return Optional.of(Cause.STILL_IN_USE);
        }
        if (NAMES.contains(code)) {
            return Optional.of(Cause.NAME_TAKEN);
        }
        if (LIMITS.contains(code) || refusal.error().limit().isPresent()) {
            return Optional.of(Cause.LIMIT_REACHED);
        }
        if (NAME_TEXTS.stream().anyMatch(text::contains) && !text.contains("version")) {
            return Optional.of(Cause.NAME_TAKEN);
        }
        if (FIELD_TEXTS.stream().anyMatch(text::contains)) {
            return Optional.empty();
        }
        return LIMIT_TEXTS.stream().anyMatch(text::contains) ? Optional.of(Cause.LIMIT_REACHED) : Optional.empty();
    }
}
