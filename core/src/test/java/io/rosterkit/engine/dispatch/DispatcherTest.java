package io.rosterkit.engine.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.engine.notice.Composer;
import io.rosterkit.engine.notice.MessageRenderer;
import io.rosterkit.engine.notice.SmsTexts;
import io.rosterkit.engine.notice.TemplateInput;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.Sms;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.notice.DispatchReport;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.spi.notice.MailBatch;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.notice.SmsGateway;
import io.rosterkit.spi.storage.StorageException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M4")
class DispatcherTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final PhoneNumber PHONE = new PhoneNumber("+491715550123");
    private static final EmailAddress ADDRESS = new EmailAddress("ben@weiss.example", "ben@weiss.example");
    private static final String TEXT = "482913 is your Example code. Do not share it.\n\n@app.example.org #482913";

    private final InMemoryOutbox work = new InMemoryOutbox();
    private final List<Mail> mails = new ArrayList<>();
    private final List<Sms> texts = new ArrayList<>();
    private Function<Sms, Receipt> carrier = sms -> new Receipt.Accepted();
    private Function<Notice, Optional<TemplateInput>> letters = DispatcherTest::letter;
    private Function<Mail, Receipt> post = mail -> new Receipt.Accepted();
    private final List<String> batches = new ArrayList<>();
    private Instant now = NOW;

    @Test
    @Tag("V4")
    void sendsToAPhoneThroughTheSmsGatewayAndToAnAddressThroughTheMailGateway() {
        assertThat(sent(Notice.CODE, PHONE)).isEqualTo(new Settlement.Sent(NOW));
        assertThat(texts).containsExactly(new Sms("rosterkit." + work.id(), PHONE, TEXT));
        assertThat(mails).isEmpty();

        assertThat(sent(Notice.PASSWORD_CHANGED, ADDRESS)).isEqualTo(new Settlement.Sent(NOW));
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).to()).isEqualTo(ADDRESS);
        assertThat(mails.get(0).subject()).isEqualTo("Your Example password was changed");
        assertThat(texts).hasSize(1);
    }

    @Test
    void givesUpAMessageToAPhoneWhereThereIsNoSmsGateway() {
        work.waits(message(Notice.CODE, PHONE), 1);

        DispatchReport report = dispatcher(Optional.empty()).dispatch(10);

        assertThat(report).isEqualTo(new DispatchReport(0, 0, 1, 0, 0));
        assertThat(work.settlement()).isEqualTo(new Settlement.SetAside(NOW, "no-sms-gateway"));
    }

    @Test
    void dropsAMessageToAPhoneThatNobodyWantsAnyMore() {
        letters = notice -> Optional.empty();

        assertThat(sent(Notice.CODE, PHONE)).isEqualTo(new Settlement.Dropped(NOW));
        assertThat(texts).isEmpty();
    }

    @Test
    void triesATextMessageAgainWithTheSameIdAfterTheWaitOfThePolicy() {
        carrier = sms -> new Receipt.Deferred("sms-503");
        Settlement first = sent(Notice.CODE, PHONE);
        carrier = sms -> new Receipt.Accepted();

        assertThat(first).isInstanceOf(Settlement.Later.class);
        Settlement.Later later = (Settlement.Later) first;
        assertThat(later.failure()).isEqualTo("sms-503");
        assertThat(later.due()).isBetween(NOW.plusSeconds(60), NOW.plusSeconds(66));
        assertThat(sent(work.message(), 2)).isEqualTo(new Settlement.Sent(NOW));
        assertThat(texts).hasSize(2).containsOnly(texts.get(0));
    }

    @Test
    void givesUpATextMessageThatIsRejectedOrWasTriedOftenEnough() {
        carrier = sms -> new Receipt.Rejected("sms-barred");
        assertThat(sent(Notice.CODE, PHONE)).isEqualTo(new Settlement.Failed(NOW, "sms-barred"));

        carrier = sms -> new Receipt.Deferred("sms-503");
        assertThat(sent(message(Notice.CODE, PHONE), 9)).isEqualTo(new Settlement.Failed(NOW, "sms-503"));
    }

    @Test
    void takesAGatewayThatBreaksForUnavailableAndSaysWhy() {
        Map<String, Function<Sms, Receipt>> broken = Map.of(
                "gateway-no-answer",
                sms -> null,
                "gateway-connectexception",
                sms -> {
                    throw new UncheckedIOException(new ConnectException("refused"));
                },
                "gateway-noclassdeffounderror",
                sms -> {
                    throw new NoClassDefFoundError("carrier/Client");
                },
                "gateway-illegalstateexception",
                sms -> {
                    throw new IllegalStateException("broken") {
                        private static final long serialVersionUID = 1;
                    };
                });

        broken.forEach((code, one) -> {
            carrier = one;
            assertThat(sent(Notice.CODE, PHONE)).isEqualTo(new Settlement.Uncharged(code));
        });
    }

    @Test
    void letsGoWhatMayNotBeHeld() {
        carrier = sms -> {
            throw new OutOfMemoryError("of a test");
        };

        assertThatThrownBy(() -> sent(Notice.CODE, PHONE)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void sendsTheMailsOfAClaimInOneBatchAndEndsIt() {
        work.waits(message(Notice.PASSWORD_CHANGED, ADDRESS), 1);
        work.waits(message(Notice.CODE, PHONE), 1);
        work.waits(message(Notice.PASSWORD_CHANGED, ADDRESS), 1);

        assertThat(dispatcher(Optional.of(gateway())).dispatch(10)).isEqualTo(new DispatchReport(3, 0, 0, 0, 0));

        assertThat(batches).containsExactly("begin", "mail", "mail", "end");
    }

    @Test
    void beginsAnotherBatchAfterOneThatBroke() {
        work.waits(message(Notice.PASSWORD_CHANGED, ADDRESS), 1);
        work.waits(message(Notice.PASSWORD_CHANGED, ADDRESS), 1);
        post = mail -> {
            throw new IllegalStateException("broken");
        };
        Dispatcher dispatcher = dispatcher(Optional.of(gateway()));
        dispatcher.dispatch(10);
        post = mail -> new Receipt.Accepted();
        now = now.plusSeconds(5);
        work.waits(message(Notice.PASSWORD_CHANGED, ADDRESS), 1);

        assertThat(dispatcher.dispatch(10)).isEqualTo(new DispatchReport(1, 0, 0, 0, 0));

        assertThat(batches)
                .as("the mail that broke it, another to see whether the gateway is up, and the probe")
                .containsExactly("begin", "mail", "end", "begin", "mail", "end", "begin", "mail", "end");
    }

    @Test
    void chargesAMailThatMakesTheGatewayThrowWhenTheNextOneGetsThrough() {
        work.waits(message(Notice.PASSWORD_CHANGED, ADDRESS), 1);
        work.waits(message(Notice.PASSWORD_CHANGED, ADDRESS), 1);
        AtomicInteger tries = new AtomicInteger();
        post = mail -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("broken");
            }
            return new Receipt.Accepted();
        };

        assertThat(dispatcher(Optional.of(gateway())).dispatch(10)).isEqualTo(new DispatchReport(1, 1, 0, 0, 0));
    }

    @Test
    @Tag("N3")
    void neverHandsOverACodeWordByWhateverWay() {
        letters = notice -> Optional.of(new TemplateInput(
                notice == Notice.CODE ? "code" : "password_changed",
                Locale.ENGLISH,
                Map.of("organization", "Praxis", "name", "", "product", "Rose4Garden", "contacts", ""),
                Map.of("code", "482913", "host", "app.example.org")));

        assertThat(sent(Notice.CODE, PHONE)).isEqualTo(new Settlement.SetAside(NOW, "tells-code-word"));
        assertThat(sent(Notice.PASSWORD_CHANGED, ADDRESS)).isEqualTo(new Settlement.SetAside(NOW, "tells-code-word"));
        assertThat(texts).isEmpty();
        assertThat(mails).isEmpty();
    }

    @Test
    @Tag("V4")
    void givesUpATextMessageThatIsNotOneSegment() {
        letters = notice -> Optional.of(SmsTexts.code("482913", "Ž", "app.example.org", Locale.ENGLISH));
        assertThat(sent(Notice.CODE, PHONE)).isEqualTo(new Settlement.SetAside(NOW, "text"));

        letters = notice -> Optional.of(SmsTexts.code("482913", "x".repeat(100), "app.example.org", Locale.ENGLISH));
        assertThat(sent(Notice.CODE, PHONE)).isEqualTo(new Settlement.SetAside(NOW, "text"));
        assertThat(texts).isEmpty();
    }

    @Test
    void handsBackAtOnceWhatTheLeaseMayNotCover() {
        work.waits(message(Notice.CODE, PHONE), 1);
        work.waits(message(Notice.CODE, PHONE), 1);
        carrier = sms -> {
            now = now.plus(Duration.ofMinutes(2));
            return new Receipt.Accepted();
        };

        assertThat(dispatcher(Optional.of(gateway())).dispatch(10)).isEqualTo(new DispatchReport(1, 0, 0, 0, 0, 1));
        assertThat(texts).hasSize(1);
        assertThat(work.released()).hasSize(1);
    }

    @Test
    void countsAMessageThatSomebodyElseSettledAsLost() {
        work.waits(message(Notice.CODE, PHONE), 1);
        work.settledElsewhere();

        assertThat(dispatcher(Optional.of(gateway())).dispatch(10)).isEqualTo(new DispatchReport(0, 0, 0, 0, 1));
    }

    @Test
    void stopsWhenTheStorageIsAway() {
        letters = notice -> {
            throw new StorageException("away");
        };

        assertThatThrownBy(() -> sent(Notice.CODE, PHONE)).isInstanceOf(StorageException.class);
        assertThat(texts).isEmpty();
    }

    @Test
    void wantsAComposerForEveryNotice() {
        List<Composer> all = Arrays.stream(Notice.values()).map(this::composer).toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageRenderer(all.subList(1, all.size()), (message, words) -> true))
                .withMessage("composers must compose every notice");
    }

    private static Optional<TemplateInput> letter(Notice notice) {
        return Optional.of(
                notice == Notice.CODE
                        ? SmsTexts.code("482913", "Example", "app.example.org", Locale.ENGLISH)
                        : new TemplateInput(
                                "password_changed",
                                Locale.ENGLISH,
                                Map.of("organization", "Praxis", "name", "", "product", "Example", "contacts", ""),
                                Map.of()));
    }

    private Settlement sent(Notice notice, Destination to) {
        return sent(message(notice, to), 1);
    }

    private Settlement sent(Message message, int attempt) {
        work.waits(message, attempt);
        dispatcher(Optional.of(gateway())).dispatch(10);
        return work.settlement();
    }

    private SmsGateway gateway() {
        return sms -> {
            texts.add(sms);
            return carrier.apply(sms);
        };
    }

    private Dispatcher dispatcher(Optional<SmsGateway> sms) {
        List<Composer> composers =
                Arrays.stream(Notice.values()).map(this::composer).toList();
        Gateways gateways = new Gateways(new Batches(), sms);
        MessageRenderer renderer = new MessageRenderer(composers, (message, words) -> !words.contains("Rose4Garden"));
        return new Dispatcher(work, gateways, renderer, () -> now, NoticePolicy.standard());
    }

    /** Tells when batches begin and end. */
    private final class Batches implements MailGateway {

        @Override
        public Receipt send(Mail mail) {
            mails.add(mail);
            batches.add("mail");
            return post.apply(mail);
        }

        @Override
        public MailBatch batch() {
            batches.add("begin");
            return new MailBatch() {
                @Override
                public Receipt send(Mail mail) {
                    return Batches.this.send(mail);
                }

                @Override
                public void close() {
                    batches.add("end");
                }
            };
        }
    }

    private Composer composer(Notice notice) {
        return new Composer() {
            @Override
            public Notice notice() {
                return notice;
            }

            @Override
            public Optional<TemplateInput> compose(Message message, Instant at) {
                return letters.apply(notice);
            }
        };
    }

    private static Message message(Notice notice, Destination to) {
        Message.About about = new Message.About(UUID.randomUUID(), 1);
        OrganizationId organization = new OrganizationId(UUID.randomUUID());
        return new Message(new MessageId(UUID.randomUUID()), organization, notice, Lane.CODE, about, to, NOW);
    }
}
