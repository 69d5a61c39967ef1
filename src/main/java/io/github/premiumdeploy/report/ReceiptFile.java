package io.github.premiumdeploy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
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
                        Files.exists(file) ? ReceiptDocument.made(JsonText.read(file)) : MadeResources.NONE);
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
            return ReceiptDocument.isDone(JsonText.read(files.path(NAME)), digest);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized void keep(Receipt receipt) throws IOException {
        files.write(NAME, ReceiptDocument.of(receipt, digest, receipt.madeAfter(made(notice -> {}), app)));
        // At once, too: the page of an earlier run must not stand for a run that is killed.
        if (receipt.finishedAt().isPresent() || receipt.steps().isEmpty()) {
            ReceiptPage.write(files, receipt);
        }
    }
}
