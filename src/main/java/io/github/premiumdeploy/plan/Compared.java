package io.github.premiumdeploy.plan;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What came of comparing a resource with what is stated.
 *
 * @param differences what is missing, or says something else
 * @param forms what means the same, in a form of the platform's own
 */
public record Compared(List<Difference> differences, List<Difference> forms) {

    public Compared {
        differences = List.copyOf(differences);
        forms = List.copyOf(forms);
    }

    /** Where no two forms are known to mean the same. */
    public Compared(List<Difference> differences) {
        this(differences, List.of());
    }

    /** The same with some values masked. */
    public Compared map(UnaryOperator<Difference> masking) {
        return new Compared(
                differences.stream().map(masking).toList(),
                forms.stream().map(masking).toList());
    }
}
