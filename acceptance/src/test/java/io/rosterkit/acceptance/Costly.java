package io.rosterkit.acceptance;

import static io.rosterkit.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.contact.AddressList;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.Opening;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.Adoption;
import java.util.Set;
import java.util.function.Function;

/** An operation whose round trips are counted, on an invitation that is open. */
@SuppressWarnings("ImmutableEnumChecker") // a table of functions
enum Costly {
    LOOK("Front.look(String)", on -> on.roster().front(Someone.AT_HOME).look(on.link())),
    DECLINE("Front.decline(String)", on -> on.roster().front(Someone.AT_HOME).decline(on.link())),
    INVITE("Invitations.invite(String,UserType)", on -> on.desk().invitations().invite("cleo@weiss.example", STAFF)),
    INVITE_NAMED(
            "Invitations.invite(InvitationDraft)",
            on -> on.desk()
                    .invitations()
                    .invite(InvitationDraft.to("cleo@weiss.example", STAFF).named("Cleo"))),
    INVITE_ALL(
            "Invitations.inviteAll(AddressList,UserType)",
            on -> on.desk().invitations().inviteAll(AddressList.text("a@weiss.example, b@weiss.example"), STAFF)),
    INVITE_ALL_WATCHED(
            "Invitations.inviteAll(AddressList,UserType,ListReport.Watcher)",
            on -> on.desk().invitations().inviteAll(AddressList.text("a@weiss.example"), STAFF, progress -> true)),
    WITHDRAW("Invitations.withdraw(InvitationId)", on -> on.desk().invitations().withdraw(on.ben())),
    RESEND("Invitations.resend(InvitationId)", on -> on.desk().invitations().resend(on.ben())),
    RENEW("Invitations.renew(InvitationId)", on -> on.desk().invitations().renew(on.ben())),
    REPLACE(
            "Invitations.replace(InvitationId,InvitationDraft)",
            on -> on.desk().invitations().replace(on.ben(), InvitationDraft.to("cleo@weiss.example", STAFF))),
    GET("Invitations.get(InvitationId)", on -> on.desk().invitations().get(on.ben())),
    LIST(
            "Invitations.list(Set,InvitationQuery.Order,PageRequest)",
            on -> on.desk().invitations().list(Set.of(), InvitationQuery.Order.NEWEST_FIRST, PageRequest.first(10))),
    HISTORY(
            "Invitations.history(InvitationId,PageRequest)",
            on -> on.desk().invitations().history(on.ben(), PageRequest.first(10))),
    GET_USER(
            "Users.get(UserId)",
            on -> on.desk().users().get(on.office().session().user())),
    OPEN_PRACTICE("Practices.open(String)", on -> on.desk().practices().open("Branch")),
    LIST_PRACTICES("Practices.list(PageRequest)", on -> on.desk().practices().list(PageRequest.first(10))),
    SHOW_CODE_WORD(
            "Practices.showCodeWord(PracticeId)",
            on -> on.desk().practices().showCodeWord(on.office().founded().practice())),
    RENEW_CODE_WORD(
            "Practices.renewCodeWord(PracticeId)",
            on -> on.desk().practices().renewCodeWord(on.office().founded().practice())),
    READ_JOURNAL(
            "Journal.read(JournalQuery.Filter,JournalQuery.Order,PageRequest)",
            on -> on.desk()
                    .journal()
                    .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, PageRequest.first(10))),
    VERIFY("Journal.verify(Id)", on -> on.desk().journal().verify(on.ben())),
    OPEN("Operations.open(String,String)", on -> on.roster().operations().open("Dental", "eva@dental.example")),
    OPEN_ONCE(
            "Operations.open(Opening)",
            on -> on.roster().operations().once("signup").open(Opening.of("Dental", "eva@dental.example"))),
    CLOSE(
            "Operations.close(OrganizationId)",
            on -> on.roster().operations().close(on.office().organization())),
    ADOPT(
            "Operations.adopt(OrganizationId,Adoption)",
            on -> on.roster().operations().adopt(on.office().organization(), Adoption.of("cleo@weiss.example", STAFF))),
    VOUCH(
            "Operations.vouch(OrganizationId,UserId)",
            on -> on.roster()
                    .operations()
                    .vouch(on.office().organization(), on.office().session().user()));

    private final String operation;
    private final Function<On, Outcome<?>> act;

    Costly(String operation, Function<On, Outcome<?>> act) {
        this.operation = operation;
        this.act = act;
    }

    /** What it is tried on. */
    record On(Roster roster, Office office, InvitationId ben, String link) {

        Desk desk() {
            return office.desk();
        }
    }

    /** Its row in the table of operations. */
    String operation() {
        return operation;
    }

    Outcome<?> carryOut(On on) {
        return act.apply(on);
    }
}
