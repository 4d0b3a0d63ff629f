package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** The ways by which a user comes to hold an address, and what may hold it before. */
final class AddressWays {

    static final String ADDRESS = "ben@weiss.example";
    static final Source HERE = new Source("203.0.113.9");
    private static final Duration WEEK = Duration.ofDays(8);

    final Kit kit;
    final Office office;
    private final MovableClock clock;

    AddressWays(Kit kit, MovableClock clock) {
        this.kit = kit;
        this.clock = clock;
        this.office = kit.offices().open();
    }

    /** One way, with what has to be there before the address is looked at. */
    interface Way {
        Outcome<?> go();
    }

    /** The ways by name. */
    enum Kind {
        INVITE,
        LIST,
        REPLACE,
        RENEW,
        MAKE_USER,
        PERSON_ADD,
        PERSON_CHANGE,
        EDIT,
        IMPORT,
        SET_BY_ADMINISTRATOR,
        OWN_ASK,
        OWN_CONFIRM;

        boolean invites() {
            return EnumSet.range(INVITE, MAKE_USER).contains(this);
        }
    }

    /** What may hold the address. */
    enum State {
        NOBODY,
        ACTIVE,
        DEACTIVATED,
        CLOSED,
        OPEN,
        HELD,
        OVERDUE,
        EXPIRED,
        DECLINED,
        WITHDRAWN,
        SUPERSEDED,
        LISTED,
        INACTIVE,
        CHANGE_NOT_CONFIRMED;

        boolean movesTheClock() {
            return this == OVERDUE || this == EXPIRED;
        }
    }

    Way prepared(Kind kind) {
        return switch (kind) {
            case INVITE -> () -> desk().invitations().invite(ADDRESS, STAFF);
            case LIST ->
                () -> desk().invitations()
                        .inviteAll(AddressList.text(ADDRESS), STAFF)
                        .then(report -> report.lines().get(0).outcome());
            case REPLACE -> replacing();
            case RENEW -> renewing();
            case MAKE_USER -> making();
            case PERSON_ADD -> () -> desk().directory().add(person().at(ADDRESS));
            case PERSON_CHANGE -> changing();
            case EDIT -> editing();
            case IMPORT ->
                () -> kit.roster().operations().importUser(office.organization(), UserImport.of(ADDRESS, STAFF));
            case SET_BY_ADMINISTRATOR -> setting(office.join("eva").user());
            case OWN_ASK -> asking(office.join("ida"));
            case OWN_CONFIRM -> confirming(office.join("uwe"));
        };
    }

    private Way making() {
        UserId bare = desk().directory().add(person()).orThrow().person();
        return () -> desk().directory().makeUser(bare, AccountDraft.standard().at(ADDRESS));
    }

    private Way changing() {
        UserId bare = desk().directory().add(person()).orThrow().person();
        return () -> desk().directory().change(bare, person().at(ADDRESS));
    }

    private static PersonDraft person() {
        return PersonDraft.of("Lea", STAFF);
    }

    private UserId listed() {
        return desk().directory().add(person().at(ADDRESS)).orThrow().person();
    }

    private Way replacing() {
        InvitationId other = desk().invitations()
                .invite("other@weiss.example", STAFF)
                .orThrow()
                .invitation();
        return () -> desk().invitations().replace(other, InvitationDraft.to(ADDRESS, STAFF));
    }

    private Way renewing() {
        InvitationId expired = invited();
        clock.move(WEEK);
        kit.roster().operations().expire(1000);
        return () -> desk().invitations().renew(expired);
    }

    private Way editing() {
        InvitationId other = desk().invitations()
                .invite("edited@weiss.example", STAFF)
                .orThrow()
                .invitation();
        return () -> desk().invitees().edit(other, InviteeEdit.none().address(ADDRESS));
    }

    private Way setting(UserId user) {
        return () -> desk().users().changeAddress(user, ADDRESS, Offices.PASSWORD);
    }

    private Way asking(Session session) {
        return () -> kit.roster().as(fresh(session)).account().changeAddress(ADDRESS, Offices.PASSWORD);
    }

    private Way confirming(Session session) {
        kit.roster()
                .as(fresh(session))
                .account()
                .changeAddress(ADDRESS, Offices.PASSWORD)
                .orThrow();
        String link = kit.mail().to(ADDRESS).link();
        return () -> kit.roster().front(HERE).confirmAddress(link);
    }

    void arrange(State state) {
        switch (state) {
            case NOBODY -> assertThat(holders()).isZero();
            case ACTIVE -> user();
            case DEACTIVATED -> desk().users().deactivate(user()).orThrow();
            case CLOSED -> desk().users().close(user()).orThrow();
            case OPEN -> invited();
            case HELD -> hold();
            case OVERDUE -> expire(false);
            case EXPIRED -> expire(true);
            case DECLINED -> {
                invited();
                kit.roster().front(HERE).decline(kit.mail().to(ADDRESS).link()).orThrow();
            }
            case WITHDRAWN -> desk().invitations().withdraw(invited()).orThrow();
            case SUPERSEDED ->
                desk().invitations()
                        .replace(invited(), InvitationDraft.to("elsewhere@weiss.example", STAFF))
                        .orThrow();
            case LISTED -> listed();
            case INACTIVE -> desk().directory().deactivate(listed()).orThrow();
            case CHANGE_NOT_CONFIRMED -> confirming(office.join("rosa"));
        }
    }

    private void expire(boolean written) {
        invited();
        clock.move(WEEK);
        if (written) {
            kit.roster().operations().expire(1000);
        }
    }

    private void hold() {
        invited();
        String link = kit.mail().to(ADDRESS).link();
        for (int i = 0; i < 5; i++) {
            kit.roster().front(HERE).register(link, "BBBBB-22222", Offices.PASSWORD);
        }
    }

    private InvitationId invited() {
        return desk().invitations().invite(ADDRESS, STAFF).orThrow().invitation();
    }

    private UserId user() {
        return kit.roster()
                .operations()
                .importUser(office.organization(), UserImport.of(ADDRESS, STAFF))
                .orThrow()
                .user();
    }

    private Session fresh(Session session) {
        return kit.roster()
                .operations()
                .signInExternally(session.organization(), session.user())
                .orThrow()
                .session();
    }

    private Desk desk() {
        return office.desk();
    }

    /** How many entries the list of everybody has at the address. */
    long holders() {
        return directory().stream().filter(ADDRESS::equals).count();
    }

    /** Every address of the list of everybody. */
    List<String> directory() {
        return desk().directory().list(PageRequest.first(500)).orThrow().items().stream()
                .map(DirectoryEntry::contact)
                .flatMap(contact -> contact.address().stream())
                .map(EmailAddress::key)
                .toList();
    }
}
