package io.rosterkit.engine.lockout;

import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.StorageContentionException;
import java.util.function.Supplier;

/**
 * Refuses an attempt at a proof when other callers wrote the same rows every time. The refusal is the same wherever
 * that happened, so it reveals nothing about the proof. A charge that was made stays; none is made again.
 */
public final class BusyRefusal {

    private BusyRefusal() {}

    /** Does the work; refuses with {@link LockoutReason#BUSY} when it lost every race against other callers. */
    public static <T> Outcome<T> onContention(Supplier<Outcome<T>> attempt) {
        try {
            Outcome<T> outcome = attempt.get();
            return outcome.refusal()
                            .map(Refusal::reason)
                            .filter(InputReason.BUSY::equals)
                            .isPresent()
                    ? Outcome.refused(LockoutReason.BUSY)
                    : outcome;
        } catch (StorageContentionException contended) {
            return Outcome.refused(LockoutReason.BUSY);
        }
    }
}
