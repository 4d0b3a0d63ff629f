package io.rosterkit.acceptance.seat;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.seat.SeatEntryDetails;
import io.rosterkit.seat.SeatPoolDetails;
import java.util.List;
import java.util.Set;

/** What a panel shows of its people and seats, and how many mails have left. Two are equal when nothing was done. */
record Seen(
        long mails,
        SeatPoolDetails pool,
        List<SeatEntryDetails> ledger,
        List<DirectoryEntry> people,
        List<InvitationDetails> invitations,
        List<JournalRecord> done) {

    private static final PageRequest PAGE = PageRequest.first(100);

    static Seen of(Panel panel) {
        // Counted first, since it sends what waits and so changes the delivery of invitations.
        long mails = panel.kit().mail().all().size();
        return new Seen(
                mails,
                panel.pool(),
                panel.ledger(),
                panel.office().desk().directory().list(PAGE).orThrow().items(),
                panel.office()
                        .desk()
                        .invitations()
                        .list(Set.of(), InvitationQuery.Order.OLDEST_FIRST, PAGE)
                        .orThrow()
                        .items(),
                panel
                        .office()
                        .desk()
                        .journal()
                        .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, PAGE)
                        .orThrow()
                        .items()
                        .stream()
                        .filter(entry -> entry.refusal().isEmpty())
                        .toList());
    }

    /** The same without what a sign-in leaves, since who registers again is signed in. */
    Seen withoutSignIns() {
        return new Seen(
                mails,
                pool,
                ledger,
                people,
                invitations,
                done.stream()
                        .filter(entry -> !entry.act().startsWith("sign-in")
                                && !entry.act().startsWith("session"))
                        .toList());
    }
}
