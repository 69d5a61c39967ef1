package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Link;
import io.github.premiumdeploy.access.Link.Part;
import io.github.premiumdeploy.access.Link.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One link of a chain as it is drawn: also those that an assessment does not name, since the chain breaks before them or they
 * were not looked at.
 *
 * @param name what the caller has there; empty text if that is not known
 */
record ChainLink(Part part, String name, Condition condition) {

    enum Condition {
        HOLDS("✓", "holds"),
        BREAKS("✕", "breaks here"),
        UNKNOWN("?", "not known"),
        NOT_REACHED("–", "not reached"),
        NOT_LOOKED_AT("–", "not looked at");

        private final String mark;
        private final String words;

        Condition(String mark, String words) {
            this.mark = mark;
            this.words = words;
        }

        String mark() {
            return mark;
        }

        String words() {
            return words;
        }

        String key() {
            return RecordJson.word(this);
        }
    }

    static List<ChainLink> of(AssessedPermission assessed) {
        List<ChainLink> links = new ArrayList<>();
        boolean ended = false;
        for (Part part : Part.values()) {
            Optional<Link> link = assessed.chain().stream()
                    .filter(known -> known.part() == part)
                    .findFirst();
            if (link.isPresent()) {
                links.add(new ChainLink(
                        part, link.get().name(), condition(link.get().state())));
                ended = link.get().state() != State.HOLDS;
            } else {
                links.add(new ChainLink(part, "", ended ? Condition.NOT_REACHED : Condition.NOT_LOOKED_AT));
            }
        }
        return links;
    }

    private static Condition condition(State state) {
        return switch (state) {
            case HOLDS -> Condition.HOLDS;
            case BREAKS -> Condition.BREAKS;
            case UNKNOWN -> Condition.UNKNOWN;
        };
    }

    /** The links of a chain that are known, in one line. */
    static String words(AssessedPermission assessed) {
        return of(assessed).stream()
                .filter(link -> !link.name().isEmpty())
                .map(link -> link.part().word() + " " + link.name()
                        + (link.condition() == Condition.HOLDS
                                ? ""
                                : " (" + link.condition().words() + ")"))
                .collect(Collectors.joining(" > "));
    }
}
