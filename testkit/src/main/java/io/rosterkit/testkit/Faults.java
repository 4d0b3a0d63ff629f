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
 * Faults to come, in the order they were ordered. None unless a test orders one. What the kit does on its own behalf,
 * to open an office, uses up none. Thread-safe.
 */
public final class Faults {

    private static final ThreadLocal<Boolean> QUIET = ThreadLocal.withInitial(() -> false);

    private final Deque<Supplier<Receipt>> mail = new ArrayDeque<>();
    private final Deque<Supplier<Receipt>> sms = new ArrayDeque<>();
    private final Deque<Moment> storage = new ArrayDeque<>();
    private BooleanSupplier contended = () -> false;
    private boolean away;

    /** When a storage fails: before it did anything, or when all is durable but the answer is lost. */
    public enum Moment {
        /** Nothing was written. */
        BEFORE,
        /** Everything was written. */
        AFTER
    }

    Faults() {}

    /** The next mail is answered so. */
    public synchronized void nextMail(Receipt receipt) {
        Arguments.required("receipt", receipt);
        mail.add(() -> receipt);
    }

    /** The gateway throws at the next mail. */
    public synchronized void nextMailThrows() {
        mail.add(Faults::broken);
    }

    /** The next text message is answered so. */
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
     * Each write for which that answers true ends as if other callers had written the same rows all the time: nothing
     * is written, and the storage throws {@link StorageContentionException}.
     */
    public synchronized void writesContended(BooleanSupplier which) {
        Arguments.required("which", which);
        contended = which;
    }

    /** The storage is away, or back again: every question and every write fails. */
    public synchronized void storageAway(boolean isAway) {
        away = isAway;
    }

    /** What the kit does on its own behalf, in this thread: no fault happens. */
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

    synchronized void ask() {
        if (away && !quiet()) {
            throw new StorageException("the storage is away, as the test ordered");
        }
    }

    synchronized void contend() {
        if (contended.getAsBoolean()) {
            throw new StorageContentionException("others were in the way too often, as the test ordered");
        }
    }

    synchronized Optional<Moment> write() {
        ask();
        if (quiet()) {
            return Optional.empty();
        }
        contend();
        return Optional.ofNullable(storage.poll());
    }

    Optional<Receipt> receipt(Mail about) {
        return next(mail);
    }

    Optional<Receipt> receipt(Sms about) {
        return next(sms);
    }

    private Optional<Receipt> next(Deque<Supplier<Receipt>> ordered) {
        Optional<Supplier<Receipt>> next;
        synchronized (this) {
            next = quiet() ? Optional.empty() : Optional.ofNullable(ordered.poll());
        }
        return next.map(Supplier::get);
    }

    private static Receipt broken() {
        throw new IllegalStateException("the gateway is broken");
    }
}
