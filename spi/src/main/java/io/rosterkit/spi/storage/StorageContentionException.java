package io.rosterkit.spi.storage;

/**
 * Nothing was written, and nothing is wrong: other callers wrote the same rows each time the storage tried. The storage
 * throws it after its own bounded repetitions ended in deadlocks, serialization failures, lock timeouts or failed
 * certifications of a cluster. It never throws it when the changes may have taken place. The library answers
 * {@code lockout.busy} to an attempt and {@code input.busy} to a change; the caller may do the same again.
 */
public final class StorageContentionException extends StorageException {

    private static final long serialVersionUID = 1L;

    /** The last of the lost tries is the cause. */
    public StorageContentionException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Found by the storage itself. */
    public StorageContentionException(String message) {
        super(message);
    }
}
