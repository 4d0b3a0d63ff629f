package io.rosterkit.testkit;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.storage.StorageException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** Faults to come, in the order they were ordered. None unless a test orders one. Thread-safe. */
public final class Faults {

    private final Deque<Supplier<Receipt>> mail = new ArrayDeque<>();
    private final Deque<Moment> storage = new ArrayDeque<>();
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
        mail.add(() -> receipt);
    }

    /** The gateway throws at the next mail. */
    public synchronized void nextMailThrows() {
        mail.add(() -> {
            throw new IllegalStateException("the gateway is broken");
        });
    }

    /** The next write to the storage fails at that moment. */
    public synchronized void nextWrite(Moment moment) {
        storage.add(moment);
    }

    /** The storage is away, or back again: every question and every write fails. */
    public synchronized void storageAway(boolean isAway) {
        away = isAway;
    }

    synchronized void ask() {
        if (away) {
            throw new StorageException("the storage is away, as the test ordered");
        }
    }

    synchronized Optional<Moment> write() {
        ask();
        return Optional.ofNullable(storage.poll());
    }

    Optional<Receipt> receipt(Mail about) {
        Supplier<Receipt> next = next();
        return next == null ? Optional.empty() : Optional.of(next.get());
    }

    private synchronized @org.jspecify.annotations.Nullable Supplier<Receipt> next() {
        return mail.poll();
    }
}
