package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.sandbox.organization.Switches.Consistency;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How long new things stay out of sight: the platform's lists and reads are eventually consistent. */
final class Visibility {

    private static final class Birth {
        private final Instant at;
        private int listReadsLeft;
        private int readsLeft;

        Birth(Instant at, Consistency consistency) {
            this.at = at;
            this.listReadsLeft = consistency.listDelayReads();
            this.readsLeft = consistency.readDelayReads();
        }
    }

    private final Consistency consistency;
    private final Map<String, Birth> births = new HashMap<>();

    Visibility(Consistency consistency) {
        this.consistency = consistency;
    }

    void created(String id, Instant now) {
        births.put(id, new Birth(now, consistency));
    }

    /** Whether something was made less than so long ago; what an organization began with was not. */
    boolean isYounger(String id, Duration age, Instant now) {
        Birth birth = births.get(id);
        return birth != null && now.isBefore(birth.at.plus(age));
    }

    /** Whether lists have it by now; asking counts as one list that was read. */
    boolean isListed(String id, Instant now) {
        Birth birth = births.get(id);
        return birth == null || birth.listReadsLeft-- <= 0 && !now.isBefore(birth.at.plus(consistency.listDelay()));
    }

    /** Whether it can be read by its id by now; asking counts as one attempt. */
    boolean isReadable(String id, Instant now) {
        Birth birth = births.get(id);
        return birth == null || birth.readsLeft-- <= 0 && !now.isBefore(birth.at.plus(consistency.readDelay()));
    }
}
