package io.github.premiumdeploy.sandbox.http;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts events by key in windows of a minute, each of which starts with the first event after the last window. */
public final class RateLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Window(Instant ends, int count) {}

    private final int perMinute;
    private final Map<String, Window> windows = new HashMap<>();

    /** @param perMinute events allowed per minute and key; 0 for any number */
    public RateLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    public int perMinute() {
        return perMinute;
    }

    /** Counts an event; answers how long to wait if it is one too many. */
    public Optional<Duration> exceeded(String key, Instant now) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        Window window = windows.get(key);
        if (window == null || !now.isBefore(window.ends())) {
            windows.put(key, new Window(now.plus(WINDOW), 1));
            return Optional.empty();
        }
        windows.put(key, new Window(window.ends(), window.count() + 1));
        return window.count() < perMinute ? Optional.empty() : Optional.of(Duration.between(now, window.ends()));
    }
}
