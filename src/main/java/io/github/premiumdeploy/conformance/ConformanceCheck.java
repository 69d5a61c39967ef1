package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.genesys.Operation;
import java.io.IOException;
import java.util.List;

/** Finds out about some assumptions, by published operations only. */
interface ConformanceCheck {

    /** The name that assumptions in the catalogue refer to. */
    String name();

    /** What it calls. */
    List<Operation> operations();

    /** What it makes, changes and removes, in words; empty text if it only reads. */
    default String makes() {
        return "";
    }

    /**
     * Looks.
     *
     * @throws IOException if there is no answer
     */
    void run(CheckContext context) throws IOException;
}
