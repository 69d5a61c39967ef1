package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import java.util.Comparator;
import java.util.List;

/** Says that an organization has several resources of one identity, so that it cannot be known which one is meant. */
public final class DuplicateResourceException extends PlanException {

    private static final long serialVersionUID = 1L;

    private final transient Scope scope;
    private final transient Kind kind;
    private final transient List<Existing> twins;

    DuplicateResourceException(Scope scope, Kind kind, String fullName, List<Existing> twins) {
        super(
                "The organization has " + twins.size() + " resources of the kind " + kind.key() + " with the name \""
                        + fullName
                        + "\": "
                        + String.join(
                                ", ",
                                twins.stream()
                                        .map(twin -> CreationAttempt.words(twin.body()))
                                        .toList()),
                "Delete or rename all but one of them in the organization" + kind.whereDeleted()
                        + ": which one is meant cannot be known.");
        this.scope = scope;
        this.kind = kind;
        this.twins = twins.stream()
                .sorted(Comparator.comparing((Existing twin) -> IntegrationCredential.ownerIn(
                                twin.body().path("config").path("current")))
                        .thenComparing(Existing::id))
                .toList();
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
        return twins.stream().anyMatch(twin -> kind.hasSecretOfOthers(scope, twin));
    }

    /** Whether nobody has done anything with one of them since it was made. */
    public boolean isUntouched(Existing one) {
        return kind.isUntouched(one);
    }

    /** What removes one of them. */
    public Change removal(Existing one) {
        return kind.remove(scope, one);
    }
}
