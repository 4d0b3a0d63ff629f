package io.rosterkit.model.notice;

/** Where a message stands. */
public enum MessageState {
    /** Waiting, for the first or a further attempt. */
    QUEUED,
    /** A gateway took it. */
    SENT,
    /** Given up: a dead letter. */
    FAILED,
    /** Not wanted any more when its turn came. */
    DROPPED,
    /** Sent or dropped long ago; the storage does not keep it any more. */
    FORGOTTEN
}
