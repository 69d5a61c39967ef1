package io.github.premiumdeploy.report;

import io.github.premiumdeploy.text.Redaction;
import io.github.premiumdeploy.text.ServerText;
import java.util.stream.Collectors;

/**
 * Texts as reports show them, before they are escaped: without anything secret, on one line, without what a terminal or a CI
 * server would obey, and not endless.
 */
final class ReportText {

    /** Enough for any sentence of the catalogue; an organization with thousands of roles fills more. */
    private static final int LONGEST = 4000;

    private final Redaction redaction;

    ReportText(Redaction redaction) {
        this.redaction = redaction;
    }

    /** One line. What is cleaned away may keep a secret from being found, or from being one: it is looked for twice. */
    String of(String text) {
        return redaction.ofOwn(ServerText.clean(redaction.ofOwn(text), LONGEST));
    }

    /** A name, an id or an address, on one line, which stays as it is even if a secret is the same ordinary word. */
    String name(String text) {
        return redaction.ofName(ServerText.clean(redaction.ofName(text), LONGEST));
    }

    String lines(String text) {
        return text.lines().map(this::of).collect(Collectors.joining("\n"));
    }
}
