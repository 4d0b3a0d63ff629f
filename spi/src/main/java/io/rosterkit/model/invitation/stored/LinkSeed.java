package io.rosterkit.model.invitation.stored;

import io.rosterkit.model.Bytes;

/**
 * What a link is derived from, together with the key ring. A new generation kills the links before it; a new address
 * epoch keeps them alive but they no longer prove the mailbox. The salt never changes, and the key only where the old
 * one is gone.
 */
public record LinkSeed(int generation, int addressEpoch, int keyId, Bytes salt) {

    /** The seed after a renewal, under that key. */
    public LinkSeed renewed(int key) {
        return new LinkSeed(generation + 1, addressEpoch, key, salt);
    }
}
