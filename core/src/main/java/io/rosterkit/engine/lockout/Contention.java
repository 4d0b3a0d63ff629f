package io.rosterkit.engine.lockout;

import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.StorageContentionException;
import java.util.function.Supplier;

/**
 * The answer to an attempt at a proof when other callers wrote the same rows each time. It is one answer wherever that
 * happened, so that it tells nothing about the proof. A charge that was made stays; none is made again.
 */
public final class Contention {

    private Contention() {}

    /** Does the work of an attempt; {@link LockoutReason#BUSY} when it lost to other callers all the time. */
    public static <T> Outcome<T> busy(Supplier<Outcome<T>> attempt) {
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
