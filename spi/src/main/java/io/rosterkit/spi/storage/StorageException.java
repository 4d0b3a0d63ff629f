package io.rosterkit.spi.storage;

/** The storage could not do its work: a fault and not a refusal. The message never holds a value of the data. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault with its cause. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A fault found by the storage itself. */
    public StorageException(String message) {
        super(message);
    }
}
