package io.rosterkit.model.access;

import io.rosterkit.model.outcome.Arguments;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a call came from, as the host tells it: an opaque client key of at most 100 characters, or a network address. A
 * customer of a provider has as a rule a whole network of IPv6 addresses, so these are grouped by their first bits.
 *
 * @param clientKey by which attempts are counted, and which the journal shows
 * @param address the network address of {@link #of(InetAddress)}; empty for a text, which is taken as it is
 */
public record Source(String clientKey, Optional<InetAddress> address) {

    /** The bits of a network that one customer of a provider gets at least (RFC 6177). */
    public static final int IPV6_PREFIX = 64;

    private static final int IPV6_BITS = 128;

    private static final Pattern IPV6_LITERAL = Pattern.compile("[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,44}");

    /** The translation of IPv4 addresses for networks without IPv4 (RFC 6052, section 2.1). */
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xFF, (byte) 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};

    /** A client key, compared as it is; one that is an IPv6 address is grouped like that of {@link #of}. */
    public Source(String clientKey) {
        this(clientKey, literal(clientKey));
    }

    /**
     * A network address. IPv6 addresses count as one source when their first 64 bits are the same, or as many as the
     * roster is told; an IPv4 address that is written as one of IPv6 counts as that of IPv4. A scope does not matter.
     */
    public static Source of(InetAddress address) {
        Arguments.required("address", address);
        InetAddress plain = plain(address);
        return new Source(key(plain, IPV6_PREFIX), Optional.of(plain));
    }

    /** For calls the host makes on its own account, behind a session. The front door needs a client key. */
    public static Source unknown() {
        return new Source("");
    }

    public Source {
        Arguments.required("clientKey", clientKey, "address", address);
        if (clientKey.length() > 100 || clientKey.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("clientKey must have at most 100 characters and no control character");
        }
    }

    /** The same, where IPv6 addresses are one source when so many of their first bits are the same: 1 to 128. */
    public Source grouped(int ipv6Prefix) {
        if (ipv6Prefix < 1 || ipv6Prefix > IPV6_BITS) {
            throw new IllegalArgumentException("ipv6Prefix must be 1 to 128");
        }
        return address.map(known -> new Source(key(known, ipv6Prefix), address)).orElse(this);
    }

    /** The address that the text is, if it is one of IPv6. A text with a colon is never looked up. */
    private static Optional<InetAddress> literal(String text) {
        if (text == null || text.indexOf(':') < 0 || !IPV6_LITERAL.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(plain(InetAddress.getByName(text)));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    private static String key(InetAddress address, int prefix) {
        if (address instanceof Inet4Address || prefix == IPV6_BITS) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < IPV6_BITS; bit++) {
            bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return of(bytes).getHostAddress() + "/" + prefix;
    }

    private static InetAddress plain(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean translated =
                bytes.length > TRANSLATED.length && Arrays.equals(TRANSLATED, Arrays.copyOf(bytes, TRANSLATED.length));
        return of(translated ? Arrays.copyOfRange(bytes, TRANSLATED.length, bytes.length) : bytes);
    }

    /** Without a scope and a host name; four bytes in the place of sixteen where they are of IPv4. */
    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    @Override
    public String toString() {
        return "Source[clientKey=" + clientKey + "]";
    }
}
