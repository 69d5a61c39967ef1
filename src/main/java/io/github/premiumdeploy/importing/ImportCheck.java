package io.github.premiumdeploy.importing;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorReader;
import io.github.premiumdeploy.descriptor.InvalidDescriptorException;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Description.Secret;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes sure that a plan of what was described has nothing to change; what it would change is not described after all. */
final class ImportCheck {

    /** Long enough wherever a descriptor asks for so many characters. */
    private static final String UNKNOWN_SECRET = "unknown-to-the-import";

    private final ImportSurvey survey;

    ImportCheck(ImportSurvey survey) {
        this.survey = survey;
    }

    /** Reads what would be written without a word of comment, as a run would. */
    static Descriptor parse(DescriptorText text) {
        return parse(text.write(List.of(), List.of()), text.secrets());
    }

    /**
     * Reads what was written, as a run would.
     *
     * @param secrets what the placeholders stand for
     */
    static Descriptor parse(String yaml, List<Secret> secrets) {
        try {
            return new DescriptorReader(values(secrets), secret -> {})
                    .parse("premium-app.yaml", yaml)
                    .orElseThrow();
        } catch (InvalidDescriptorException e) {
            throw new PlanException(
                    "What the organization has makes no valid descriptor: " + e.headline() + " "
                            + String.join("; ", e.details()),
                    "Leave out what is named there (genesyscloud.include says what is taken over).");
        }
    }

    private static Values values(List<Secret> secrets) {
        return name -> Optional.of(new Values.Value(
                secrets.stream()
                        .filter(secret -> name.equals("settings." + secret.server() + ".password"))
                        .findFirst()
                        .flatMap(Secret::known)
                        .orElse(UNKNOWN_SECRET),
                true));
    }

    /** Whether the organization has what the described kinds need at all; asks what that takes. */
    boolean meets(Descriptor descriptor) {
        Scope scope = survey.scope(descriptor);
        List<Kind> kinds = kinds(descriptor);
        survey.inventory()
                .start(kinds.stream()
                        .flatMap(kind -> kind.needs(descriptor).stream())
                        .toList())
                .run();
        try {
            kinds.forEach(kind -> kind.require(scope));
            return kinds.stream()
                    .flatMap(kind -> kind.needs(descriptor).stream())
                    .allMatch(need -> survey.inventory().refusal(need).isEmpty());
        } catch (PlanException e) {
            return false;
        }
    }

    private List<Kind> kinds(Descriptor descriptor) {
        return survey.read().stream()
                .filter(kind -> !descriptor.items(kind.key()).isEmpty())
                .toList();
    }

    /** What a run would change, with the reason why that resource cannot be described. */
    Map<Key, String> changes(Descriptor descriptor) {
        Scope scope = survey.scope(descriptor);
        Map<Key, String> changes = new LinkedHashMap<>();
        for (Kind kind : kinds(descriptor)) {
            try {
                survey.inventory().askOnce(kind.questions(scope));
            } catch (PlanException e) {
                // Planning the resource that it is about says the same.
            }
        }
        for (Kind kind : kinds(descriptor)) {
            for (Item item : descriptor.items(kind.key())) {
                reason(kind, scope, item).ifPresent(reason -> changes.put(new Key(kind.key(), item.name()), reason));
            }
        }
        return changes;
    }

    private static Optional<String> reason(Kind kind, Scope scope, Item item) {
        try {
            return kind.changes(scope, item).stream()
                    .filter(Change::writes)
                    .findFirst()
                    .map(ImportCheck::words);
        } catch (PlanException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static String words(Change change) {
        return "a run would change it: "
                + (change.differences().isEmpty()
                        ? change.type().name().toLowerCase(Locale.ROOT) + " " + change.fullName()
                        : change.differences().stream().map(ImportCheck::words).collect(Collectors.joining(", ")));
    }

    private static String words(Difference difference) {
        return difference.field()
                + (difference.isSecret() ? "" : " from " + difference.from() + " to " + difference.to());
    }
}
