package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The types of integrations that a Premium App consists of. */
final class TypeReads implements ConformanceCheck {

    private static final String EXAMPLE = "premium-app-example";

    @Override
    public String name() {
        return "types";
    }

    @Override
    public List<Operation> operations() {
        return List.of(IntegrationsApi.TYPES, IntegrationsApi.TYPE, IntegrationsApi.CONFIG_SCHEMA);
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult types = context.calls().read(IntegrationsApi.TYPES, Query.of("pageSize", 100));
        if (!types.isGood()) {
            context.blocked(this, types);
            return;
        }
        JsonNode list = types.body().path("entities");
        conclusions.holds(
                "types.named",
                !list.isEmpty()
                        && list.valueStream()
                                .allMatch(type -> !type.path("id").asText("").isEmpty()
                                        && !type.path("name").asText("").isEmpty()),
                types);
        for (String id : List.of("custom-rest-actions", "purecloud-data-actions")) {
            CallResult type = context.calls().read(IntegrationsApi.TYPE, Query.NONE, id);
            conclusions.holds("types.data-actions", type.isGood(), type);
        }
        CallResult unknown = context.calls().read(IntegrationsApi.TYPE, Query.NONE, "no-such-type");
        conclusions.holds("types.unknown-not-found", unknown.isGone(), unknown);
        CallResult example = context.calls().read(IntegrationsApi.TYPE, Query.NONE, EXAMPLE);
        if (!example.isGood()) {
            context.blocked(this, example);
            return;
        }
        conclusions.holds(
                "types.view-permission", example.body().path("userPermissions").isArray(), example);
        conclusions.holds(
                "types.installable", !example.body().path("nonInstallable").asBoolean(), example);
        CallResult schema = context.calls().read(IntegrationsApi.CONFIG_SCHEMA, Query.NONE, EXAMPLE, "properties");
        if (!schema.isGood()) {
            context.blocked(this, schema);
            return;
        }
        JsonNode properties = schema.body().path("properties");
        conclusions.holds(
                "types.app-properties",
                Stream.of("url", "displayType", "groupFilter").allMatch(properties::has),
                schema);
        conclusions.holds(
                "types.example-sandbox", Stream.of("sandbox", "permissions").allMatch(properties::has), schema);
    }
}
