package io.github.premiumdeploy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.apply.Journal;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.MadeResources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps a receipt as the JSON file {@value #NAME}, and writes the page about it when the run begins and ends. */
public final class ReceiptFile implements Journal {

    /** The file's name. */
    public static final String NAME = "receipt.json";

    private static final String OUTCOME = "outcome";
    private static final String DIGEST = "digest";

    private final OutputFiles files;
    private final String digest;
    private final AppIdentity app;
    private Optional<MadeResources> earlier = Optional.empty();

    /**
     * A receipt of one target.
     *
     * @param digest stands for what is to be done
     */
    public ReceiptFile(OutputFiles files, String digest) {
        this(files, digest, AppIdentity.UNKNOWN);
    }

    /**
     * A receipt of one target.
     *
     * @param digest stands for what is to be done
     * @param app whose resources the run makes
     */
    public ReceiptFile(OutputFiles files, String digest, AppIdentity app) {
        this.files = files;
        this.digest = digest;
        this.app = app;
    }

    /**
     * What earlier runs made, as the file says that this run will replace.
     *
     * @param notices is told where the file is no receipt, so that it says nothing
     * @throws IOException if there is a file and it cannot be read
     */
    public synchronized MadeResources made(Consumer<String> notices) throws IOException {
        if (earlier.isEmpty()) {
            Path file = files.path(NAME);
            try {
                earlier = Optional.of(
                        Files.exists(file) ? MadeResourcesField.read(JsonText.read(file)) : MadeResources.NONE);
            } catch (JsonProcessingException e) {
                notices.accept(
                        file + " is no JSON (" + e.getOriginalMessage() + "): what earlier runs made is not known");
                earlier = Optional.of(MadeResources.NONE);
            }
        }
        return earlier.get();
    }

    /** Whether an earlier run did just this, to its end. A receipt that cannot be read says nothing of the kind. */
    public boolean isDone() {
        try {
            JsonNode json = JsonText.read(files.path(NAME));
            return json.path(OUTCOME).asText().equals(Receipt.Outcome.DONE.word())
                    && json.path(DIGEST).asText().equals(digest);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized void keep(Receipt receipt) throws IOException {
        ObjectNode json = json(receipt);
        MadeResourcesField.write(json, receipt.madeAfter(made(notice -> {}), app));
        files.write(NAME, json);
        // At once, too: the page of an earlier run must not stand for a run that is killed.
        if (receipt.finishedAt().isPresent() || receipt.steps().isEmpty()) {
            new ReceiptPage(files).write(receipt);
        }
    }

    private ObjectNode json(Receipt receipt) {
        ObjectNode json = JsonText.object();
        json.put("target", receipt.target());
        json.put("apiUrl", receipt.apiUrl());
        JsonText.putEntity(json, "organization", receipt.organization());
        JsonText.putEntity(json, "client", receipt.client());
        json.put(OUTCOME, receipt.outcome().word());
        json.put(DIGEST, digest);
        json.put("startedAt", receipt.startedAt().toString());
        JsonText.put(json, "finishedAt", receipt.finishedAt().map(Object::toString));
        ArrayNode steps = json.putArray("steps");
        receipt.steps().forEach(step -> steps.add(json(step)));
        if (!receipt.waits().isEmpty()) {
            ArrayNode waits = json.putArray("waits");
            receipt.waits()
                    .forEach(wait -> waits.addObject()
                            .put("path", wait.path())
                            .put("reason", wait.reason())
                            .put("startedAt", wait.startedAt().toString())
                            .put("durationMillis", wait.duration().toMillis()));
        }
        return json;
    }

    private static ObjectNode json(Receipt.Step step) {
        ObjectNode json = JsonText.object();
        json.put("action", step.action());
        json.put("kind", step.kind());
        json.put("name", step.name());
        json.put("operation", step.operation());
        json.put("outcome", step.outcome().word());
        JsonText.put(json, "id", step.id());
        JsonText.put(json, "selfUri", step.selfUri());
        JsonText.put(json, "status", step.status());
        JsonText.put(json, "correlationId", step.correlationId());
        JsonText.put(json, "note", step.note());
        json.put("startedAt", step.startedAt().toString());
        json.put("durationMillis", step.duration().toMillis());
        return json;
    }
}
