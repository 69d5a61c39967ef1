package io.github.premiumdeploy.descriptor.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what there is to say about a descriptor: problems, which make it unusable, and warnings. */
public final class Diagnostics {

    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    public void problem(Position position, String path, String what, String suggestion) {
        problems.add(new Diagnostic(position, path, what, suggestion));
    }

    public void problem(Place place, String what, String suggestion) {
        problem(place.value(), place.path(), what, suggestion);
    }

    public void warning(Position position, String path, String what, String suggestion) {
        warnings.add(new Diagnostic(position, path, what, suggestion));
    }

    public void warning(Place place, String what, String suggestion) {
        warning(place.value(), place.path(), what, suggestion);
    }

    public void add(Diagnostics more) {
        problems.addAll(more.problems);
        warnings.addAll(more.warnings);
    }

    /** In the order of the file. */
    public List<Diagnostic> problems() {
        return sorted(problems);
    }

    /** In the order of the file. */
    public List<Diagnostic> warnings() {
        return sorted(warnings);
    }

    private static List<Diagnostic> sorted(List<Diagnostic> found) {
        if (found.size() < 2) {
            return List.copyOf(found);
        }
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(Diagnostic::position))
                .toList();
    }
}
