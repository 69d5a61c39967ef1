package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.LicensesApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What tells which roles and permissions there are, and which of them the caller has. */
final class AuthorizationReads extends ConformanceCheck {

    private static final int TOO_MANY_IDS = 101;

    AuthorizationReads() {
        super(
                "authorization",
                AuthorizationApi.SUBJECT_ME,
                AuthorizationApi.DIVISIONS_PERMITTED_ME,
                AuthorizationApi.PERMISSIONS,
                AuthorizationApi.PRODUCTS,
                AuthorizationApi.HOME_DIVISION,
                AuthorizationApi.ROLES,
                LicensesApi.DEFINITIONS);
    }

    @Override
    void run() throws IOException {
        grants();
        CallResult permitted =
                read(AuthorizationApi.DIVISIONS_PERMITTED_ME, Query.of("permission", "authorization:role:view"));
        valueIf(
                permitted.isGood() || permitted.code().equals("not.a.user"),
                "divisions.permitted-for-clients",
                permitted.isGood(),
                permitted);
        entities("permissions.listed", AuthorizationApi.PERMISSIONS, "/domain");
        entities("products.listed", AuthorizationApi.PRODUCTS, "/id");
        CallResult home = read(AuthorizationApi.HOME_DIVISION);
        open("divisions.home-readable", home.isGood() && !home.text("id").isEmpty(), home);
        CallResult licenses = read(LicensesApi.DEFINITIONS);
        if (licenses.isGood()) {
            JsonNode list = licenses.body().isArray() ? licenses.body() : licenses.entities();
            holds(
                    "licenses.permission-ids",
                    !list.isEmpty()
                            && list.valueStream()
                                    .allMatch(license ->
                                            license.at("/permissions/ids").isArray()),
                    licenses);
        } else {
            notSeen(licenses, "licenses.permission-ids");
        }
        Query ids = Query.NONE.andEach(
                "id",
                IntStream.range(0, TOO_MANY_IDS).mapToObj(i -> new UUID(0, i)).toList());
        CallResult tooMany = read(AuthorizationApi.ROLES, ids);
        if (tooMany.status() == 403) {
            notSeen(tooMany, "roles.most-ids");
        } else {
            holds("roles.most-ids", tooMany.is(400, "max.role.ids"), tooMany);
        }
    }

    private void grants() throws IOException {
        CallResult plain = read(AuthorizationApi.SUBJECT_ME);
        CallResult full = read(AuthorizationApi.SUBJECT_ME, Query.of("includeFullRoles", true));
        if (!plain.isGood() || !full.isGood()) {
            open("grants.readable", false, plain, full);
            return;
        }
        JsonNode grants = plain.body().path("grants");
        holds("grants.readable", grants.isArray(), plain);
        if (grants.isEmpty()) {
            for (String id : List.of("grants.role-and-division", "grants.policies", "grants.made-at")) {
                notSeen(id, "the caller has no role");
            }
            return;
        }
        holds("grants.role-and-division", allHave(grants, "/role/id", "/division/id"), plain);
        holds("grants.made-at", allHave(grants, "/grantMadeAt"), plain);
        boolean without = hasPolicies(grants);
        boolean with = hasPolicies(full.body().path("grants"));
        value("grants.policies", without ? "always" : with ? "onlyWithIncludeFullRoles" : "never", plain, full);
    }

    private static boolean hasPolicies(JsonNode grants) {
        return grants.valueStream()
                .anyMatch(grant -> !grant.at("/role/policies").isEmpty());
    }

    private void entities(String id, Operation operation, String pointer) throws IOException {
        CallResult list = read(operation);
        boolean areRead = list.isGood() && list.entities().isArray() && allHave(list.entities(), pointer);
        open(id, areRead, list);
    }
}
