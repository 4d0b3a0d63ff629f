package io.rosterkit.testkit;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.Sms;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.storage.StorageException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The faults that a test orders from gateways and storage; they happen in that order. Without an order nothing fails.
 * What the kit itself does, to open an office, uses up no fault. Thread-safe.
 */
public final class Faults {

    private static final ThreadLocal<Boolean> QUIET = ThreadLocal.withInitial(() -> false);

    private final Deque<Supplier<Receipt>> mail = new ArrayDeque<>();
    private final Deque<Supplier<Receipt>> sms = new ArrayDeque<>();
    private final Deque<Moment> storage = new ArrayDeque<>();
    private BooleanSupplier isContended = () -> false;
    private boolean away;

    /** When a storage fails: before it did anything, or when all is durable but the answer is lost. */
    public enum Moment {
        /** Nothing was written. */
        BEFORE,
        /** Everything was written. */
        AFTER
    }

    Faults() {}

    /** The gateway gives that receipt for the next mail. */
    public synchronized void nextMail(Receipt receipt) {
        Arguments.required("receipt", receipt);
        mail.add(() -> receipt);
    }

    /** The gateway throws at the next mail. */
    public synchronized void nextMailThrows() {
        mail.add(Faults::broken);
    }

    /** The gateway gives that receipt for the next text message. */
    public synchronized void nextSms(Receipt receipt) {
        Arguments.required("receipt", receipt);
        sms.add(() -> receipt);
    }

    /** The gateway throws at the next text message. */
    public synchronized void nextSmsThrows() {
        sms.add(Faults::broken);
    }

    /** The next write to the storage fails at that moment. */
    public synchronized void nextWrite(Moment moment) {
        Arguments.required("moment", moment);
        storage.add(moment);
    }

    /**
     * Every write while {@code which} answers true ends as if other callers had written the same rows every time:
     * nothing is written, and the storage throws {@link StorageContentionException}.
     */
    public synchronized void writesContended(BooleanSupplier which) {
        Arguments.required("which", which);
        isContended = which;
    }

    /** Makes the storage unavailable, or available again. While it is unavailable, every read and write fails. */
    public synchronized void storageAway(boolean isAway) {
        away = isAway;
    }

    /** Does work of the kit itself, in this thread, without faults. */
    <T> T quietly(Supplier<T> work) {
        QUIET.set(true);
        try {
            return work.get();
        } finally {
            QUIET.remove();
        }
    }

    boolean quiet() {
        return QUIET.get();
    }

    synchronized void failIfAway() {
        if (away && !quiet()) {
            throw new StorageException("the storage is away, as the test ordered");
        }
    }

    synchronized void failIfContended() {
        if (isContended.getAsBoolean()) {
            throw new StorageContentionException("other callers wrote the same rows too often, as the test ordered");
        }
    }

    synchronized Optional<Moment> nextWriteFault() {
        failIfAway();
        if (quiet()) {
            return Optional.empty();
        }
        failIfContended();
        return Optional.ofNullable(storage.poll());
    }

    Optional<Receipt> receipt(Mail about) {
        return next(mail);
    }

    Optional<Receipt> receipt(Sms about) {
        return next(sms);
    }

    private Optional<Receipt> next(Deque<Supplier<Receipt>> planned) {
        Optional<Supplier<Receipt>> next;
        synchronized (this) {
            next = quiet() ? Optional.empty() : Optional.ofNullable(planned.poll());
        }
        return next.map(Supplier::get);
    }

    private static Receipt broken() {
        throw new IllegalStateException("the gateway is broken");
    }
}
