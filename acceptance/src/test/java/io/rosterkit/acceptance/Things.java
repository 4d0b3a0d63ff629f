package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.Cursor;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserFilter;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * What an organization has that can be named from outside. The second invitation is one whose mail the gateway
 * rejected, so that there is a dead letter.
 */
record Things(
        InvitationId invitation,
        PracticeId practice,
        UserId user,
        People people,
        MessageId deadLetter,
        String link,
        Keys keys,
        Places places) {

    static final PageRequest ONE = PageRequest.first(1);

    /** Where pages of one item end. */
    record Places(
            Cursor invitations, Cursor history, Cursor practices, Cursor journal, Cursor users, Cursor directory) {}

    /** The things of an organization. */
    static Things of(Office office, Kit kit, MovableClock clock) {
        Desk desk = office.desk();
        String address = "ben" + UUID.randomUUID() + "@weiss.example";
        InvitationReceipt ben = desk.invitations().invite(address, STAFF).orThrow();
        String link = kit.mail().to(address).link();
        People people = People.of(office);
        Keys keys = Keys.of(office, kit);
        clock.move(Duration.ofMinutes(1));
        desk.invitations().resend(ben.invitation()).orThrow();
        kit.mail().all();
        desk.practices().open("Second floor").orThrow();
        return new Things(
                ben.invitation(),
                office.founded().practice(),
                office.session().user(),
                people,
                deadLetter(desk, kit),
                link,
                keys,
                places(desk, ben.invitation()));
    }

    /** Things that exist nowhere, but might. */
    static Things nowhere(Things likeThese) {
        Cursor noPlace = new Cursor("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        return new Things(
                new InvitationId(UUID.randomUUID()),
                new PracticeId(UUID.randomUUID()),
                new UserId(UUID.randomUUID()),
                People.all(new UserId(UUID.randomUUID())),
                new MessageId(UUID.randomUUID()),
                Keys.altered(likeThese.link()),
                likeThese.keys().altered(),
                new Places(noPlace, noPlace, noPlace, noPlace, noPlace, noPlace));
    }

    private static MessageId deadLetter(Desk desk, Kit kit) {
        kit.faults().nextMail(new Receipt.Rejected("smtp-550"));
        InvitationId bounced = desk.invitations()
                .invite("bounced" + UUID.randomUUID() + "@weiss.example", STAFF)
                .orThrow()
                .invitation();
        kit.mail().all();
        return desk.invitations().get(bounced).orThrow().message().id();
    }

    private static Places places(Desk desk, InvitationId invitation) {
        return new Places(
                desk.invitations()
                        .list(Set.of(), InvitationQuery.Order.NEWEST_FIRST, ONE)
                        .orThrow()
                        .next()
                        .orElseThrow(),
                desk.invitations().history(invitation, ONE).orThrow().next().orElseThrow(),
                desk.practices().list(ONE).orThrow().next().orElseThrow(),
                desk.journal()
                        .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, ONE)
                        .orThrow()
                        .next()
                        .orElseThrow(),
                desk.users()
                        .list(UserFilter.of(UserStatus.ACTIVE), UserQuery.Order.ADDRESS, ONE)
                        .orThrow()
                        .next()
                        .orElseThrow(),
                desk.directory().list(ONE).orThrow().next().orElseThrow());
    }
}
