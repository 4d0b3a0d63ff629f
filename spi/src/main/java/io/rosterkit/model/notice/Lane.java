package io.rosterkit.model.notice;

/**
 * How urgent a message is; a lane is emptied before the next one is looked at. The order of the constants is the order
 * of the lanes.
 */
public enum Lane {
    /** A user waits for it in front of a screen. */
    CODE,
    /** One person's business. */
    NOTICE,
    /** One of very many. */
    BULK
}
