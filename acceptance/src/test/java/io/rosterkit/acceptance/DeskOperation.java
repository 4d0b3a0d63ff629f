package io.rosterkit.acceptance;

import static io.rosterkit.model.access.Permission.GRANT_ROLES;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.MANAGE_PRACTICES;
import static io.rosterkit.model.access.Permission.MANAGE_USERS;
import static io.rosterkit.model.access.Permission.REACTIVATE_USERS;
import static io.rosterkit.model.access.Permission.READ_JOURNAL;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.model.access.Permission.VIEW_USERS;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserFilter;
import java.util.Set;
import java.util.function.BiFunction;

/** Every operation of a desk: what it is called in the journal, what it takes, and how it is done. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum DeskOperation {
    INVITE_ONE(
            "Invitations.invite(String,UserType)",
            "invitation.invite",
            INVITE,
            (desk, on) -> desk.invitations().invite("eva@weiss.example", STAFF)),
    INVITE_DRAFT(
            "Invitations.invite(InvitationDraft)",
            "invitation.invite",
            INVITE,
            (desk, on) -> desk.invitations().invite(InvitationDraft.to("eva@weiss.example", STAFF))),
    INVITE_LIST(
            "Invitations.inviteAll(AddressList,UserType)",
            "invitation.invite-all",
            INVITE,
            (desk, on) -> desk.invitations().inviteAll(AddressList.text("eva@weiss.example"), STAFF)),
    INVITE_LIST_WATCHED(
            "Invitations.inviteAll(AddressList,UserType,ListReport.Watcher)",
            "invitation.invite-all",
            INVITE,
            (desk, on) -> desk.invitations().inviteAll(AddressList.text("eva@weiss.example"), STAFF, progress -> true)),
    WITHDRAW(
            "Invitations.withdraw(InvitationId)",
            "invitation.withdraw",
            INVITE,
            (desk, on) -> desk.invitations().withdraw(on.invitation())),
    RESEND(
            "Invitations.resend(InvitationId)",
            "invitation.resend",
            INVITE,
            (desk, on) -> desk.invitations().resend(on.invitation())),
    RENEW(
            "Invitations.renew(InvitationId)",
            "invitation.renew",
            INVITE,
            (desk, on) -> desk.invitations().renew(on.invitation())),
    REPLACE(
            "Invitations.replace(InvitationId,InvitationDraft)",
            "invitation.replace",
            INVITE,
            (desk, on) -> desk.invitations().replace(on.invitation(), InvitationDraft.to("eva@weiss.example", STAFF))),
    GET(
            "Invitations.get(InvitationId)",
            "invitation.get",
            VIEW_USERS,
            (desk, on) -> desk.invitations().get(on.invitation())),
    LIST(
            "Invitations.list(Set,InvitationQuery.Order,PageRequest)",
            "invitation.list",
            VIEW_USERS,
            (desk, on) -> desk.invitations().list(Set.of(), InvitationQuery.Order.ADDRESS, PageRequest.first(10))),
    HISTORY(
            "Invitations.history(InvitationId,PageRequest)",
            "invitation.history",
            VIEW_USERS,
            (desk, on) -> desk.invitations().history(on.invitation(), PageRequest.first(10))),
    GET_USER(
            "Users.get(UserId)",
            "user.get",
            VIEW_USERS,
            (desk, on) -> desk.users().get(on.user())),
    FIND_USER(
            "Users.find(String)",
            "user.find",
            VIEW_USERS,
            (desk, on) -> desk.users().find(on.address())),
    LIST_USERS(
            "Users.list(UserFilter,UserQuery.Order,PageRequest)",
            "user.list",
            VIEW_USERS,
            (desk, on) -> desk.users()
                    .list(UserFilter.of(UserStatus.ACTIVE), UserQuery.Order.NEWEST_FIRST, PageRequest.first(10))),
    LIST_DIRECTORY(
            "Directory.list(PageRequest)",
            "directory.list",
            VIEW_USERS,
            (desk, on) -> desk.directory().list(PageRequest.first(10))),
    LOCK(
            "Users.lock(UserId)",
            "user.lock",
            UNLOCK_USERS,
            (desk, on) -> desk.users().lock(on.people().active())),
    UNLOCK(
            "Users.unlock(UserId)",
            "user.unlock",
            UNLOCK_USERS,
            (desk, on) -> desk.users().unlock(on.people().locked())),
    DEACTIVATE(
            "Users.deactivate(UserId)",
            "user.deactivate",
            MANAGE_USERS,
            (desk, on) -> desk.users().deactivate(on.people().active())),
    REACTIVATE(
            "Users.reactivate(UserId)",
            "user.reactivate",
            REACTIVATE_USERS,
            (desk, on) -> desk.users().reactivate(on.people().inactive())),
    CLOSE(
            "Users.close(UserId)",
            "user.close",
            MANAGE_USERS,
            (desk, on) -> desk.users().close(on.people().active())),
    CHANGE_ROLES(
            "Users.changeRoles(UserId,Set)",
            "user.roles",
            GRANT_ROLES,
            (desk, on) -> desk.users().changeRoles(on.people().active(), Set.of(OFFICE_ADMINISTRATOR))),
    CHANGE_ADDRESS(
            "Users.changeAddress(UserId,String,String)",
            "user.address-set",
            MANAGE_USERS,
            (desk, on) -> desk.users().changeAddress(on.people().active(), "moved@weiss.example", Offices.PASSWORD)),
    RENAME(
            "Users.rename(UserId,String)",
            "user.rename",
            MANAGE_USERS,
            (desk, on) -> desk.users().rename(on.people().active(), "Renamed")),
    END_SESSIONS(
            "Users.endSessions(UserId)",
            "user.end-sessions",
            MANAGE_USERS,
            (desk, on) -> desk.users().endSessions(on.people().active())),
    OPEN_PRACTICE(
            "Practices.open(String)",
            "practice.open",
            MANAGE_PRACTICES,
            (desk, on) -> desk.practices().open("Second floor")),
    LIST_PRACTICES(
            "Practices.list(PageRequest)",
            "practice.list",
            VIEW_USERS,
            (desk, on) -> desk.practices().list(PageRequest.first(10))),
    SHOW_CODE_WORD(
            "Practices.showCodeWord(PracticeId)",
            "practice.show-code-word",
            MANAGE_USERS,
            (desk, on) -> desk.practices().showCodeWord(on.practice())),
    RENEW_CODE_WORD(
            "Practices.renewCodeWord(PracticeId)",
            "practice.code-word",
            MANAGE_USERS,
            (desk, on) -> desk.practices().renewCodeWord(on.practice())),
    CHOOSE_CODE_WORD(
            "Practices.chooseCodeWord(PracticeId,String)",
            "practice.code-word",
            MANAGE_USERS,
            (desk, on) -> desk.practices().chooseCodeWord(on.practice(), "rose4garden")),
    READ_JOURNAL_PAGE(
            "Journal.read(JournalQuery.Filter,JournalQuery.Order,PageRequest)",
            "audit.read",
            READ_JOURNAL,
            (desk, on) -> desk.journal()
                    .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, PageRequest.first(10))),
    VERIFY(
            "Journal.verify(Id)",
            "audit.verify",
            READ_JOURNAL,
            (desk, on) -> desk.journal().verify(on.invitation()));

    private final String operation;
    private final String act;
    private final Permission permission;
    private final BiFunction<Desk, On, Outcome<?>> way;

    DeskOperation(String operation, String act, Permission permission, BiFunction<Desk, On, Outcome<?>> way) {
        this.operation = operation;
        this.act = act;
        this.permission = permission;
        this.way = way;
    }

    /** What it is done to; plain things have the address of a user. */
    record On(InvitationId invitation, PracticeId practice, UserId user, String address, People people) {

        /** The things an office begins with. */
        static On firstThingsOf(Office office) {
            return new On(
                    office.founded().invitation(),
                    office.founded().practice(),
                    office.session().user(),
                    "owner@weiss.example",
                    People.all(office.session().user()));
        }

        /** The same, but with an invitation that nobody needs a right to give roles for, and other users. */
        static On plainThingsOf(Office office) {
            On first = firstThingsOf(office);
            InvitationId plain = office.desk()
                    .invitations()
                    .invite("plain@weiss.example", STAFF)
                    .orThrow()
                    .invitation();
            String address = office.desk()
                    .users()
                    .get(first.user())
                    .orThrow()
                    .contact()
                    .address()
                    .original();
            return new On(plain, first.practice(), first.user(), address, People.of(office));
        }
    }

    /** The operation as {@code operations.csv} names it. */
    String operation() {
        return operation;
    }

    String act() {
        return act;
    }

    Permission permission() {
        return permission;
    }

    Outcome<?> at(Desk desk, On things) {
        return way.apply(desk, things);
    }
}
