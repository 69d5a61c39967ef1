package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.ResourceIds;
import io.github.premiumdeploy.plan.Scope;
import java.util.List;

/** What is sent of the fields of an OAuth client, and how they are compared and described. */
final class OAuthClientFields {

    private OAuthClientFields() {}

    static final String[] STATED = {
        "description", "authorizedGrantType", "accessTokenValiditySeconds", "scope", "registeredRedirectUri"
    };

    /** What is sent: what is described, over what a client has. */
    static ObjectNode body(ResourceIds ids, Scope scope, Item item, Existing existing) {
        ObjectNode body = Bodies.object().put("name", scope.fullName(item.name()));
        Bodies.copy(body, existing.body(), STATED);
        // What is described is to be active, whatever it is now.
        if (existing.isThere()) {
            body.put(OAuthClientState.STATE, OAuthClientState.ACTIVE);
        }
        Bodies.copy(body, item.fields(), STATED);
        if (!body.has("accessTokenValiditySeconds")) {
            body.set(
                    "accessTokenValiditySeconds",
                    DescriptorKinds.fields(OAuthClientKind.KEY).standard("accessTokenValiditySeconds"));
        }
        if (ClientRoles.isServiceClient(item)) {
            body.set("roleDivisions", ClientRoles.divisions(ids, scope, item, existing));
        }
        return body;
    }

    /** The fields of a client, its roles aside. */
    static Compare compare(Item item, JsonNode actual) {
        return new Compare().fields(List.of(STATED), item.fields(), actual).add(OAuthClientState.differences(actual));
    }

    static void describe(Scope scope, Existing existing, Description into) {
        JsonNode client = existing.body();
        into.state("description", client.path("description"));
        into.state("authorizedGrantType", client.path("authorizedGrantType"));
        into.stateUnlessStandard("accessTokenValiditySeconds", client.path("accessTokenValiditySeconds"));
        if (ClientRoles.isServiceClient(client)) {
            ClientRoles.describe(scope, existing, into);
        } else {
            into.state("scope", client.path("scope"));
            into.state("registeredRedirectUri", client.path("registeredRedirectUri"));
        }
        String state = client.path("state").asText("active");
        if (!state.equals("active")) {
            into.remark("", "it is " + state + ", which no field describes, and stays so");
        }
        into.remark("", "its secret cannot be read, and stays as it is");
    }
}
