package io.rosterkit.mail;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The name of the client in EHLO: a domain or an address literal (RFC 5321 sections 4.1.2 and 4.1.3). */
final class EhloName {

    private static final int MAX_LENGTH = 253;

    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+(?!\\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("\\[" + OCTET + "(?:\\." + OCTET + "){3}]");
    private static final Pattern IPV6 = Pattern.compile("\\[IPv6:([0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)]");

    private EhloName() {}

    static boolean isValid(String name) {
        return name.length() <= MAX_LENGTH
                && (DOMAIN.matcher(name).matches() || IPV4.matcher(name).matches() || isIpv6(name));
    }

    private static boolean isIpv6(String name) {
        var matcher = IPV6.matcher(name);
        if (!matcher.matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(matcher.group(1)) != null; // the text has a colon, so no host name is resolved
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    /** The name of the machine where it is valid in EHLO, otherwise an address literal. */
    static String ofThisMachine() {
        try {
            InetAddress machine = InetAddress.getLocalHost();
            return nameOrLiteral(machine.getCanonicalHostName(), machine);
        } catch (UnknownHostException noName) {
            return literal(InetAddress.getLoopbackAddress());
        }
    }

    static String nameOrLiteral(String name, InetAddress machine) {
        return isValid(name) ? name : literal(machine);
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? "[IPv6:" + plain + "]" : "[" + plain + "]";
    }
}
