package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.lifecycle.ExpiryReport;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.ImportedUser;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** People of a panel who come in, in all the states in which people can be before. */
record Newcomers(Panel panel, MovableClock clock) {

    private static final int ALL = 1_000;

    /** So many names. */
    static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(number -> "person" + number).toList();
    }

    Office office() {
        return panel.office();
    }

    void after(Duration time) {
        clock.move(time);
    }

    ExpiryReport expire() {
        return panel.kit().roster().operations().expire(ALL);
    }

    /** Takes away all seats that are free. */
    void retireFree() {
        panel.support().retire(CODES, (int) panel.pool().free()).orThrow();
    }

    InvitationReceipt guestInvited(String name) {
        return office().desk()
                .invitations()
                .invite(InvitationDraft.to(panel.address(name), GUEST))
                .orThrow();
    }

    /** In the directory as a guest. */
    UserId listed(String name) {
        PersonDraft draft = PersonDraft.of(name, GUEST).at(panel.address(name));
        return office().desk().directory().add(draft).orThrow().person();
    }

    /** Listed as a guest, and invited as one of the staff. */
    InvitationReceipt listedAndInvited(String name) {
        return office().desk()
                .directory()
                .makeUser(listed(name), AccountDraft.standard().ofType(STAFF))
                .orThrow();
    }

    Outcome<ImportedUser> imports(String request, UserImport user) {
        return panel.kit().roster().operations().once(request).importUser(panel.organization(), user);
    }

    UserImport user(String name, UserType type) {
        return UserImport.of(panel.address(name), type)
                .verified()
                .withPasswordHash(CountingHasher.create().hash(Offices.PASSWORD).text());
    }

    UserId imported(String name, UserType type) {
        return imported(panel.organization(), user(name, type));
    }

    UserId imported(String name, ValidityDraft time) {
        return imported(panel.organization(), user(name, STAFF).limitedTo(time));
    }

    private UserId imported(OrganizationId organization, UserImport user) {
        return panel.kit()
                .roster()
                .operations()
                .importUser(organization, user)
                .orThrow()
                .user();
    }

    UserId deactivated(String name) {
        UserId user = imported(name, STAFF);
        office().desk().users().deactivate(user).orThrow();
        return user;
    }

    /** Invited, and held after wrong code words. */
    InvitationId held(String name) {
        InvitationId id = panel.invite(name).orThrow().invitation();
        String link = panel.link(name);
        while (office().desk().invitations().get(id).orThrow().state() != InvitationState.HELD) {
            front(name).register(link, "no such word", Offices.PASSWORD);
        }
        return id;
    }

    /** What support is asked about the user. */
    DeactivationRequestId asked(UserId user) {
        return office().desk()
                .users()
                .get(user)
                .orThrow()
                .status()
                .openRequest()
                .orElseThrow();
    }

    /** Where the person stands with a link; each has a client key of their own. */
    Front front(String name) {
        return panel.kit().roster().front(panel.organization(), source(name));
    }

    String linkOf(InvitationDraft draft) {
        office().desk().invitations().invite(draft).orThrow();
        return panel.kit().mail().to(draft.address()).link();
    }

    String phone(String name) {
        return "+49151%08d".formatted(Math.floorMod(name.hashCode(), 100_000_000));
    }

    /** The desk of a guest of another organization, who has proven the address of that name. */
    Desk elsewhere(Office other, String name) {
        UserId user = imported(other.organization(), user(name, GUEST));
        return panel.kit()
                .roster()
                .as(
                        new Actor.Member(panel.kit()
                                .roster()
                                .operations()
                                .signInExternally(other.organization(), user)
                                .orThrow()
                                .session()),
                        source(name));
    }

    private static Source source(String name) {
        return new Source("client of " + name);
    }
}
