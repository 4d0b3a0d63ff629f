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

/** Makes the mail or text message that is sent for a message of the outbox. */
public final class MessageRenderer {

    private final Map<Notice, Composer> composers = new EnumMap<>(Notice.class);
    private final MessageTemplates templates = new MessageTemplates();
    private final ContentFilter filter;

    /** Needs a composer for every notice. */
    public MessageRenderer(List<Composer> composers, ContentFilter filter) {
        composers.forEach(composer -> this.composers.put(composer.notice(), composer));
        if (this.composers.size() < Notice.values().length) {
            throw new IllegalArgumentException("composers must compose every notice");
        }
        this.filter = filter;
    }

    /** Checks the text of a message before it is sent. */
    @FunctionalInterface
    public interface ContentFilter {

        /** Whether the message may be sent with this text, which is everything that its reader sees. */
        boolean allows(Message message, String visibleText);
    }

    /** The message with its text; empty when the message is not needed any more. */
    public Optional<RenderedMessage> render(Message message, Instant now) {
        Composer composer = Objects.requireNonNull(composers.get(message.notice()));
        return composer.compose(message, now).map(content -> rendered(message, content));
    }

    /** Whether the message may be sent with this text. */
    public boolean isAllowed(Message message, RenderedMessage rendered) {
        return filter.allows(message, rendered.visibleText());
    }

    private RenderedMessage rendered(Message message, TemplateInput content) {
        String id = "rosterkit." + message.id();
        if (message.to() instanceof PhoneNumber phone) {
            return new RenderedMessage.AsSms(new Sms(id, phone, SmsTexts.requireOneSms(templates.text(content))));
        }
        MessageTemplates.MailText mailText = templates.mailText(content);
        return new RenderedMessage.AsMail(
                new Mail(id, (EmailAddress) message.to(), mailText.subject(), mailText.text(), content.language()));
    }
}
