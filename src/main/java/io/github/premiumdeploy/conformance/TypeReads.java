package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The types of integrations that a Premium App consists of. */
final class TypeReads extends ConformanceCheck {

    private static final String EXAMPLE = "premium-app-example";

    TypeReads() {
        super("types", IntegrationsApi.TYPES, IntegrationsApi.TYPE, IntegrationsApi.CONFIG_SCHEMA);
    }

    @Override
    void run() throws IOException {
        CallResult types = read(IntegrationsApi.TYPES, Query.of("pageSize", 100));
        if (isBlocked(types)) {
            return;
        }
        boolean areNamed = !types.entities().isEmpty() && allHave(types.entities(), "/id", "/name");
        holds("types.named", areNamed, types);
        for (String id : List.of("custom-rest-actions", "purecloud-data-actions")) {
            holds("types.data-actions", read(IntegrationsApi.TYPE, id), CallResult::isGood);
        }
        holds("types.unknown-not-found", read(IntegrationsApi.TYPE, "no-such-type"), CallResult::isGone);
        CallResult example = read(IntegrationsApi.TYPE, EXAMPLE);
        if (isBlocked(example)) {
            return;
        }
        holds("types.view-permission", example.body().path("userPermissions").isArray(), example);
        holds("types.installable", !example.body().path("nonInstallable").asBoolean(), example);
        CallResult schema = read(IntegrationsApi.CONFIG_SCHEMA, EXAMPLE, "properties");
        if (isBlocked(schema)) {
            return;
        }
        JsonNode properties = schema.body().path("properties");
        boolean isApp = Stream.of("url", "displayType", "groupFilter").allMatch(properties::has);
        holds("types.app-properties", isApp, schema);
        boolean isExample = Stream.of("sandbox", "permissions").allMatch(properties::has);
        holds("types.example-sandbox", isExample, schema);
    }
}
