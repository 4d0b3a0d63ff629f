package io.rosterkit.model.invitation.stored;

import io.rosterkit.model.Bytes;

/**
 * What a link is derived from, together with the key ring. A new generation kills the links before it; a new address
 * epoch keeps them alive but they no longer prove the mailbox. The salt never changes, and the key only where the old
 * one is gone.
 */
public record LinkSeed(int generation, int addressEpoch, int keyId, Bytes salt) {

    private static final int LAST_EPOCH = 255;

    /**
     * The seed after the address changed. Links made before stay alive where that is wanted and the epoch, which is one
     * byte of a link, has another number; otherwise they are dead, as after a renewal under that key.
     */
    public LinkSeed readdressed(boolean keepsLinks, int key) {
        return keepsLinks && addressEpoch < LAST_EPOCH
                ? new LinkSeed(generation, addressEpoch + 1, keyId, salt)
                : new LinkSeed(generation + 1, 1, key, salt);
    }

    /** The seed after a renewal, under that key. */
    public LinkSeed renewed(int key) {
        return new LinkSeed(generation + 1, addressEpoch, key, salt);
    }
}
