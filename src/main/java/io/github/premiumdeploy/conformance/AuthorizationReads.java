package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.LicensesApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** What tells which roles and permissions there are, and which of them the caller has. */
final class AuthorizationReads implements ConformanceCheck {

    private static final int TOO_MANY_IDS = 101;

    @Override
    public String name() {
        return "authorization";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                AuthorizationApi.SUBJECT_ME,
                AuthorizationApi.DIVISIONS_PERMITTED_ME,
                AuthorizationApi.PERMISSIONS,
                AuthorizationApi.PRODUCTS,
                AuthorizationApi.HOME_DIVISION,
                AuthorizationApi.ROLES,
                LicensesApi.DEFINITIONS);
    }

    @Override
    public void run(CheckContext context) throws IOException {
        grants(context);
        Conclusions conclusions = context.conclusions();
        CallResult permitted = context.calls()
                .read(AuthorizationApi.DIVISIONS_PERMITTED_ME, Query.of("permission", "authorization:role:view"));
        if (permitted.isGood() || permitted.code().equals("not.a.user")) {
            conclusions.value("divisions.permitted-for-clients", permitted.isGood(), permitted);
        } else {
            conclusions.notSeen("divisions.permitted-for-clients", permitted.inWords());
        }
        entities(context, "permissions.listed", AuthorizationApi.PERMISSIONS, "domain");
        entities(context, "products.listed", AuthorizationApi.PRODUCTS, "id");
        CallResult home = context.calls().read(AuthorizationApi.HOME_DIVISION, Query.NONE);
        conclusions.open(
                "divisions.home-readable", home.isGood() && !home.text("id").isEmpty(), home);
        CallResult licenses = context.calls().read(LicensesApi.DEFINITIONS, Query.NONE);
        if (licenses.isGood()) {
            JsonNode list = licenses.body().isArray()
                    ? licenses.body()
                    : licenses.body().path("entities");
            conclusions.holds(
                    "licenses.permission-ids",
                    !list.isEmpty()
                            && list.valueStream()
                                    .allMatch(license ->
                                            license.at("/permissions/ids").isArray()),
                    licenses);
        } else {
            conclusions.notSeen("licenses.permission-ids", licenses.inWords());
        }
        Query ids = Query.NONE;
        for (int i = 0; i < TOO_MANY_IDS; i++) {
            ids = ids.and("id", new UUID(0, i));
        }
        CallResult tooMany = context.calls().read(AuthorizationApi.ROLES, ids);
        if (tooMany.status() == 403) {
            conclusions.notSeen("roles.most-ids", tooMany.inWords());
        } else {
            conclusions.holds("roles.most-ids", tooMany.is(400, "max.role.ids"), tooMany);
        }
    }

    private static void grants(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult plain = context.calls().read(AuthorizationApi.SUBJECT_ME, Query.NONE);
        CallResult full = context.calls().read(AuthorizationApi.SUBJECT_ME, Query.of("includeFullRoles", true));
        if (!plain.isGood() || !full.isGood()) {
            conclusions.open("grants.readable", false, plain, full);
            return;
        }
        JsonNode grants = plain.body().path("grants");
        conclusions.holds("grants.readable", grants.isArray(), plain);
        if (grants.isEmpty()) {
            for (String id : List.of("grants.role-and-division", "grants.policies", "grants.made-at")) {
                conclusions.notSeen(id, "the caller has no role");
            }
            return;
        }
        conclusions.holds(
                "grants.role-and-division",
                grants.valueStream()
                        .allMatch(grant -> !grant.at("/role/id").asText("").isEmpty()
                                && !grant.at("/division/id").asText("").isEmpty()),
                plain);
        conclusions.holds(
                "grants.made-at",
                grants.valueStream()
                        .allMatch(grant -> !grant.path("grantMadeAt").asText("").isEmpty()),
                plain);
        boolean without = hasPolicies(grants);
        boolean with = hasPolicies(full.body().path("grants"));
        conclusions.value(
                "grants.policies", without ? "always" : with ? "onlyWithIncludeFullRoles" : "never", plain, full);
    }

    private static boolean hasPolicies(JsonNode grants) {
        return grants.valueStream()
                .anyMatch(grant -> !grant.at("/role/policies").isEmpty());
    }

    private static void entities(CheckContext context, String id, Operation operation, String field)
            throws IOException {
        CallResult list = context.calls().read(operation, Query.NONE);
        JsonNode entities = list.body().path("entities");
        context.conclusions()
                .open(
                        id,
                        list.isGood()
                                && entities.isArray()
                                && entities.valueStream()
                                        .allMatch(entity ->
                                                !entity.path(field).asText("").isEmpty()),
                        list);
    }
}
