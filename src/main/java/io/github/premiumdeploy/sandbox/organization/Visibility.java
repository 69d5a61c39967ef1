package io.github.premiumdeploy.sandbox.organization;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How long new things stay out of sight: the platform's lists and reads are eventually consistent. */
final class Visibility {

    private static final class Birth {
        private final Instant at;
        private int listReadsLeft;
        private int readsLeft;

        Birth(Instant at, Switches switches) {
            this.at = at;
            this.listReadsLeft = switches.listDelayReads();
            this.readsLeft = switches.readDelayReads();
        }
    }

    private final Switches switches;
    private final Map<String, Birth> births = new HashMap<>();

    Visibility(Switches switches) {
        this.switches = switches;
    }

    void created(String id, Instant now) {
        births.put(id, new Birth(now, switches));
    }

    /** Whether something was made less than so many seconds ago; what an organization began with was not. */
    boolean isYounger(String id, int seconds, Instant now) {
        Birth birth = births.get(id);
        return birth != null && now.isBefore(birth.at.plusSeconds(seconds));
    }

    /** Whether lists have it by now; asking counts as one list that was read. */
    boolean isListed(String id, Instant now) {
        Birth birth = births.get(id);
        return birth == null
                || birth.listReadsLeft-- <= 0 && !now.isBefore(birth.at.plusSeconds(switches.listDelaySeconds()));
    }

    /** Whether it can be read by its id by now; asking counts as one attempt. */
    boolean isReadable(String id, Instant now) {
        Birth birth = births.get(id);
        return birth == null
                || birth.readsLeft-- <= 0 && !now.isBefore(birth.at.plusSeconds(switches.readDelaySeconds()));
    }
}
