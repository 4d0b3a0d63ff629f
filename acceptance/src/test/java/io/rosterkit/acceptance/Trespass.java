package io.rosterkit.acceptance;

import static io.rosterkit.StandardProfile.STAFF;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.invitation.InvitationReason.LINK_UNKNOWN;
import static io.rosterkit.model.outcome.InputReason.CURSOR_NOT_FOUND;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.testkit.Offices.Office;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Every operation that takes an id, a link or a cursor, and what somebody hears who puts one of another organization
 * into it. Where nothing is refused, there is simply nothing to be seen.
 */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum Trespass {
    INVITE_TO_PRACTICE(
            "Invitations.invite(InvitationDraft)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().invitations().invite(draft().toPractice(things.practice()))),
    WITHDRAW(
            "Invitations.withdraw(InvitationId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().invitations().withdraw(things.invitation())),
    RESEND(
            "Invitations.resend(InvitationId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().invitations().resend(things.invitation())),
    RENEW(
            "Invitations.renew(InvitationId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().invitations().renew(things.invitation())),
    REPLACE(
            "Invitations.replace(InvitationId,InvitationDraft)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().invitations().replace(things.invitation(), draft())),
    REPLACE_INTO_PRACTICE(
            "Invitations.replace(InvitationId,InvitationDraft)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk()
                    .invitations()
                    .replace(visitor.own().invitation(), draft().toPractice(things.practice()))),
    GET(
            "Invitations.get(InvitationId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().invitations().get(things.invitation())),
    HISTORY(
            "Invitations.history(InvitationId,PageRequest)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().invitations().history(things.invitation(), Things.ONE)),
    HISTORY_AFTER(
            "Invitations.history(InvitationId,PageRequest)",
            CURSOR_NOT_FOUND,
            (visitor, things) -> visitor.desk()
                    .invitations()
                    .history(
                            visitor.own().invitation(),
                            Things.ONE.after(things.places().history()))),
    LIST_AFTER(
            "Invitations.list(Set,InvitationQuery.Order,PageRequest)",
            CURSOR_NOT_FOUND,
            (visitor, things) -> visitor.desk()
                    .invitations()
                    .list(
                            Set.of(),
                            InvitationQuery.Order.NEWEST_FIRST,
                            Things.ONE.after(things.places().invitations()))),
    USER(
            "Users.get(UserId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().users().get(things.user())),
    PRACTICES_AFTER(
            "Practices.list(PageRequest)",
            CURSOR_NOT_FOUND,
            (visitor, things) -> visitor.desk()
                    .practices()
                    .list(Things.ONE.after(things.places().practices()))),
    SHOW_CODE_WORD(
            "Practices.showCodeWord(PracticeId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().practices().showCodeWord(things.practice())),
    RENEW_CODE_WORD(
            "Practices.renewCodeWord(PracticeId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().practices().renewCodeWord(things.practice())),
    CHOOSE_CODE_WORD(
            "Practices.chooseCodeWord(PracticeId,String)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().practices().chooseCodeWord(things.practice(), "rose4garden")),
    JOURNAL_AFTER(
            "Journal.read(JournalQuery.Filter,JournalQuery.Order,PageRequest)",
            CURSOR_NOT_FOUND,
            (visitor, things) -> visitor.desk()
                    .journal()
                    .read(
                            JournalQuery.Filter.all(),
                            JournalQuery.Order.NEWEST_FIRST,
                            Things.ONE.after(things.places().journal()))),
    JOURNAL_ABOUT(
            "Journal.read(JournalQuery.Filter,JournalQuery.Order,PageRequest)",
            (visitor, things) -> visitor.desk()
                    .journal()
                    .read(
                            JournalQuery.Filter.about(things.invitation().uuid()),
                            JournalQuery.Order.NEWEST_FIRST,
                            PageRequest.first(10))),
    VERIFY(
            "Journal.verify(Id)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().journal().verify(things.invitation())),
    LOOK(
            "Front.look(String)",
            LINK_UNKNOWN,
            (visitor, things) -> visitor.roster()
                    .front(visitor.office().organization(), Someone.AT_HOME)
                    .look(things.link())),
    DECLINE(
            "Front.decline(String)",
            LINK_UNKNOWN,
            (visitor, things) -> visitor.roster()
                    .front(visitor.office().organization(), Someone.AT_HOME)
                    .decline(things.link())),
    VOUCH(
            "Operations.vouch(OrganizationId,UserId)",
            NOT_FOUND,
            (visitor, things) ->
                    visitor.roster().operations().vouch(visitor.office().organization(), things.user())),
    SEND_AGAIN(
            "Outbox.sendAgain(OrganizationId,MessageId)",
            (visitor, things) -> Outcome.done(visitor.roster()
                    .operations()
                    .outbox()
                    .sendAgain(visitor.office().organization(), things.deadLetter())));

    private final String operation;
    private final Optional<Reason> answer;
    private final BiFunction<Visitor, Things, Outcome<?>> act;

    Trespass(String operation, Reason answer, BiFunction<Visitor, Things, Outcome<?>> act) {
        this.operation = operation;
        this.answer = Optional.of(answer);
        this.act = act;
    }

    Trespass(String operation, BiFunction<Visitor, Things, Outcome<?>> act) {
        this.operation = operation;
        this.answer = Optional.empty();
        this.act = act;
    }

    /** Somebody who uses things: with a desk in an organization of their own. */
    record Visitor(Roster roster, Office office, Things own) {
        Desk desk() {
            return office.desk();
        }
    }

    /** The operation as {@code operations.csv} names it. */
    String operation() {
        return operation;
    }

    /** The only reason that may be heard; empty when nothing is refused. */
    Optional<Reason> answer() {
        return answer;
    }

    Outcome<?> attempt(Visitor visitor, Things things) {
        return act.apply(visitor, things);
    }

    private static InvitationDraft draft() {
        return InvitationDraft.to("eve" + UUID.randomUUID() + "@weiss.example", STAFF);
    }
}
