package io.rosterkit.acceptance;

import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.invitation.InvitationReason.LINK_UNKNOWN;
import static io.rosterkit.model.outcome.InputReason.CURSOR_NOT_FOUND;
import static io.rosterkit.model.signin.SignInReason.REFUSED;
import static io.rosterkit.model.signin.SignInReason.SESSION_OVER;
import static io.rosterkit.model.verification.VerificationReason.CHALLENGE_OVER;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.account.Account;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserFilter;
import java.nio.ByteBuffer;
import java.util.Base64;
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
    USER_OF_ADDRESS(
            "Users.find(String)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().users().find(things.keys().eva().address())),
    LIST_USERS_AFTER(
            "Users.list(UserFilter,UserQuery.Order,PageRequest)",
            CURSOR_NOT_FOUND,
            (visitor, things) -> visitor.desk()
                    .users()
                    .list(
                            UserFilter.of(UserStatus.ACTIVE),
                            UserQuery.Order.ADDRESS,
                            Things.ONE.after(things.places().users()))),
    DIRECTORY_AFTER(
            "Directory.list(PageRequest)",
            CURSOR_NOT_FOUND,
            (visitor, things) -> visitor.desk()
                    .directory()
                    .list(Things.ONE.after(things.places().directory()))),
    LOCK(
            "Users.lock(UserId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().users().lock(things.people().active())),
    UNLOCK(
            "Users.unlock(UserId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().users().unlock(things.people().locked())),
    DEACTIVATE(
            "Users.deactivate(UserId)",
            NOT_FOUND,
            (visitor, things) ->
                    visitor.desk().users().deactivate(things.people().active())),
    REACTIVATE(
            "Users.reactivate(UserId)",
            NOT_FOUND,
            (visitor, things) ->
                    visitor.desk().users().reactivate(things.people().inactive())),
    CLOSE(
            "Users.close(UserId)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().users().close(things.people().active())),
    CHANGE_ROLES(
            "Users.changeRoles(UserId,Set)",
            NOT_FOUND,
            (visitor, things) ->
                    visitor.desk().users().changeRoles(things.people().active(), Set.of(OFFICE_ADMINISTRATOR))),
    CHANGE_ADDRESS(
            "Users.changeAddress(UserId,String,String)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk()
                    .users()
                    .changeAddress(
                            things.people().active(), "eve" + UUID.randomUUID() + "@weiss.example", Offices.PASSWORD)),
    RENAME(
            "Users.rename(UserId,String)",
            NOT_FOUND,
            (visitor, things) -> visitor.desk().users().rename(things.people().active(), "Renamed")),
    END_SESSIONS(
            "Users.endSessions(UserId)",
            NOT_FOUND,
            (visitor, things) ->
                    visitor.desk().users().endSessions(things.people().active())),
    END_OWN_SESSION(
            "Account.endSession(SessionId)",
            NOT_FOUND,
            (visitor, things) -> visitor.account()
                    .endSession(things.keys().eva().signedIn().session().id())),
    ACCEPT(
            "Account.accept(OrganizationId,InvitationId,String,String)",
            LINK_UNKNOWN,
            (visitor, things) -> visitor.account()
                    .accept(
                            things.keys().waiting().organization(),
                            things.keys().waiting().invitation(),
                            things.keys().waiting().word(),
                            Keys.PASSWORD)),
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
            (visitor, things) -> visitor.front().look(things.link())),
    DECLINE(
            "Front.decline(String)",
            LINK_UNKNOWN,
            (visitor, things) -> visitor.front().decline(things.link())),
    REGISTER(
            "Front.register(String,String,String)",
            LINK_UNKNOWN,
            (visitor, things) -> visitor.front()
                    .register(things.keys().links().join(), things.keys().word(), Keys.PASSWORD)),
    ANSWER_REGISTRATION(
            "Front.answerRegistration(String,String)",
            CHALLENGE_OVER,
            (visitor, things) -> visitor.front()
                    .answerRegistration(
                            things.keys().registration().token(),
                            things.keys().registration().code())),
    SIGN_IN(
            "Front.signIn(String,String)",
            REFUSED,
            (visitor, things) -> visitor.front().signIn(things.keys().eva().address(), Keys.PASSWORD)),
    /** A device that is known is asked for no code. */
    SIGN_IN_ON_A_DEVICE(
            "Front.signIn(String,String,String)",
            (visitor, things) -> visitor.front()
                    .signIn(
                            visitor.own().keys().eva().address(),
                            Keys.PASSWORD,
                            things.keys().eva().device())
                    .map(SecondStep.class::isInstance)),
    ANSWER_SIGN_IN(
            "Front.answerSignIn(String,String)",
            CHALLENGE_OVER,
            (visitor, things) -> visitor.front()
                    .answerSignIn(
                            things.keys().signIn().token(),
                            things.keys().signIn().code())),
    SEND_CODE_AGAIN(
            "Front.sendCodeAgain(String)",
            CHALLENGE_OVER,
            (visitor, things) ->
                    visitor.front().sendCodeAgain(things.keys().signIn().token())),
    /** The answer is the same for everybody; what differs is whether a mail goes out. */
    RECOVER("Front.recover(String)", (visitor, things) -> {
        int before = visitor.kit().mail().all().size();
        return visitor.front()
                .recover(things.keys().eva().address())
                .map(asked -> visitor.kit().mail().all().size() - before);
    }),
    RESET_PASSWORD(
            "Front.resetPassword(String,String,String)",
            VerificationReason.LINK_UNKNOWN,
            (visitor, things) -> visitor.front()
                    .resetPassword(
                            things.keys().links().recovery(), things.keys().word(), Keys.OTHER_PASSWORD)),
    CONFIRM_ADDRESS(
            "Front.confirmAddress(String)",
            VerificationReason.LINK_UNKNOWN,
            (visitor, things) ->
                    visitor.front().confirmAddress(things.keys().links().newAddress())),
    /** Whoever holds a token is its client; but none can be made into one of another organization. */
    SESSION(
            "Roster.session(String)",
            SESSION_OVER,
            (visitor, things) -> visitor.roster()
                    .session(visitor.relabelled(things.keys().eva().session()))),
    VOUCH(
            "Operations.signInExternally(OrganizationId,UserId)",
            NOT_FOUND,
            (visitor, things) -> visitor.roster()
                    .operations()
                    .signInExternally(visitor.office().organization(), things.user())),
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
    record Visitor(Kit kit, Office office, Things own) {

        Roster roster() {
            return kit.roster();
        }

        Desk desk() {
            return office.desk();
        }

        Front front() {
            return roster().front(office.organization(), Someone.AT_HOME);
        }

        Account account() {
            return roster().as(new Actor.Member(own.keys().eva().signedIn().session()), Someone.AT_HOME)
                    .account();
        }

        /** The token with the visitor's organization in the place of its own. */
        String relabelled(String token) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            UUID organization = office.organization().uuid();
            bytes.putLong(2, organization.getMostSignificantBits()).putLong(10, organization.getLeastSignificantBits());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
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
