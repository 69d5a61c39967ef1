package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.Operation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A state of a resource that the platform works on after it has answered, and that is followed to its end.
 *
 * @param read reads the resource
 * @param state where the state is
 * @param error where it is said why it failed
 * @param pending the states in which the platform still works on it, in lower case
 * @param failed the states in which it has failed, in lower case; an error says so too
 * @param remedy what to do where it failed
 */
public record FollowedState(
        Operation read, JsonPointer state, JsonPointer error, Set<String> pending, Set<String> failed, String remedy) {

    /** Whether the platform still works on it. */
    public boolean isPending(JsonNode shown) {
        return pending.contains(text(shown).toLowerCase(Locale.ROOT)) && !hasError(shown);
    }

    /** Why it failed, in words without a full stop; empty if it did not. */
    public Optional<String> failure(JsonNode shown) {
        if (!failed.contains(text(shown).toLowerCase(Locale.ROOT)) && !hasError(shown)) {
            return Optional.empty();
        }
        JsonNode reason = shown.at(error);
        String code = reason.path("code").asText("");
        String message = reason.path("message").asText("");
        return Optional.of(name(state) + " is " + (text(shown).isEmpty() ? "not shown" : text(shown))
                + (hasError(shown)
                        ? ", " + name(error) + ": "
                                + (code + " " + message)
                                        .strip()
                                        .concat(code.isEmpty() && message.isEmpty() ? reason.toString() : "")
                        : ""));
    }

    private boolean hasError(JsonNode shown) {
        JsonNode reason = shown.at(error);
        return !reason.isMissingNode() && !reason.isNull() && !reason.isEmpty();
    }

    /** The state as the platform shows it; empty text if it does not. */
    public String text(JsonNode shown) {
        return shown.at(state).asText("");
    }

    private static String name(JsonPointer pointer) {
        return pointer.toString().substring(1);
    }
}
