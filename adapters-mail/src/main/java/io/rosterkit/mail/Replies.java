package io.rosterkit.mail;

import static io.rosterkit.mail.Step.DATA;
import static io.rosterkit.mail.Step.HELLO;
import static io.rosterkit.mail.Step.RECIPIENT;
import static io.rosterkit.mail.Step.SENDER;

import io.rosterkit.spi.notice.Receipt;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a server's no means for the mail: a table, of which the first row that fits decides. Final is only what speaks
 * of this recipient; whatever is the matter with the server, the login, the sender or a policy can be mended, and then
 * the mail shall go out. Sources: RFC 5321 section 4.2, RFC 3463, RFC 4954, RFC 7372, and the registry of enhanced
 * status codes at IANA.
 */
final class Replies {

    /** One row: for which replies, and what they mean. */
    private record Row(Predicate<Reply> when, Function<Reply, Receipt> means) {}

    private static final Set<Integer> ASKS_FOR_LOGIN = Set.of(530, 534, 535, 538);
    private static final Set<Integer> SPEAKS_OF_RECIPIENT = Set.of(550, 551, 553);

    private static final Set<Integer> REFUSES_CONTENT = Set.of(550, 552, 553, 554);

    /** Replies that mean the same at every step. */
    private static final List<Row> ALWAYS = List.of(
            row(reply -> reply.code() / 100 != 4 && reply.code() / 100 != 5, "protocol"),
            row(reply -> reply.closing() && reply.says(Words.RATE), "rate"),
            new Row(Reply::closing, Replies::away),
            row(reply -> reply.step() == Step.TLS, "tls"),
            row(reply -> reply.step() == Step.LOGIN && reply.temporary() && reply.says(Words.RATE), "rate"),
            row(reply -> reply.step() == Step.LOGIN, "login"),
            row(Replies::asksForTls, "tls"),
            row(reply -> reply.says(Words.RELAY_DENIED), "relay"),
            row(reply -> reply.says(Words.RELAY) && !ofAddress(reply) && !reply.speaksOfRecipient(), "relay"),
            row(reply -> ASKS_FOR_LOGIN.contains(reply.code()) || reply.is(7, 8) || reply.is(7, 57), "login"));

    /** Replies before a recipient was named. */
    private static final List<Row> BEFORE = List.of(
            row(reply -> reply.is(3, 4), "content"),
            row(reply -> reply.says(Words.RATE) || reply.is(7, 28), "rate"),
            row(reply -> reply.step() == HELLO || reply.says(Words.HELO), "helo"),
            row(reply -> reply.says(Words.LOGIN), "login"),
            row(reply -> reply.step() == SENDER && (reply.speaksOfSender() || ofSender(reply)), "sender"),
            row(reply -> reply.subject() == 7 || reply.says(Words.POLICY), "policy"),
            row(reply -> reply.step() == SENDER && !reply.temporary() && reply.subject() < 3, "sender"),
            new Row(reply -> true, Replies::away));

    /** Replies that speak of an address, by their status. */
    private static final List<Row> ADDRESS = List.of(
            row(Replies::ofSender, "sender"),
            row(reply -> ofAddress(reply) && oursInDisguise(reply) && reply.says(Words.RATE), "rate"),
            row(reply -> ofAddress(reply) && oursInDisguise(reply), "sender"),
            new Row(reply -> ofAddress(reply) && reply.permanent(), Replies::isFinal),
            new Row(Replies::ofAddress, Replies::later));

    /** What we are told about ourselves, after a recipient was named. */
    private static final List<Row> OURS = List.of(
            new Row(reply -> reply.temporary() && reply.says(Words.GREYLIST), Replies::later),
            row(reply -> reply.subject() == 6 || reply.is(3, 4), "content"),
            row(reply -> reply.says(Words.HELO), "helo"),
            row(reply -> reply.is(5, 3) || reply.is(4, 5) || reply.is(7, 28), "rate"),
            row(reply -> reply.says(Words.RATE) && !reply.speaksOfRecipient(), "rate"),
            row(reply -> reply.says(Words.LOGIN), "login"),
            row(reply -> reply.is(7, 27) || (reply.subject() != 7 && reply.speaksOfSender()), "sender"),
            row(reply -> reply.subject() == 7 && reply.speaksOfSender() && !authentication(reply), "sender"));

    /** The rest, by the subject of the status. */
    private static final List<Row> SUBJECTS = List.of(
            new Row(reply -> reply.temporary() && reply.subject() == 7 && reply.speaksOfRecipient(), Replies::later),
            row(reply -> reply.subject() == 7 && reply.says(Words.POLICY) && reply.step() == RECIPIENT, "policy"),
            new Row(
                    reply -> reply.temporary() && !reply.says(Words.POLICY) && (reply.is(7, 0) || reply.is(7, 1)),
                    Replies::later),
            row(reply -> reply.subject() == 7 && (reply.temporary() || reply.step() == RECIPIENT), "policy"),
            row(reply -> reply.subject() == 7, "content"),
            new Row(reply -> reply.is(4, 1) || reply.is(4, 4) || reply.is(4, 6), Replies::later),
            new Row(reply -> reply.subject() > 0 && !reply.temporary() && reply.speaksOfRecipient(), Replies::later),
            new Row(reply -> reply.subject() > 0, Replies::away));

    /** Replies without a status, or with one that says nothing. */
    private static final List<Row> PLAIN = List.of(
            row(reply -> reply.step() == RECIPIENT && reply.says(Words.OURS), "policy"),
            new Row(reply -> reply.speaksOfRecipient() && namesTheRecipient(reply), Replies::isFinal),
            new Row(Reply::speaksOfRecipient, Replies::later),
            row(reply -> reply.says(Words.POLICY) && reply.step() == RECIPIENT, "policy"),
            new Row(Replies::namesTheRecipient, Replies::isFinal),
            new Row(reply -> reply.step() == RECIPIENT && (reply.code() == 450 || reply.code() == 552), Replies::later),
            new Row(
                    reply -> reply.step() == RECIPIENT && reply.code() == 451 && !reply.says(Words.SYSTEM),
                    Replies::later),
            row(reply -> !reply.step().before(DATA) && REFUSES_CONTENT.contains(reply.code()), "content"),
            new Row(reply -> true, Replies::away));

    private Replies() {}

    static Receipt receipt(Reply reply) {
        return decide(
                reply,
                ALWAYS,
                reply.step().before(RECIPIENT) ? List.of(BEFORE) : List.of(ADDRESS, OURS, SUBJECTS, PLAIN));
    }

    private static Receipt decide(Reply reply, List<Row> first, List<List<Row>> then) {
        return Stream.concat(first.stream(), then.stream().flatMap(List::stream))
                .filter(row -> row.when().test(reply))
                .findFirst()
                .orElseThrow()
                .means()
                .apply(reply);
    }

    private static Row row(Predicate<Reply> when, String code) {
        return new Row(when, reply -> new Receipt.Unavailable(code));
    }

    /** Not explained, where a server that blocks the client may say the same to each recipient. */
    private static Receipt isFinal(Reply reply) {
        boolean explained = ofAddress(reply) || (reply.speaksOfRecipient() && !reply.says(Words.FORMULA));
        return new Receipt.Rejected(reply.asCode(), explained);
    }

    private static Receipt later(Reply reply) {
        return new Receipt.Deferred(reply.asCode());
    }

    private static Receipt away(Reply reply) {
        return new Receipt.Unavailable(reply.asCode());
    }

    private static boolean asksForTls(Reply reply) {
        return reply.is(7, 10) || reply.is(7, 11) || (reply.code() == 530 && reply.says(Words.STARTTLS));
    }

    /** 551 and its like to RCPT, without a status that says otherwise. */
    private static boolean namesTheRecipient(Reply reply) {
        return reply.step() == RECIPIENT
                && reply.permanent()
                && reply.subject() == 0
                && SPEAKS_OF_RECIPIENT.contains(reply.code());
    }

    private static boolean ofSender(Reply reply) {
        return reply.is(1, 7) || reply.is(1, 8);
    }

    private static boolean ofAddress(Reply reply) {
        return reply.subject() == 1 || reply.subject() == 2;
    }

    /** Some servers speak of the sender's mailbox or of our quota under the subjects of the recipient. */
    private static boolean oursInDisguise(Reply reply) {
        return reply.speaksOfSender() || reply.is(1, 90) || reply.is(2, 121);
    }

    private static boolean authentication(Reply reply) {
        return reply.status()
                .filter(status -> status.detail() >= 20 && status.detail() < 30)
                .isPresent();
    }
}
