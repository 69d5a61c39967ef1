package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.OrganizationsApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.TokensApi;
import io.github.premiumdeploy.genesys.UsersApi;
import java.io.IOException;
import java.util.List;

/** What tells who the caller is, and in which organization. */
final class IdentityReads implements ConformanceCheck {

    private static final String BUILT_IN = "purecloud-builtin";

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public List<Operation> operations() {
        return List.of(TokensApi.ME, TokensApi.VALID, UsersApi.ME, OrganizationsApi.ME, OrganizationsApi.LIMITS);
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult token = context.calls().read(TokensApi.ME, Query.NONE);
        conclusions.value("access.caller-address", !token.is(401, "ip.not.authorized"), token);
        if (!token.isGood()) {
            context.blocked(this, token);
            return;
        }
        CallResult valid = context.calls().read(TokensApi.VALID, Query.NONE);
        conclusions.holds(
                "token.valid-by-head", valid.status() == 200 && valid.body().isMissingNode(), valid);
        JsonNode client = token.body().path("OAuthClient");
        conclusions.holds(
                "token.tells-client",
                !client.path("id").asText("").isEmpty()
                        && !token.body().at("/organization/id").asText("").isEmpty(),
                token);
        CallResult user = context.calls().read(UsersApi.ME, Query.NONE);
        if (user.isGood()) {
            String why = "the access token is a user's";
            conclusions.notSeen("token.client-not-built-in", why);
            conclusions.notSeen("users.me-needs-user", why);
        } else {
            conclusions.holds(
                    "token.client-not-built-in",
                    !client.path("organization").path("id").asText("").equals(BUILT_IN),
                    token);
            conclusions.holds("users.me-needs-user", user.is(400, "not.a.user"), user);
        }
        organization(context, token);
        CallResult limits = context.calls().read(OrganizationsApi.LIMITS, Query.NONE, "platform.api");
        conclusions.open("limits.readable", limits.isGood(), limits);
    }

    private static void organization(CheckContext context, CallResult token) throws IOException {
        CallResult organization = context.calls().read(OrganizationsApi.ME, Query.NONE);
        Conclusions conclusions = context.conclusions();
        if (!organization.isGood()) {
            conclusions.open("organization.readable", false, organization);
            return;
        }
        conclusions.holds(
                "organization.readable",
                organization
                        .text("id")
                        .equals(token.body().at("/organization/id").asText()),
                organization);
        JsonNode features = organization.body().path("features");
        conclusions.holds(
                "organization.features-map",
                features.isObject() && features.valueStream().allMatch(JsonNode::isBoolean),
                organization);
        conclusions.holds(
                "organization.short-name",
                !organization.text("thirdPartyOrgName").isEmpty(),
                organization);
    }

    /** What must not show in a report: names of the organization and of the caller. */
    static void hideNames(List<CallResult> results, Masking masking) {
        for (CallResult result : results) {
            if (result.operation().equals(OrganizationsApi.ME)) {
                masking.hide(result.text("name"));
                masking.hide(result.text("thirdPartyOrgName"));
                masking.hide(result.text("domain"));
            } else if (result.operation().equals(TokensApi.ME)) {
                masking.hide(result.body().at("/organization/name").asText());
                masking.hide(result.body().at("/OAuthClient/name").asText());
            }
        }
    }
}
