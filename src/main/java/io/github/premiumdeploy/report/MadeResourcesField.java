package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.MadeResource;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.MadeResources.KnownForm;
import io.github.premiumdeploy.plan.MadeResources.LostCreation;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.plan.Verb;
import java.util.ArrayList;
import java.util.List;

/** The field {@value #NAME} of a receipt: all that was made and not removed, by the run and by those before it. */
final class MadeResourcesField {

    static final String NAME = "made";

    /** The fields that the platform keeps in forms of its own. */
    static final String FORMS = "platformForms";

    /** The requests to make something that were not answered. */
    static final String LOST = "lostCreations";

    private MadeResourcesField() {}

    static void write(ObjectNode receipt, MadeResources made) {
        writeForms(receipt, made);
        writeLost(receipt, made);
        if (made.all().isEmpty()) {
            return;
        }
        ArrayNode list = receipt.putArray(NAME);
        made.all()
                .forEach(one -> list.addObject()
                        .put("kind", one.kind())
                        .put("name", one.name())
                        .put("id", one.id())
                        .put("organizationId", one.organizationId())
                        .put("prefix", one.app().prefix())
                        .put("integrationType", one.app().integrationType()));
    }

    private static void writeLost(ObjectNode receipt, MadeResources made) {
        if (made.lost().isEmpty()) {
            return;
        }
        ArrayNode list = receipt.putArray(LOST);
        made.lost()
                .forEach(one -> list.addObject()
                        .put("kind", one.kind())
                        .put("name", one.name())
                        .put("organizationId", one.organizationId())
                        .put("prefix", one.app().prefix())
                        .put("integrationType", one.app().integrationType()));
    }

    private static List<LostCreation> lost(JsonNode receipt) {
        List<LostCreation> lost = new ArrayList<>();
        for (JsonNode one : receipt.path(LOST)) {
            lost.add(new LostCreation(
                    text(one, "kind"),
                    text(one, "name"),
                    text(one, "organizationId"),
                    new AppIdentity(text(one, "prefix"), text(one, "integrationType"))));
        }
        return lost;
    }

    private static void writeForms(ObjectNode receipt, MadeResources made) {
        if (made.forms().isEmpty()) {
            return;
        }
        ArrayNode list = receipt.putArray(FORMS);
        made.forms().forEach(known -> {
            Difference difference = known.form().difference();
            ObjectNode form = list.addObject()
                    .put("kind", known.form().kind())
                    .put("name", known.form().name())
                    .put("id", known.form().id())
                    .put("organizationId", known.organizationId())
                    .put("field", difference.field())
                    .put("stated", difference.to())
                    .put("platform", difference.from());
            // A digest of something secret and short would tell what it is.
            if (!difference.isSecret()) {
                form.put("digest", difference.digest());
            }
        });
    }

    private static List<KnownForm> forms(JsonNode receipt) {
        List<KnownForm> forms = new ArrayList<>();
        for (JsonNode one : receipt.path(FORMS)) {
            if (!text(one, "digest").isEmpty()) {
                Difference difference = new Difference(
                        text(one, "field"), text(one, "platform"), text(one, "stated"), text(one, "digest"), true);
                forms.add(new KnownForm(
                        text(one, "organizationId"),
                        new PlatformForm(text(one, "kind"), text(one, "name"), text(one, "id"), difference)));
            }
        }
        return forms;
    }

    /** A receipt of an earlier version has its steps alone. */
    static MadeResources read(JsonNode receipt) {
        List<MadeResource> made = new ArrayList<>();
        if (receipt.has(NAME)) {
            for (JsonNode one : receipt.path(NAME)) {
                add(
                        made,
                        one,
                        text(one, "organizationId"),
                        new AppIdentity(text(one, "prefix"), text(one, "integrationType")));
            }
        } else {
            for (JsonNode step : receipt.path("steps")) {
                if (text(step, "outcome").equals("done") && text(step, "action").equals(Verb.CREATE.word())) {
                    add(made, step, text(receipt.path("organization"), "id"), AppIdentity.UNKNOWN);
                }
            }
        }
        return new MadeResources(made, forms(receipt), lost(receipt));
    }

    private static void add(List<MadeResource> made, JsonNode json, String organizationId, AppIdentity app) {
        MadeResource one =
                new MadeResource(text(json, "kind"), text(json, "name"), text(json, "id"), organizationId, app);
        if (!one.id().isEmpty() && !organizationId.isEmpty()) {
            made.add(one);
        }
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.get(field).textValue() : "";
    }
}
