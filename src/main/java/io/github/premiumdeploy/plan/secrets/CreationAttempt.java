package io.github.premiumdeploy.plan.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.text.Sha256;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One request that makes a resource, as it was before anybody knew what came of it: enough to tell later whether a resource
 * of the same name is what it made.
 *
 * @param at when it was sent, by the platform's clock
 * @param until after when it can have made nothing any more
 * @param by the id of the OAuth client or user that sent it; empty text if it is not known, and then nothing is proven
 * @param digest the digest of what it stated
 */
public record CreationAttempt(Instant at, Instant until, String by, String digest) {

    /** Made so that it survives being written as text; the platform may tell dates in whole seconds. */
    public CreationAttempt {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
    }

    /** This, known to have made nothing after a moment. */
    CreationAttempt endedBy(Instant moment) {
        return moment.isBefore(until) ? new CreationAttempt(at, moment, by, digest) : this;
    }

    /**
     * Whether it made a resource: the resource is from its time, of its maker, and as it stated. What the platform does not
     * tell is not taken for granted.
     *
     * @param stated the digest of what the resource has of that which is stated
     */
    boolean made(JsonNode resource, String stated) {
        return !by.isEmpty()
                && maker(resource).equals(by)
                && stated.equals(digest)
                && created(resource)
                        .filter(date -> !date.isBefore(at) && !date.isAfter(until))
                        .isPresent();
    }

    /** When a resource was made, as far as the platform tells. */
    public static Optional<Instant> created(JsonNode resource) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(resource.path("dateCreated").asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The id of who made a resource, as a text or as a reference; empty text if the platform does not tell. */
    public static String maker(JsonNode resource) {
        JsonNode maker = resource.path("createdBy");
        return maker.isTextual() ? maker.asText() : maker.path("id").asText("");
    }

    /** Names a resource so that a person finds it: its id, and when and by whom it was made where that is told. */
    public static String words(JsonNode resource) {
        String origin = created(resource).map(date -> "created " + date).orElse("")
                + (maker(resource).isEmpty() ? "" : " by " + maker(resource));
        return resource.path("id").asText() + (origin.isEmpty() ? "" : " (" + origin.strip() + ")");
    }

    /** The digest of a text. */
    public static String digest(String text) {
        return "sha256:" + Sha256.hex(text);
    }
}
