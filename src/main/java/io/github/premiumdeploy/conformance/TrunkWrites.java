package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.CheckContext.Made;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.TrunksApi;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the base settings of a BYOC Cloud trunk. No trunk of an edge or a site uses them. */
final class TrunkWrites implements ConformanceCheck {

    private static final String METABASE = "external_sip_pcv_byoc_carrier.json";
    private static final int DELETIONS = 6;

    @Override
    public String name() {
        return "trunks";
    }

    @Override
    public List<Operation> operations() {
        return List.of(TrunksApi.TEMPLATE, TrunksApi.CREATE, TrunksApi.GET, TrunksApi.UPDATE, TrunksApi.DELETE);
    }

    @Override
    public String makes() {
        return "base settings of one BYOC Cloud trunk, which nothing uses, where the organization has the product byoc";
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult template = context.calls().read(TrunksApi.TEMPLATE, Query.of("trunkMetabaseId", METABASE));
        if (!template.isGood()) {
            context.blocked(this, template);
            return;
        }
        conclusions.holds(
                "trunks.template-properties",
                template.body().path("properties").has("trunk_sip_termination_uri"),
                template);
        String name = context.named("trunk");
        Made made = context.make(Kind.TRUNK, name, trunk(template.body(), name, "1"));
        if (!made.isThere()) {
            // Its text is not known, and the field that it names neither.
            if (made.answer().status() == 400 && mentionsSite(made.answer())) {
                conclusions.value("trunks.without-site", true, made.answer());
            }
            context.blocked(this, made.answer());
            return;
        }
        conclusions.value("trunks.without-site", false, made.answer());
        Made second = context.make(Kind.TRUNK, name, trunk(template.body(), name, "2"));
        conclusions.holds("trunks.name-taken", second.answer().is(400, "duplicate.value"), second.answer());
        OwnResource trunk = made.resource().orElseThrow();
        CallResult shown = context.read(trunk, Query.NONE);
        ObjectNode stale = trunk(shown.body(), name, "1");
        stale.put("version", shown.body().path("version").asInt() + 1);
        CallResult refused = context.calls().change(TrunksApi.UPDATE, Query.NONE, Optional.of(stale), made.id());
        conclusions.holds("trunks.stale-version", refused.status() == 409, refused);
        deletion(context, trunk);
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

    private static void deletion(CheckContext context, OwnResource trunk) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult first = null;
        for (int refusals = 0; refusals < DELETIONS; refusals++) {
            CallResult deleted = context.calls()
                    .change(
                            TrunksApi.DELETE,
                            Query.NONE,
                            Optional.empty(),
                            trunk.id().orElseThrow());
            first = first == null ? deleted : first;
            if (deleted.isGood()) {
                conclusions.value("trunks.deleted-at-once", refusals, first);
                if (context.comes(() -> context.read(trunk, Query.NONE).isGone())) {
                    context.own().removed(trunk);
                }
                return;
            }
            if (deleted.status() != 400) {
                conclusions.notSeen("trunks.deleted-at-once", deleted.inWords());
                return;
            }
            context.calls().pause(CheckContext.SECOND);
        }
        conclusions.differs("trunks.deleted-at-once", "it was refused as long as the check waited", first);
    }
}
