package io.rosterkit.spi.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys held in this process: HKDF-SHA-256 (RFC 5869) per purpose and salt, HMAC-SHA-256, AES-256-GCM with a random
 * 96-bit nonce.
 */
final class LocalKeyRing implements KeyRing {

    private static final int KEY = 32;
    private static final int SHORTEST_SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final int current;
    private final Map<Integer, byte[]> keys = new HashMap<>();
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    LocalKeyRing(int current, Map<Integer, byte[]> keys) {
        keys.forEach((id, key) -> {
            if (id < 1 || id > 255 || key.length != KEY) {
                throw new IllegalArgumentException("keys must be numbered 1 to 255 and have 32 bytes");
            }
            this.keys.put(id, key.clone());
        });
        if (!keys.containsKey(current)) {
            throw new IllegalArgumentException("current must be one of the keys");
        }
        this.current = current;
    }

    @Override
    public int current() {
        return current;
    }

    @Override
    public boolean holds(int keyId) {
        return keys.containsKey(keyId);
    }

    @Override
    public byte[] mac(int keyId, String purpose, byte[] message) {
        return Hkdf.hmac(key(keyId, "mac:" + purpose), message);
    }

    @Override
    public byte[] seal(int keyId, String purpose, byte[] place, byte[] plain) {
        return seal(key(keyId, "seal:" + purpose), place, plain);
    }

    @Override
    public byte[] open(int keyId, String purpose, byte[] place, byte[] sealed) {
        return open(key(keyId, "seal:" + purpose), place, sealed);
    }

    @Override
    public byte[] seal(int keyId, String purpose, byte[] salt, byte[] place, byte[] plain) {
        return seal(saltedKey(keyId, purpose, salt), place, plain);
    }

    @Override
    public byte[] open(int keyId, String purpose, byte[] salt, byte[] place, byte[] sealed) {
        return open(saltedKey(keyId, purpose, salt), place, sealed);
    }

    private byte[] seal(byte[] key, byte[] place, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = gcm(Cipher.ENCRYPT_MODE, key, nonce, place, plain);
        byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE, sealed.length);
        return both;
    }

    private static byte[] open(byte[] key, byte[] place, byte[] sealed) {
        if (sealed.length < NONCE + TAG_BITS / Byte.SIZE) {
            throw new IllegalArgumentException("sealed is cut");
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] content = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        return gcm(Cipher.DECRYPT_MODE, key, nonce, place, content);
    }

    private byte[] key(int keyId, String purpose) {
        byte[] master = master(keyId);
        return derived.computeIfAbsent(keyId + ":" + purpose, name -> derive(new byte[KEY], master, purpose));
    }

    /** Never kept: who loses the salt must not find the key here. */
    private byte[] saltedKey(int keyId, String purpose, byte[] salt) {
        if (salt.length < SHORTEST_SALT) {
            throw new IllegalArgumentException("salt must have at least 16 bytes");
        }
        return derive(salt, master(keyId), "salted:" + purpose);
    }

    private byte[] master(int keyId) {
        byte[] master = keys.get(keyId);
        if (master == null) {
            throw new IllegalArgumentException("keyId is not held");
        }
        return master;
    }

    private static byte[] derive(byte[] salt, byte[] master, String purpose) {
        return Hkdf.derive(salt, master, ("rosterkit:" + purpose).getBytes(StandardCharsets.UTF_8), KEY);
    }

    private static byte[] gcm(int mode, byte[] key, byte[] nonce, byte[] place, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            return cipher.doFinal(content);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("sealed does not open under this key, purpose and place", wrong);
        }
    }

    @Override
    public String toString() {
        return "KeyRing[" + keys.size() + " keys, current " + current + "]";
    }
}
