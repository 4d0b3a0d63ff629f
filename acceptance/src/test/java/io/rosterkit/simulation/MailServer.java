package io.rosterkit.simulation;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.testkit.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A mail server whose answers the test decides, and whose time-outs cost time of the test's clock. */
final class MailServer implements MailGateway {

    static final Receipt TAKEN = new Receipt.Accepted();
    static final Duration TIME_OUT = Duration.ofSeconds(30);

    private final MovableClock clock;
    private final List<Mail> accepted = new ArrayList<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private int total;
    private Function<Mail, Receipt> answer = mail -> TAKEN;

    MailServer(MovableClock clock) {
        this.clock = clock;
    }

    void answers(Function<Mail, Receipt> answers) {
        answer = answers;
    }

    void works() {
        answer = mail -> TAKEN;
    }

    /** Each try runs into its time-out. */
    void isSilent() {
        answer = mail -> {
            clock.move(TIME_OUT);
            return new Receipt.Unavailable("timeout");
        };
    }

    void refuses() {
        answer = mail -> new Receipt.Unavailable("connect");
    }

    @Override
    public Receipt send(Mail mail) {
        total++;
        tries.merge(mail.messageId(), 1, Integer::sum);
        Receipt receipt = answer.apply(mail);
        if (receipt instanceof Receipt.Accepted) {
            accepted.add(mail);
        }
        return receipt;
    }

    /** The addresses whose mails it took, in order. */
    List<String> accepted() {
        return accepted.stream().map(mail -> mail.to().original()).toList();
    }

    int tries() {
        return total;
    }

    int triesOf(String messageId) {
        return tries.getOrDefault(messageId, 0);
    }
}
