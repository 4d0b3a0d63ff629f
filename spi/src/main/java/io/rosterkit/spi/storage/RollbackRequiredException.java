package io.rosterkit.spi.storage;

/**
 * The host's transaction that the library had joined must be rolled back. Of the operation that failed nothing was
 * written; what the library did before it in the same transaction is whole. The library does nothing more in that
 * transaction: every further call throws this again.
 */
public final class RollbackRequiredException extends StorageException {

    private static final long serialVersionUID = 1L;

    private final boolean repeatable;

    /** A failure with its cause; see {@link #isRepeatable}. */
    public RollbackRequiredException(String message, boolean repeatable, Throwable cause) {
        super(message, cause);
        this.repeatable = repeatable;
    }

    /** A failure found by the storage itself; see {@link #isRepeatable}. */
    public RollbackRequiredException(String message, boolean repeatable) {
        super(message);
        this.repeatable = repeatable;
    }

    /**
     * Whether other callers were faster and nothing is wrong: then the host rolls back, and runs its whole transaction
     * again. Otherwise it rolls back, and the same may fail again.
     */
    public boolean isRepeatable() {
        return repeatable;
    }
}
