package io.github.premiumdeploy.descriptor;

import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a check of one descriptor collects.
 *
 * @param secrets is told every secret value
 * @param presumed values that are secret unless the descriptor says them elsewhere, where everybody can read them
 * @param references names of items that are referred to
 * @param isSecret whether the value in question is secret
 */
record Checking(
        Diagnostics found,
        Consumer<String> secrets,
        List<String> presumed,
        List<Reference> references,
        boolean isSecret) {

    record Reference(String kind, String name, Place place) {}

    Checking(Diagnostics found, Consumer<String> secrets) {
        this(found, secrets, new ArrayList<>(), new ArrayList<>(), false);
    }

    Checking secret(boolean secret) {
        return secret == isSecret ? this : new Checking(found, secrets, presumed, references, secret);
    }

    void problem(Place place, String what, String suggestion) {
        found.problem(place, what, suggestion);
    }

    /** A text for messages; nothing of it if it is secret. */
    String show(String text) {
        String line = text.replaceAll("\\s+", " ");
        return isSecret ? "it" : "\"" + (line.length() > 80 ? line.substring(0, 80) + "…" : line) + "\"";
    }
}
