package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.MadeResource;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.MadeResources.KnownForm;
import io.github.premiumdeploy.plan.MadeResources.LostCreation;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.text.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** A receipt as a file has it. What is not there when it is read is an empty text: a file may be one of another version. */
final class ReceiptDocument {

    private static final String FORMS = "platformForms";
    private static final String LOST = "lostCreations";
    private static final String MADE = "made";

    private ReceiptDocument() {}

    /**
     * What is written of a receipt.
     *
     * @param digest stands for what was to be done
     * @param made all that was made and not removed, by the run and by those before it
     */
    static ObjectNode of(Receipt receipt, String digest, MadeResources made) {
        ObjectNode document = JsonTree.object().put("target", receipt.target()).put("apiUrl", receipt.apiUrl());
        receipt.organization().ifPresent(known -> document.set("organization", RecordJson.tree(known)));
        receipt.client().ifPresent(known -> document.set("client", RecordJson.tree(known)));
        document.put("outcome", receipt.outcome().word())
                .put("digest", digest)
                .put("startedAt", receipt.startedAt().toString());
        receipt.finishedAt().ifPresent(at -> document.put("finishedAt", at.toString()));
        document.set("steps", RecordJson.tree(receipt.steps()));
        if (!receipt.waits().isEmpty()) {
            document.set("waits", RecordJson.tree(receipt.waits()));
        }
        for (KnownForm known : made.forms()) {
            add(known, document.withArrayProperty(FORMS).addObject());
        }
        for (LostCreation one : made.lost()) {
            ObjectNode json = document.withArrayProperty(LOST).addObject();
            json.put("kind", one.kind()).put("name", one.name());
            add(one.organizationId(), one.app(), json);
        }
        for (MadeResource one : made.all()) {
            ObjectNode json = document.withArrayProperty(MADE).addObject();
            json.put("kind", one.kind()).put("name", one.name()).put("id", one.id());
            add(one.organizationId(), one.app(), json);
        }
        return document;
    }

    private static void add(String organizationId, AppIdentity app, ObjectNode json) {
        json.put("organizationId", organizationId)
                .put("prefix", app.prefix())
                .put("integrationType", app.integrationType());
    }

    private static void add(KnownForm known, ObjectNode json) {
        PlatformForm form = known.form();
        Difference difference = form.difference();
        json.put("kind", form.kind())
                .put("name", form.name())
                .put("id", form.id())
                .put("organizationId", known.organizationId())
                .put("field", difference.field())
                .put("stated", difference.to())
                .put("platform", difference.from());
        // The digest of something secret and short would tell what it is.
        if (!difference.isSecret()) {
            json.put("digest", difference.digest());
        }
    }

    /** Whether a file says that just this was done to its end. */
    static boolean isDone(JsonNode document, String digest) {
        return text(document, "outcome").equals(Outcome.DONE.word())
                && text(document, "digest").equals(digest);
    }

    /** What a file says that was made. */
    static MadeResources made(JsonNode document) {
        List<MadeResource> made = new ArrayList<>();
        for (JsonNode one : document.path(MADE)) {
            add(one, text(one, "organizationId"), made);
        }
        for (JsonNode step : document.path("steps")) {
            // A receipt of an earlier version has its steps alone.
            boolean isMade = !document.has(MADE)
                    && text(step, "outcome").equals(Outcome.DONE.word())
                    && text(step, "action").equals(Verb.CREATE.word());
            if (isMade) {
                add(step, text(document.path("organization"), "id"), made);
            }
        }
        List<KnownForm> forms = new ArrayList<>();
        for (JsonNode form : document.path(FORMS)) {
            String digest = text(form, "digest");
            if (!digest.isEmpty()) {
                Difference difference =
                        new Difference(text(form, "field"), text(form, "platform"), text(form, "stated"), digest, true);
                forms.add(new KnownForm(
                        text(form, "organizationId"),
                        new PlatformForm(text(form, "kind"), text(form, "name"), text(form, "id"), difference)));
            }
        }
        List<LostCreation> lost = new ArrayList<>();
        for (JsonNode one : document.path(LOST)) {
            lost.add(new LostCreation(text(one, "kind"), text(one, "name"), text(one, "organizationId"), app(one)));
        }
        return new MadeResources(made, forms, lost);
    }

    private static void add(JsonNode one, String organizationId, List<MadeResource> made) {
        String id = text(one, "id");
        if (!id.isEmpty() && !organizationId.isEmpty()) {
            made.add(new MadeResource(text(one, "kind"), text(one, "name"), id, organizationId, app(one)));
        }
    }

    private static AppIdentity app(JsonNode one) {
        return new AppIdentity(text(one, "prefix"), text(one, "integrationType"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).textValue() : "";
    }
}
