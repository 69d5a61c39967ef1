package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.OrganizationsApi;
import io.github.premiumdeploy.genesys.TokensApi;
import io.github.premiumdeploy.genesys.UsersApi;
import java.io.IOException;
import java.util.List;

/** What tells who the caller is, and in which organization. */
final class IdentityReads extends ConformanceCheck {

    private static final String BUILT_IN = "purecloud-builtin";

    IdentityReads() {
        super("identity", TokensApi.ME, TokensApi.VALID, UsersApi.ME, OrganizationsApi.ME, OrganizationsApi.LIMITS);
    }

    @Override
    void run() throws IOException {
        CallResult token = read(TokensApi.ME);
        value("access.caller-address", !token.is(401, "ip.not.authorized"), token);
        if (isBlocked(token)) {
            return;
        }
        CallResult valid = read(TokensApi.VALID);
        holds(
                "token.valid-by-head",
                valid,
                answer -> answer.status() == 200 && answer.body().isMissingNode());
        JsonNode client = token.body().path("OAuthClient");
        holds(
                "token.tells-client",
                !client.path("id").asText("").isEmpty()
                        && !token.body().at("/organization/id").asText("").isEmpty(),
                token);
        CallResult user = read(UsersApi.ME);
        if (user.isGood()) {
            String why = "the access token is a user's";
            notSeen("token.client-not-built-in", why);
            notSeen("users.me-needs-user", why);
        } else {
            holds(
                    "token.client-not-built-in",
                    !client.path("organization").path("id").asText("").equals(BUILT_IN),
                    token);
            holds("users.me-needs-user", user.is(400, "not.a.user"), user);
        }
        organization(token);
        CallResult limits = read(OrganizationsApi.LIMITS, "platform.api");
        open("limits.readable", limits.isGood(), limits);
    }

    private void organization(CallResult token) throws IOException {
        CallResult organization = read(OrganizationsApi.ME);
        if (!organization.isGood()) {
            open("organization.readable", false, organization);
            return;
        }
        String id = token.body().at("/organization/id").asText();
        holds("organization.readable", organization.text("id").equals(id), organization);
        JsonNode features = organization.body().path("features");
        holds(
                "organization.features-map",
                features.isObject() && features.valueStream().allMatch(JsonNode::isBoolean),
                organization);
        holds("organization.short-name", !organization.text("thirdPartyOrgName").isEmpty(), organization);
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
