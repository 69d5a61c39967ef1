package io.github.premiumdeploy.http;

import java.time.Duration;

/** Lets time pass; tests let it pass at once. */
@FunctionalInterface
public interface Sleeper {

    /** A sleeper that really sleeps. */
    Sleeper REAL = duration -> Thread.sleep(duration.toMillis());

    /** Returns after this time. */
    void sleep(Duration duration) throws InterruptedException;
}
