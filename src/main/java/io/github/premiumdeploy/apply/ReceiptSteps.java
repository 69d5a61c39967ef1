package io.github.premiumdeploy.apply;

import java.io.IOException;

/** Keeps the steps of a receipt as they are done. */
@FunctionalInterface
public interface ReceiptSteps {

    /**
     * Keeps a step as it stands.
     *
     * @throws IOException if it cannot be kept
     */
    void keep(Receipt.Step step) throws IOException;
}
