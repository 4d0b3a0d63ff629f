package io.rosterkit.testkit;

import io.rosterkit.Roster;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.outcome.Arguments;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mails of all recipients. Reading them first sends what waits in the outbox. */
public final class Mailbox {

    private static final int MAX_MESSAGES = 100_000;
    private static final Pattern LINK = Pattern.compile("https://\\S+");

    private final Roster roster;
    private final InMemoryMail mails;

    Mailbox(Roster roster, InMemoryMail mails) {
        this.roster = roster;
        this.mails = mails;
    }

    /** All mails that have arrived anywhere. */
    public List<Mail> all() {
        roster.operations().dispatch(MAX_MESSAGES);
        return mails.mails();
    }

    /** The mails that have arrived at an address. */
    public Letters to(String address) {
        Arguments.required("address", address);
        return new Letters(all().stream()
                .filter(mail -> mail.to().original().equals(address))
                .toList());
    }

    /** The mails at one address, in the order of their arrival. */
    public record Letters(List<Mail> mails) {

        public Letters {
            Arguments.required("mails", mails);
            mails = List.copyOf(mails);
        }

        /** How many. */
        public int count() {
            return mails.size();
        }

        /** The latest one. */
        public Mail latest() {
            if (mails.isEmpty()) {
                throw new AssertionError("no mail has arrived");
            }
            return mails.get(mails.size() - 1);
        }

        /** The link in the latest one. */
        public String link() {
            return link(latest());
        }

        /** The link in the one with that number, from 0. */
        public String link(int number) {
            return link(mails.get(number));
        }

        private static String link(Mail mail) {
            Matcher link = LINK.matcher(mail.text());
            if (!link.find()) {
                throw new AssertionError("no link in the mail");
            }
            return link.group();
        }
    }
}
