package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.TrunksApi;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What becomes of the base settings of a BYOC Cloud trunk. No trunk of an edge or a site uses them. */
final class TrunkWrites extends ConformanceCheck {

    private static final String METABASE = "external_sip_pcv_byoc_carrier.json";
    private static final int DELETIONS = 6;

    TrunkWrites() {
        super(
                "trunks",
                "base settings of one BYOC Cloud trunk, which nothing uses, where the organization has the product byoc",
                List.of(Kind.TRUNK),
                TrunksApi.TEMPLATE,
                TrunksApi.UPDATE);
    }

    @Override
    void run() throws IOException {
        CallResult template = read(TrunksApi.TEMPLATE, Query.of("trunkMetabaseId", METABASE));
        if (isBlocked(template)) {
            return;
        }
        holds(
                "trunks.template-properties",
                template.body().path("properties").has("trunk_sip_termination_uri"),
                template);
        String name = named("trunk");
        Made trunk = make(Kind.TRUNK, trunk(template.body(), name, "1"));
        // The text of the refusal is not known, and the field that it names neither.
        if (trunk.isThere() || trunk.answer().status() == 400 && mentionsSite(trunk.answer())) {
            value("trunks.without-site", !trunk.isThere(), trunk.answer());
        }
        if (isBlocked(trunk)) {
            return;
        }
        CallResult second = make(Kind.TRUNK, trunk(template.body(), name, "2")).answer();
        holds("trunks.name-taken", second, answer -> answer.is(400, "duplicate.value"));
        CallResult shown = read(trunk);
        ObjectNode stale = trunk(shown.body(), name, "1");
        stale.put("version", shown.body().path("version").asInt() + 1);
        holds("trunks.stale-version", change(TrunksApi.UPDATE, trunk, stale), answer -> answer.status() == 409);
        deletion(trunk);
    }

    private static boolean mentionsSite(CallResult refusal) {
        String all = refusal.message()
                + refusal.error().map(error -> error.details().toString()).orElse("");
        return all.contains("nboundSite") || all.toLowerCase(Locale.ROOT).contains("inbound site");
    }

    private static ObjectNode trunk(JsonNode template, String name, String number) {
        ObjectNode body = template.deepCopy();
        body.put("name", name);
        set(body, "trunk_label", name);
        set(
                body,
                "trunk_sip_termination_uri",
                (name + number).replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT));
        return body;
    }

    private static void set(ObjectNode body, String property, String value) {
        if (body.at("/properties/" + property + "/value") instanceof ObjectNode holder) {
            holder.put("instance", value);
        }
    }

    private void deletion(Made trunk) throws IOException {
        CallResult first = null;
        for (int refusals = 0; refusals < DELETIONS; refusals++) {
            CallResult deleted = delete(trunk);
            first = first == null ? deleted : first;
            if (deleted.isGood()) {
                value("trunks.deleted-at-once", refusals, first);
                going(trunk);
                return;
            }
            if (deleted.status() != 400) {
                notSeen(deleted, "trunks.deleted-at-once");
                return;
            }
            calls.pause();
        }
        differs("trunks.deleted-at-once", "it was refused as long as the check waited", first);
    }
}
