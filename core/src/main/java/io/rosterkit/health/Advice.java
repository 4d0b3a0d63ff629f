package io.rosterkit.health;

import io.rosterkit.model.notice.Channel;
import java.util.Map;
import java.util.Optional;

/** The advice for an operator about the code of a gateway. */
final class Advice {

    /** Advice by code. The placeholder is the server that the gateway calls. */
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry(
                    "connect",
                    "The %s cannot be reached. Check the host name and the port of the gateway, and the network."),
            Map.entry("timeout", "The %s does not answer in time. Check whether it is overloaded, and the network."),
            Map.entry(
                    "tls",
                    "An encrypted connection to the %s fails. Check its certificate, its host name and the port."),
            Map.entry("login", "The %s refuses our sign-in. Check user and password of the gateway."),
            Map.entry("helo", "The %s refuses the name by which we greet it. Check the EHLO name of the gateway."),
            Map.entry(
                    "sender",
                    "The %s refuses our sender address. Check the sender of the gateway and what it may send."),
            Map.entry(
                    "policy",
                    "The %s refuses by its policy. Check SPF, DKIM and DMARC of the sender, and block lists."),
            Map.entry(
                    "relay",
                    "The %s does not forward mails for us. Check user and password, and what it lets us send."),
            Map.entry("rate", "The %s takes no more messages from us for now. Check the limits of the account there."),
            Map.entry(
                    "content",
                    "The %s refuses the mail itself, such as for its words or its size. Its operator can tell the rule."),
            Map.entry(
                    "unconfirmed",
                    "The %s does not answer after it got a whole mail. Check its queue, its filters and its disk."),
            Map.entry(
                    "protocol",
                    "The %s answers something that is no SMTP. Check that host and port are those of a mail server."),
            Map.entry(
                    "folder",
                    "The mail could not be written into its folder. Check that the folder exists and may be written."),
            Map.entry("message", "A mail could not be composed. This is a fault of the program: please report it."));

    /** Advice by the beginning of a code; the longest one that fits counts. */
    private static final Map<String, String> BY_PREFIX = Map.of(
            "smtp-4", "The %s is not able to take messages at the moment. Its log tells more under this reply code.",
            "smtp-5", "The %s refuses to take messages from us. Its log tells more under this reply code.",
            "refuses-all",
                    "The %s refuses one recipient after the other and gives no reason. Check whether it blocks this"
                            + " machine or its account, and what its log says.",
            "gateway-no-answer", "The gateway returned no receipt. This is a fault in the program of the gateway.",
            "gateway-",
                    "The gateway threw an exception, whose class the code names. The log of this program tells more.");

    private static final String UNKNOWN =
            "The %s does not take messages. The documentation of the gateway tells what the code means.";

    private Advice() {}

    static String of(Channel channel, String code) {
        String sentence = Optional.ofNullable(BY_CODE.get(code))
                .or(() -> BY_PREFIX.entrySet().stream()
                        .filter(entry -> code.startsWith(entry.getKey()))
                        .max(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue))
                .orElse(UNKNOWN);
        return sentence.replace("%s", channel == Channel.MAIL ? "mail server" : "service for short messages");
    }
}
