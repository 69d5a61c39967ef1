package io.github.premiumdeploy.apply;

import java.io.IOException;

/** Keeps the receipt of a run as it grows, so that a killed build leaves a whole one. */
@FunctionalInterface
public interface Journal {

    /**
     * Keeps the receipt as it stands.
     *
     * @throws IOException if it cannot be kept
     */
    void keep(Receipt receipt) throws IOException;
}
