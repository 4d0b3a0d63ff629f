package io.rosterkit.examples;

import io.rosterkit.audit.JournalCheck;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.audit.JournalQuery.Filter;
import io.rosterkit.model.audit.JournalQuery.Order;
import io.rosterkit.model.listing.PageRequest;
import java.util.Locale;

/** Who did what: the history of one invitation, the end of the journal, and a check that nobody altered either. */
final class Trail {

    private final Story story;
    private final Teller teller;

    Trail(Story story) {
        this.story = story;
        this.teller = story.teller();
    }

    void tell(InvitationId invitation) {
        teller.chapter("Who did what");
        teller.say("The history of the invitation that was sent again and renewed:");
        story.desk()
                .invitations()
                .history(invitation, PageRequest.first(20))
                .orThrow()
                .items()
                .forEach(this::entry);
        teller.say("The last entries of the whole journal, latest first; a refused attempt tells why:");
        story.desk()
                .journal()
                .read(Filter.all(), Order.NEWEST_FIRST, PageRequest.first(20))
                .orThrow()
                .items()
                .forEach(this::entry);
        JournalCheck finding = story.desk().journal().verify(invitation).orThrow();
        teller.say(
                "Each entry is sealed together with the one before it. For that invitation, %d %s checked: %s.",
                finding.intact(),
                finding.intact() == 1 ? "entry was" : "entries were",
                finding.holds() ? "nothing was altered" : "the chain is broken");
    }

    private void entry(JournalRecord entry) {
        String refused = entry.refusal().map(code -> "refused: " + code + " ").orElse("");
        teller.show(
                "%s  %-11s %-26s %s%s",
                Teller.time(entry.at()),
                entry.agent().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                entry.act(),
                refused,
                entry.agent().ground());
    }
}
