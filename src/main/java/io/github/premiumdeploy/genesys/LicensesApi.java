package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** What the organization's licences allow. */
public final class LicensesApi {

    private static final Operation.Area AREA = new Operation.Area("license", "/api/v2/license");

    /** Lists licences with the permissions that each brings; published. */
    public static final Operation DEFINITIONS = AREA.get("/definitions", "list the licences")
            .anyOf("authorization:grant:add", "authorization:license:view");

    static final List<Operation> OPERATIONS = List.of(DEFINITIONS);

    private LicensesApi() {}

    /**
     * Lists the licences that the platform defines.
     *
     * @throws ApiException if the platform refuses
     */
    public static List<License> definitions(GenesysClient client) throws IOException {
        JsonNode body = client.call(DEFINITIONS, Query.NONE).body();
        return Json.entities(body)
                .valueStream()
                .map(license -> new License(
                        Json.text(license, "id").orElse(""),
                        Json.texts(license.path("permissions").path("ids"))))
                .toList();
    }

    /**
     * A licence.
     *
     * @param permissions the permissions that it brings, {@code domain:entity:action}
     */
    public record License(String id, List<String> permissions) {
        public License {
            permissions = List.copyOf(permissions);
        }
    }
}
