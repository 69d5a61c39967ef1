package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.deploy.Journal;
import io.github.premiumdeploy.deploy.Receipt;
import java.io.IOException;

/** Keeps a receipt as the JSON file {@value #NAME}. */
public final class ReceiptFile implements Journal {

    /** The file's name. */
    public static final String NAME = "receipt.json";

    private static final String OUTCOME = "outcome";
    private static final String DIGEST = "digest";

    private final OutputFiles files;
    private final String digest;

    /**
     * A receipt of one target.
     *
     * @param digest stands for what is to be done
     */
    public ReceiptFile(OutputFiles files, String digest) {
        this.files = files;
        this.digest = digest;
    }

    /** Whether an earlier run did just this, to its end. A receipt that cannot be read says nothing of the kind. */
    public boolean isDone() {
        try {
            JsonNode json = Json.read(files.path(NAME));
            return json.path(OUTCOME).asText().equals(Receipt.Outcome.DONE.word())
                    && json.path(DIGEST).asText().equals(digest);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void keep(Receipt receipt) throws IOException {
        files.write(NAME, json(receipt));
    }

    private ObjectNode json(Receipt receipt) {
        ObjectNode json = Json.object();
        json.put("target", receipt.target());
        json.put("apiUrl", receipt.apiUrl());
        Json.putEntity(json, "organization", receipt.organization());
        Json.putEntity(json, "client", receipt.client());
        json.put(OUTCOME, receipt.outcome().word());
        json.put(DIGEST, digest);
        json.put("startedAt", receipt.startedAt().toString());
        Json.put(json, "finishedAt", receipt.finishedAt().map(Object::toString));
        ArrayNode steps = json.putArray("steps");
        receipt.steps().forEach(step -> steps.add(json(step)));
        return json;
    }

    private static ObjectNode json(Receipt.Step step) {
        ObjectNode json = Json.object();
        json.put("action", step.action());
        json.put("kind", step.kind());
        json.put("name", step.name());
        json.put("operation", step.operation());
        json.put("outcome", step.outcome().word());
        Json.put(json, "id", step.id());
        Json.put(json, "selfUri", step.selfUri());
        Json.put(json, "status", step.status());
        Json.put(json, "correlationId", step.correlationId());
        Json.put(json, "note", step.note());
        json.put("startedAt", step.startedAt().toString());
        json.put("durationMillis", step.duration().toMillis());
        return json;
    }
}
