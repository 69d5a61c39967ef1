package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.access.RefusedContent;
import io.github.premiumdeploy.genesys.ApiException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what a refusal of the platform means for a write: what the published codes and the texts of each family say. */
public final class RefusalMeaning {

    /** Published reasons for which nothing is to be waited for, limits aside: what is sent is wrong. */
    private static final Set<String> FINAL = Set.of(
            "missing.client.roles",
            "bad.grant.type",
            "grant.type.required",
            "required.field.missing",
            "validation.error",
            "duplicate.value",
            "duplicate.name",
            "invalid.schema",
            "invalid.substitution",
            "not.a.user",
            "cannot.delete.client",
            "delete.referenced.entity");

    private static final List<String> FINAL_FAMILIES = List.of("flows.datatables.");

    private RefusalMeaning() {}

    /** Whether a published code tells by itself what a refusal means. */
    public static boolean knows(String code) {
        return FINAL.contains(code)
                || FINAL_FAMILIES.stream().anyMatch(code::startsWith)
                || RefusedContent.isBeyondALimit(code);
    }

    /** An error of the server, which may have come after the work. */
    public static boolean isLost(ApiException e) {
        return e.status() >= 500 && e.status() != 501 || e.status() == 408;
    }

    /**
     * The version that was sent is not the current one: 409 or 400 with a text about it, which differs by family ("does not
     * match the current version", "must match the version number in the database", "does not match latest draft version").
     * Other 409 are taken for the same, since only integrations' configurations and groups have published ones.
     */
    public static boolean isVersionConflict(ApiException e) {
        return (e.status() == 409 || e.status() == 400 && text(e).contains("version")) && !isFinal(e);
    }

    /**
     * The name is taken; published: 409 or 400, with a code or a text about the name. A 409 that says nothing of the kind may
     * be one too.
     */
    static boolean isNameConflict(ApiException e) {
        String text = text(e);
        return (e.status() == 409 || e.status() == 400)
                && Stream.of("duplicate", "already", "exists", "unique", "in use", "taken")
                        .anyMatch(text::contains)
                && !text.contains("not exist");
    }

    /**
     * What the request refers to may be too new: 400, 404, 409 or 422, whatever the text says, unless the code is a published
     * reason. Whether anything of it is new is for the caller to know.
     */
    static boolean isTooEarly(ApiException e) {
        boolean fits = e.status() == 400 || e.status() == 404 || e.status() == 409 || e.status() == 422;
        return fits && !isFinal(e);
    }

    /**
     * A role that is passed on, or that the changed OAuth client has, may not be held, or not yet: 403, or a 400 without a
     * published reason. With which of them the platform refuses that is not known.
     */
    static boolean isOfRoles(ApiException e) {
        return e.status() == 403 || e.status() == 400 && !isFinal(e) && !isNameConflict(e) && !isVersionConflict(e);
    }

    private static boolean isFinal(ApiException e) {
        return knows(e.error().code().toLowerCase(Locale.ROOT));
    }

    private static String text(ApiException e) {
        return (e.error().code() + " " + e.error().message()).toLowerCase(Locale.ROOT);
    }
}
