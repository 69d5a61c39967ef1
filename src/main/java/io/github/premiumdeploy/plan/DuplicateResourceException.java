package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.plan.kind.ActionPlanner;
import io.github.premiumdeploy.plan.kind.Bodies;
import io.github.premiumdeploy.plan.kind.IntegrationCredential;
import io.github.premiumdeploy.plan.kind.IntegrationKind;
import io.github.premiumdeploy.plan.kind.Kinds;
import io.github.premiumdeploy.plan.kind.OAuthClientKind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.plan.Kind.Existing;
import java.util.Comparator;
import java.util.List;

/** Says that an organization has several resources of one identity, so that it cannot be known which one is meant. */
public final class DuplicateResourceException extends PlanException {

    private static final long serialVersionUID = 1L;

    private final transient Scope scope;
    private final String kind;
    private final transient List<Existing> twins;

    DuplicateResourceException(Scope scope, String kind, String fullName, List<Existing> twins) {
        super(
                "The organization has " + twins.size() + " of the kind " + kind + " with the name \"" + fullName
                        + "\": "
                        + String.join(
                                ", ",
                                twins.stream()
                                        .map(twin -> CreationAttempt.words(withId(twin)))
                                        .toList()),
                "Which one is meant cannot be known. Delete or rename all but one of them in the organization"
                        + (kind.equals(OAuthClientKind.KEY) ? ", under Admin > Integrations > OAuth." : "."));
        this.scope = scope;
        this.kind = kind;
        this.twins = twins.stream()
                .sorted(Comparator.comparing(
                                (Existing twin) -> IntegrationCredential.ownerIn(IntegrationKind.config(twin.body())))
                        .thenComparing(Existing::id))
                .toList();
    }

    private static ObjectNode withId(Existing twin) {
        return Bodies.copy(Bodies.object(), twin.body(), "dateCreated", "createdBy")
                .put("id", twin.id());
    }

    /**
     * All of them, the one that stays first: the lowest id; of integrations with the credential of an OAuth client, that of
     * the client which stays.
     */
    public List<Existing> twins() {
        return twins;
    }

    /** Whether one of them is an OAuth client whose secret this run's file does not have. */
    public boolean hasSecretOfOthers() {
        return kind.equals(OAuthClientKind.KEY)
                && !twins.stream().allMatch(twin -> OAuthClientKind.isSecretKnown(scope, twin.id()));
    }

    /** What removes one of them. */
    public Change removal(Existing one) {
        return Kinds.ALL.stream()
                .filter(candidate -> candidate.key().equals(kind))
                .findFirst()
                .map(known -> known.remove(scope, one))
                .orElseGet(() -> ActionPlanner.remove(scope, one));
    }
}
