package io.rosterkit.mail;

import static io.rosterkit.mail.SmtpStep.DATA;
import static io.rosterkit.mail.SmtpStep.HELLO;
import static io.rosterkit.mail.SmtpStep.RECIPIENT;
import static io.rosterkit.mail.SmtpStep.SENDER;

import io.rosterkit.spi.notice.Receipt;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Decides what a negative reply of a server means for the mail, by a table: the first rule that fits counts. Only a
 * reply about this recipient is final. An operator can repair all other causes, such as the server, the login, the
 * sender or a policy, and then the mail is sent. Sources: RFC 5321 section 4.2, RFC 3463, RFC 4954, RFC 7372, and the
 * registry of enhanced status codes at IANA.
 */
final class ReplyRules {

    /** One rule: a condition, and the receipt for the replies that fulfill it. */
    private record Rule(Predicate<Reply> when, Function<Reply, Receipt> receipt) {}

    private static final Set<Integer> LOGIN_CODES = Set.of(530, 534, 535, 538);
    private static final Set<Integer> RECIPIENT_CODES = Set.of(550, 551, 553);

    private static final Set<Integer> CONTENT_CODES = Set.of(550, 552, 553, 554);

    /** Rules for every step. */
    private static final List<Rule> AT_EVERY_STEP = List.of(
            unavailable(reply -> reply.code() / 100 != 4 && reply.code() / 100 != 5, "protocol"),
            unavailable(reply -> reply.closesConnection() && reply.matches(ReplyPatterns.RATE), "rate"),
            new Rule(Reply::closesConnection, ReplyRules::unavailable),
            unavailable(reply -> reply.step() == SmtpStep.TLS, "tls"),
            unavailable(
                    reply -> reply.step() == SmtpStep.LOGIN && reply.isTemporary() && reply.matches(ReplyPatterns.RATE),
                    "rate"),
            unavailable(reply -> reply.step() == SmtpStep.LOGIN, "login"),
            unavailable(ReplyRules::requiresTls, "tls"),
            unavailable(reply -> reply.matches(ReplyPatterns.RELAY_DENIED), "relay"),
            unavailable(
                    reply ->
                            reply.matches(ReplyPatterns.RELAY) && !hasAddressStatus(reply) && !reply.isAboutRecipient(),
                    "relay"),
            unavailable(
                    reply -> LOGIN_CODES.contains(reply.code()) || reply.hasStatus(7, 8) || reply.hasStatus(7, 57),
                    "login"));

    /** Rules for the steps before RCPT. */
    private static final List<Rule> BEFORE_RECIPIENT = List.of(
            unavailable(reply -> reply.hasStatus(3, 4), "content"),
            unavailable(reply -> reply.matches(ReplyPatterns.RATE) || reply.hasStatus(7, 28), "rate"),
            unavailable(reply -> reply.step() == HELLO || reply.matches(ReplyPatterns.HELO), "helo"),
            unavailable(reply -> reply.matches(ReplyPatterns.LOGIN), "login"),
            unavailable(reply -> reply.step() == SENDER && (reply.isAboutSender() || hasSenderStatus(reply)), "sender"),
            unavailable(reply -> reply.subject() == 7 || reply.matches(ReplyPatterns.POLICY), "policy"),
            unavailable(reply -> reply.step() == SENDER && !reply.isTemporary() && reply.subject() < 3, "sender"),
            new Rule(reply -> true, ReplyRules::unavailable));

    /** Rules for a status about an address, from RCPT on. */
    private static final List<Rule> ABOUT_ADDRESS = List.of(
            unavailable(ReplyRules::hasSenderStatus, "sender"),
            unavailable(
                    reply ->
                            hasAddressStatus(reply) && isAboutClientInstead(reply) && reply.matches(ReplyPatterns.RATE),
                    "rate"),
            unavailable(reply -> hasAddressStatus(reply) && isAboutClientInstead(reply), "sender"),
            new Rule(reply -> hasAddressStatus(reply) && reply.isPermanent(), ReplyRules::rejected),
            new Rule(ReplyRules::hasAddressStatus, ReplyRules::deferred));

    /** Rules for replies about the client, from RCPT on. */
    private static final List<Rule> ABOUT_CLIENT = List.of(
            new Rule(reply -> reply.isTemporary() && reply.matches(ReplyPatterns.GREYLIST), ReplyRules::deferred),
            unavailable(reply -> reply.subject() == 6 || reply.hasStatus(3, 4), "content"),
            unavailable(reply -> reply.matches(ReplyPatterns.HELO), "helo"),
            unavailable(reply -> reply.hasStatus(5, 3) || reply.hasStatus(4, 5) || reply.hasStatus(7, 28), "rate"),
            unavailable(reply -> reply.matches(ReplyPatterns.RATE) && !reply.isAboutRecipient(), "rate"),
            unavailable(reply -> reply.matches(ReplyPatterns.LOGIN), "login"),
            unavailable(reply -> reply.hasStatus(7, 27) || (reply.subject() != 7 && reply.isAboutSender()), "sender"),
            unavailable(
                    reply -> reply.subject() == 7 && reply.isAboutSender() && !isAboutMailAuthentication(reply),
                    "sender"));

    /** Rules for all other subjects of a status, from RCPT on. */
    private static final List<Rule> BY_SUBJECT = List.of(
            new Rule(
                    reply -> reply.isTemporary() && reply.subject() == 7 && reply.isAboutRecipient(),
                    ReplyRules::deferred),
            unavailable(
                    reply -> reply.subject() == 7 && reply.matches(ReplyPatterns.POLICY) && reply.step() == RECIPIENT,
                    "policy"),
            new Rule(
                    reply -> reply.isTemporary()
                            && !reply.matches(ReplyPatterns.POLICY)
                            && (reply.hasStatus(7, 0) || reply.hasStatus(7, 1)),
                    ReplyRules::deferred),
            unavailable(reply -> reply.subject() == 7 && (reply.isTemporary() || reply.step() == RECIPIENT), "policy"),
            unavailable(reply -> reply.subject() == 7, "content"),
            new Rule(
                    reply -> reply.hasStatus(4, 1) || reply.hasStatus(4, 4) || reply.hasStatus(4, 6),
                    ReplyRules::deferred),
            new Rule(
                    reply -> reply.subject() > 0 && !reply.isTemporary() && reply.isAboutRecipient(),
                    ReplyRules::deferred),
            new Rule(reply -> reply.subject() > 0, ReplyRules::unavailable));

    /** Rules for replies without a status, or with a general one, from RCPT on. */
    private static final List<Rule> WITHOUT_STATUS = List.of(
            unavailable(reply -> reply.step() == RECIPIENT && reply.matches(ReplyPatterns.CLIENT), "policy"),
            new Rule(reply -> reply.isAboutRecipient() && hasRecipientCode(reply), ReplyRules::rejected),
            new Rule(Reply::isAboutRecipient, ReplyRules::deferred),
            unavailable(reply -> reply.matches(ReplyPatterns.POLICY) && reply.step() == RECIPIENT, "policy"),
            new Rule(ReplyRules::hasRecipientCode, ReplyRules::rejected),
            new Rule(
                    reply -> reply.step() == RECIPIENT && (reply.code() == 450 || reply.code() == 552),
                    ReplyRules::deferred),
            new Rule(
                    reply -> reply.step() == RECIPIENT
                            && reply.code() == 451
                            && !reply.matches(ReplyPatterns.SERVER_ERROR),
                    ReplyRules::deferred),
            unavailable(reply -> !reply.step().before(DATA) && CONTENT_CODES.contains(reply.code()), "content"),
            new Rule(reply -> true, ReplyRules::unavailable));

    private ReplyRules() {}

    static Receipt receiptFor(Reply reply) {
        return decide(
                reply,
                AT_EVERY_STEP,
                reply.step().before(RECIPIENT)
                        ? List.of(BEFORE_RECIPIENT)
                        : List.of(ABOUT_ADDRESS, ABOUT_CLIENT, BY_SUBJECT, WITHOUT_STATUS));
    }

    private static Receipt decide(Reply reply, List<Rule> first, List<List<Rule>> then) {
        return Stream.concat(first.stream(), then.stream().flatMap(List::stream))
                .filter(rule -> rule.when().test(reply))
                .findFirst()
                .orElseThrow()
                .receipt()
                .apply(reply);
    }

    private static Rule unavailable(Predicate<Reply> when, String code) {
        return new Rule(when, reply -> new Receipt.Unavailable(code));
    }

    /**
     * A rejection. It is not explained when a server that blocks the client may give the same reply for every
     * recipient.
     */
    private static Receipt rejected(Reply reply) {
        boolean explained =
                hasAddressStatus(reply) || (reply.isAboutRecipient() && !reply.matches(ReplyPatterns.STANDARD_TEXT));
        return new Receipt.Rejected(reply.asCode(), explained);
    }

    private static Receipt deferred(Reply reply) {
        return new Receipt.Deferred(reply.asCode());
    }

    private static Receipt unavailable(Reply reply) {
        return new Receipt.Unavailable(reply.asCode());
    }

    private static boolean requiresTls(Reply reply) {
        return reply.hasStatus(7, 10)
                || reply.hasStatus(7, 11)
                || (reply.code() == 530 && reply.matches(ReplyPatterns.STARTTLS));
    }

    /** A code about the recipient in the reply to RCPT, without a status about something else. */
    private static boolean hasRecipientCode(Reply reply) {
        return reply.step() == RECIPIENT
                && reply.isPermanent()
                && reply.subject() == 0
                && RECIPIENT_CODES.contains(reply.code());
    }

    private static boolean hasSenderStatus(Reply reply) {
        return reply.hasStatus(1, 7) || reply.hasStatus(1, 8);
    }

    private static boolean hasAddressStatus(Reply reply) {
        return reply.subject() == 1 || reply.subject() == 2;
    }

    /**
     * Whether a status about the recipient is used for the mailbox of the sender or for the quota of the client, as
     * some servers do.
     */
    private static boolean isAboutClientInstead(Reply reply) {
        return reply.isAboutSender() || reply.hasStatus(1, 90) || reply.hasStatus(2, 121);
    }

    private static boolean isAboutMailAuthentication(Reply reply) {
        return reply.status()
                .filter(status -> status.detail() >= 20 && status.detail() < 30)
                .isPresent();
    }
}
