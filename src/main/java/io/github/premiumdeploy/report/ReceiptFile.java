package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.deploy.Journal;
import io.github.premiumdeploy.deploy.Receipt;
import java.io.IOException;

/** Keeps a receipt as the JSON file {@value #NAME}. */
public final class ReceiptFile implements Journal {

    /** The file's name. */
    public static final String NAME = "receipt.json";

    private final OutputFiles files;

    public ReceiptFile(OutputFiles files) {
        this.files = files;
    }

    @Override
    public void keep(Receipt receipt) throws IOException {
        files.write(NAME, json(receipt));
    }

    private static ObjectNode json(Receipt receipt) {
        ObjectNode json = Json.object();
        json.put("target", receipt.target());
        json.put("apiUrl", receipt.apiUrl());
        Json.putEntity(json, "organization", receipt.organization());
        Json.putEntity(json, "client", receipt.client());
        json.put("outcome", receipt.outcome().word());
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
