package io.rosterkit.spi.storage;

/**
 * The storage could not do its work: a fault and not a refusal. Neither the message nor a cause holds a value of the
 * data. A cause that holds none by its kind, such as that of a pool without a free connection, is kept with its class
 * and message.
 */
public sealed class StorageException extends RuntimeException
        permits StorageContentionException, RollbackRequiredException, UnknownCommitException, DamagedRowException {

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
