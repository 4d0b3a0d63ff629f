package io.rosterkit.inmemory;

import io.rosterkit.model.notice.Sms;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.notice.SmsGateway;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A gateway of short messages that accepts everything and keeps it, for tests. Thread-safe. Its {@code toString} tells
 * how many and no more.
 */
public final class InMemorySms implements SmsGateway {

    private final List<Sms> messages = new CopyOnWriteArrayList<>();

    private InMemorySms() {}

    /** A gateway that was given nothing yet. */
    public static InMemorySms create() {
        return new InMemorySms();
    }

    @Override
    public Receipt send(Sms sms) {
        Arguments.required("sms", sms);
        messages.add(sms);
        return new Receipt.Accepted();
    }

    /** Everything that was sent so far, in order. */
    public List<Sms> messages() {
        return List.copyOf(messages);
    }

    /** What was sent so far to a number in the form of E.164, in order. */
    public List<Sms> to(String number) {
        Arguments.required("number", number);
        return messages.stream().filter(sms -> sms.to().e164().equals(number)).toList();
    }

    @Override
    public String toString() {
        return "InMemorySms[" + messages.size() + " messages]";
    }
}
