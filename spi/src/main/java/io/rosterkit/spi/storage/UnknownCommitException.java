package io.rosterkit.spi.storage;

/** The answer to a commit was lost: all of the transaction is durable, or will be, or nothing of it. */
public final class UnknownCommitException extends StorageException {

    private static final long serialVersionUID = 1L;

    /** With what the database's driver said, without a value of the data. */
    public UnknownCommitException(Throwable cause) {
        super("it is unknown whether the changes took place; the same changes may be applied again", cause);
    }
}
