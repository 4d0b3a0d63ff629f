package io.rosterkit.mail;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** The name of the client in EHLO: a domain or an address literal (RFC 5321 sections 4.1.2 and 4.1.3). */
final class EhloName {

    private static final int LONGEST = 253;

    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+(?!\\d+$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("\\[" + OCTET + "(?:\\." + OCTET + "){3}]");
    private static final Pattern IPV6 = Pattern.compile("\\[IPv6:([0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)]");

    private EhloName() {}

    static boolean valid(String name) {
        return name.length() <= LONGEST
                && (DOMAIN.matcher(name).matches() || IPV4.matcher(name).matches() || ipv6(name));
    }

    private static boolean ipv6(String name) {
        var matcher = IPV6.matcher(name);
        if (!matcher.matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(matcher.group(1)) != null; // it has a colon: no name is looked up
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    /** The machine's name where it can stand in EHLO, otherwise an address literal. */
    static String ofThisMachine() {
        try {
            InetAddress machine = InetAddress.getLocalHost();
            return of(machine.getCanonicalHostName(), machine);
        } catch (UnknownHostException nameless) {
            return literal(InetAddress.getLoopbackAddress());
        }
    }

    static String of(String name, InetAddress machine) {
        return valid(name) ? name : literal(machine);
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        return address instanceof Inet6Address ? "[IPv6:" + plain + "]" : "[" + plain + "]";
    }
}
