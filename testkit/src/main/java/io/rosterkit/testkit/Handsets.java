package io.rosterkit.testkit;

import io.rosterkit.Roster;
import io.rosterkit.inmemory.InMemorySms;
import io.rosterkit.model.notice.Sms;
import io.rosterkit.model.outcome.Arguments;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phones of all recipients. Reading one first sends what waits in the outbox. */
public final class Handsets {

    private static final int MAX_MESSAGES = 100_000;
    private static final Pattern LAST_LINE = Pattern.compile("(?:.*\\n)*@\\S+ #(\\S+)");

    private final Roster roster;
    private final InMemorySms texts;

    Handsets(Roster roster, InMemorySms texts) {
        this.roster = roster;
        this.texts = texts;
    }

    /** All text messages that have arrived anywhere. */
    public List<Sms> all() {
        roster.operations().dispatch(MAX_MESSAGES);
        return texts.messages();
    }

    /** The text messages that have arrived at a number in the form of E.164. */
    public Texts to(String number) {
        Arguments.required("number", number);
        return new Texts(
                all().stream().filter(sms -> sms.to().e164().equals(number)).toList());
    }

    /** The text messages at one number, in the order of their arrival. */
    public record Texts(List<Sms> messages) {

        public Texts {
            Arguments.required("messages", messages);
            messages = List.copyOf(messages);
        }

        /** How many. */
        public int count() {
            return messages.size();
        }

        /** The latest one. */
        public Sms latest() {
            if (messages.isEmpty()) {
                throw new AssertionError("no text message has arrived");
            }
            return messages.get(messages.size() - 1);
        }

        /** The code in the latest one, as a browser finds it. */
        public String code() {
            return code(latest());
        }

        /** The code in the one with that number, from 0. */
        public String code(int number) {
            return code(messages.get(number));
        }

        private static String code(Sms sms) {
            Matcher line = LAST_LINE.matcher(sms.text());
            if (!line.matches()) {
                throw new AssertionError("no code on the last line of the text message");
            }
            return line.group(1);
        }
    }
}
