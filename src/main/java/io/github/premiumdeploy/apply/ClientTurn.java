package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.secrets.LockFile;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one run at a time make an OAuth client of a name, or a new secret of it: each would make the secret void that the other
 * has kept and reported. It holds for all runs that use the same secrets file.
 */
final class ClientTurn {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** The clock of a deadline may not be that of other processes. */
    private static final long REAL_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final ApplyContext run;

    ClientTurn(ApplyContext run) {
        this.run = run;
    }

    /** Waits until it is this run's turn, which lasts until it is closed. */
    LockFile await(SecretsFile file, String name) throws IOException {
        boolean[] isSaid = {false};
        Optional<LockFile> turn = file.turn(name, () -> {
            if (!isSaid[0]) {
                isSaid[0] = true;
                run.say("Waiting for another run, which makes the OAuth client \"" + name
                        + "\" or a secret of it with the same secrets file");
            }
            LockSupport.parkNanos(REAL_PAUSE_NANOS);
            return run.client().pause(PAUSE);
        });
        return turn.orElseThrow(() -> new PlanException(
                "Another run makes the OAuth client \"" + name
                        + "\", or a secret of it, with the same secrets file, and the deadline came before it had ended",
                "Run again when the other has ended. Let one build at a time deploy to an organization."));
    }
}
