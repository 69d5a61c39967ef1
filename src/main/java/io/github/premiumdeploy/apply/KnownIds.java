package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.ResourceIds;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Keeps which id each resource of a plan has, which of them this run made and when, and the secrets of OAuth clients. Safe
 * for use by several threads.
 */
final class KnownIds implements ResourceIds {

    private final Map<Key, String> ids = new ConcurrentHashMap<>();
    private final Map<Key, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, Instant> made = new ConcurrentHashMap<>();
    private final Map<String, Instant> granted = new ConcurrentHashMap<>();
    private final Map<Key, Integer> lost = new ConcurrentHashMap<>();
    private final Set<Key> inDoubt = ConcurrentHashMap.newKeySet();
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    void know(Key key, String id) {
        ids.put(key, id);
    }

    @Override
    public Optional<String> find(Key key) {
        return Optional.ofNullable(ids.get(key));
    }

    void noteGranted(String roleId, Instant now) {
        granted.put(roleId, now);
    }

    @Override
    public Optional<Instant> grantedAt(String roleId) {
        return Optional.ofNullable(granted.get(roleId));
    }

    void knowSecret(Key key, String secret) {
        secrets.put(key, secret);
    }

    Optional<String> secret(Key key) {
        return Optional.ofNullable(secrets.get(key));
    }

    boolean hasMade(String id) {
        return made.containsKey(id);
    }

    boolean hasAnswer(String id) {
        return answered.contains(id) && made.containsKey(id);
    }

    boolean isOwn(String id) {
        return own.contains(id);
    }

    /** Forgets what this run made, secret included: it is to go. */
    void disown(Key key, String id) {
        made.remove(id);
        ids.remove(key, id);
        secrets.remove(key);
    }

    boolean isInDoubt(Key key) {
        return inDoubt.contains(key);
    }

    void doubt(Key key, boolean mayBeThere) {
        if (mayBeThere) {
            inDoubt.add(key);
        } else {
            inDoubt.remove(key);
        }
    }

    void noteLost(Key key) {
        lost.merge(key, 1, Integer::sum);
    }

    int lost(Key key) {
        return lost.getOrDefault(key, 0);
    }

    /** This was made a moment ago, or found where an answer was lost: it may not be known everywhere yet. */
    void noteMade(String id, Instant now) {
        made.put(id, now);
    }

    /** An answer to this run says that it made this. */
    void noteAnswered(String id, Instant now) {
        noteMade(id, now);
        answered.add(id);
        own.add(id);
    }

    void noteProven(String id) {
        own.add(id);
    }

    void noteGone(Predicate<String> removed) {
        made.keySet().removeIf(removed);
    }

    void noteDeleted(String id) {
        deleted.add(id);
        made.remove(id);
    }

    boolean hasDeleted(String id) {
        return deleted.contains(id);
    }

    /** Whether a text names something that this run made after a moment. */
    boolean nameMadeSince(String text, Instant moment) {
        return made.entrySet().stream().anyMatch(one -> one.getValue().isAfter(moment) && text.contains(one.getKey()));
    }
}
