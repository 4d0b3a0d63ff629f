package io.rosterkit.engine.notice;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.Sms;
import io.rosterkit.model.notice.stored.Message;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Turns a message into what leaves: a mail for an address, a short message for a phone. */
public final class MessageRenderer {

    private final Map<Notice, Composer> composers = new EnumMap<>(Notice.class);
    private final MessageTemplates templates = new MessageTemplates();
    private final Screen screen;

    /** Every notice needs a composer. */
    public MessageRenderer(List<Composer> composers, Screen screen) {
        composers.forEach(composer -> this.composers.put(composer.notice(), composer));
        if (this.composers.size() < Notice.values().length) {
            throw new IllegalArgumentException("composers must compose every notice");
        }
        this.screen = screen;
    }

    /** Looks at a message before it leaves. */
    @FunctionalInterface
    public interface Screen {

        /** Whether a message may leave in these words, which are all that its reader sees. */
        boolean passes(Message message, String words);
    }

    /** The message in its words; empty when it is not needed any more. */
    public Optional<RenderedMessage> write(Message message, Instant now) {
        Composer composer = Objects.requireNonNull(composers.get(message.notice()));
        return composer.compose(message, now).map(letter -> written(message, letter));
    }

    /** Whether the message may leave in these words. */
    public boolean mayLeave(Message message, RenderedMessage written) {
        return screen.passes(message, written.words());
    }

    private RenderedMessage written(Message message, MessageContent letter) {
        String id = "rosterkit." + message.id();
        if (message.to() instanceof PhoneNumber phone) {
            return new RenderedMessage.AsSms(new Sms(id, phone, SmsTexts.segment(templates.whole(letter))));
        }
        MessageTemplates.Filled filled = templates.fill(letter);
        return new RenderedMessage.AsMail(
                new Mail(id, (EmailAddress) message.to(), filled.subject(), filled.text(), letter.language()));
    }
}
