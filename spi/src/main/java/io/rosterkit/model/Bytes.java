package io.rosterkit.model;

import java.util.Arrays;

/** Immutable bytes with a value's equality. Its {@code toString} tells the length and never the content. */
public final class Bytes {

    private static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of the given bytes. */
    public static Bytes of(byte[] content) {
        return content.length == 0 ? NONE : new Bytes(content.clone());
    }

    /** No bytes at all. */
    public static Bytes none() {
        return NONE;
    }

    /** A copy of the content. */
    public byte[] toArray() {
        return content.clone();
    }

    /** How many bytes. */
    public int length() {
        return content.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
