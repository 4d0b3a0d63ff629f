package io.rosterkit.notice;

import io.rosterkit.model.notice.Claimed;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.Message;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Empties the outbox: claims due messages, asks whether each is still wanted, sends it with no transaction open, and
 * settles it. Any number of dispatchers may run at once. A message is sent at least once; a process that dies between
 * sending and settling makes it go out again, with the same Message-ID.
 */
public final class Dispatcher {

    private static final int AT_ONCE = 50;
    private static final Receipt BROKEN = new Receipt.Unavailable("gateway");

    private final MessageWork work;
    private final MailGateway gateway;
    private final Writer writer;
    private final Supplier<Instant> now;
    private final NoticePolicy policy;

    /** Sends through that gateway. */
    public Dispatcher(
            MessageWork work, MailGateway gateway, Writer writer, Supplier<Instant> now, NoticePolicy policy) {
        this.work = work;
        this.gateway = gateway;
        this.writer = writer;
        this.now = now;
        this.policy = policy;
    }

    /** Turns a message into a mail. */
    public static final class Writer {

        private final Map<Notice, Composer> composers = new EnumMap<>(Notice.class);
        private final Templates templates = new Templates();
        private final Screen screen;

        /** Every notice needs a composer. */
        public Writer(List<Composer> composers, Screen screen) {
            composers.forEach(composer -> this.composers.put(composer.notice(), composer));
            if (this.composers.size() < Notice.values().length) {
                throw new IllegalArgumentException("composers must compose every notice");
            }
            this.screen = screen;
        }

        private Optional<Letter> letter(Message message, Instant now) {
            Composer composer = composers.get(message.notice());
            return composer == null ? Optional.empty() : composer.compose(message, now);
        }

        private Mail mail(Message message, Letter letter) {
            Templates.Filled filled = templates.fill(letter);
            return new Mail(
                    "rosterkit." + message.id(),
                    (io.rosterkit.model.contact.EmailAddress) message.to(),
                    filled.subject(),
                    filled.text(),
                    letter.language());
        }
    }

    /** Looks at a mail before it leaves. */
    @FunctionalInterface
    public interface Screen {

        /** Whether the mail may leave. */
        boolean passes(Message message, Mail mail);
    }

    /** Sends at most {@code limit} messages that are due, and answers when none is left. */
    public DispatchReport dispatch(int limit) {
        DispatchReport report = DispatchReport.none();
        int left = limit;
        while (left > 0) {
            List<Claimed> claimed = work.claim(now.get(), Math.min(left, AT_ONCE), policy.lease());
            if (claimed.isEmpty()) {
                return report;
            }
            report = sendAll(report, claimed);
            left -= claimed.size();
        }
        return report;
    }

    /** Sends while the lease surely holds; what is left then is for the next claim, of whomever. */
    private DispatchReport sendAll(DispatchReport before, List<Claimed> claimed) {
        Instant until = now.get().plus(policy.lease().dividedBy(2));
        DispatchReport report = before;
        for (Claimed one : claimed) {
            report = now.get().isAfter(until)
                    ? new DispatchReport(
                            report.sent(), report.later(), report.failed(), report.dropped(), report.lost() + 1)
                    : settle(report, one, send(one));
        }
        return report;
    }

    private DispatchReport settle(DispatchReport so, Claimed one, Settlement settlement) {
        if (!work.settle(one, settlement)) {
            return new DispatchReport(so.sent(), so.later(), so.failed(), so.dropped(), so.lost() + 1);
        }
        if (settlement instanceof Settlement.Sent) {
            return new DispatchReport(so.sent() + 1, so.later(), so.failed(), so.dropped(), so.lost());
        }
        if (settlement instanceof Settlement.Later) {
            return new DispatchReport(so.sent(), so.later() + 1, so.failed(), so.dropped(), so.lost());
        }
        if (settlement instanceof Settlement.Failed) {
            return new DispatchReport(so.sent(), so.later(), so.failed() + 1, so.dropped(), so.lost());
        }
        return new DispatchReport(so.sent(), so.later(), so.failed(), so.dropped() + 1, so.lost());
    }

    private Settlement send(Claimed claimed) {
        Message message = claimed.message();
        Mail mail;
        try {
            Optional<Letter> letter = writer.letter(message, now.get());
            if (letter.isEmpty()) {
                return new Settlement.Dropped(now.get());
            }
            mail = writer.mail(message, letter.get());
            if (!writer.screen.passes(message, mail)) {
                return new Settlement.Failed(now.get(), "tells-code-word");
            }
        } catch (StorageException away) {
            throw away;
        } catch (RuntimeException broken) {
            return new Settlement.Failed(now.get(), "text");
        }
        return settlement(claimed, handOver(mail));
    }

    /**
     * Whatever a gateway does but taking the mail, the mail was not taken; one that breaks must not hold back the
     * others.
     */
    @SuppressWarnings("NullAway") // a gateway is somebody else's code
    private Receipt handOver(Mail mail) {
        try {
            Receipt receipt = gateway.send(mail);
            return receipt == null ? BROKEN : receipt;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            return BROKEN;
        }
    }

    private Settlement settlement(Claimed claimed, Receipt receipt) {
        Instant at = now.get();
        if (receipt instanceof Receipt.Rejected rejected) {
            return new Settlement.Failed(at, rejected.code());
        }
        if (receipt instanceof Receipt.Unavailable unavailable) {
            return claimed.attempt() > policy.waits().size()
                    ? new Settlement.Failed(at, unavailable.code())
                    : new Settlement.Later(at.plus(wait(claimed)), unavailable.code());
        }
        return new Settlement.Sent(at);
    }

    /**
     * The wait for this attempt, up to a tenth more by message, so that those put off together do not come back
     * together.
     */
    private Duration wait(Claimed claimed) {
        Duration wait = policy.waits().get(claimed.attempt() - 1);
        int share = Math.floorMod(claimed.message().id().uuid().hashCode(), 100);
        return wait.plus(wait.multipliedBy(share).dividedBy(1000));
    }
}
