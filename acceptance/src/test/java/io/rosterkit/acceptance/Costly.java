package io.rosterkit.acceptance;

import static io.rosterkit.acceptance.Costly.Variant.CODE;
import static io.rosterkit.acceptance.Costly.Variant.LAST;
import static io.rosterkit.acceptance.Costly.Variant.LOCKED;
import static io.rosterkit.acceptance.Costly.Variant.NOBODY;
import static io.rosterkit.acceptance.Costly.Variant.WRONG;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.account.Account;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.Opening;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserImport;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An operation whose round trips are counted, on an invitation that is open. */
@SuppressWarnings("ImmutableEnumChecker") // a table of functions
enum Costly {
    LOOK("Front.look(String)", on -> on.front().look(on.link())),
    DECLINE("Front.decline(String)", on -> on.front().decline(on.link())),
    REGISTER(
            "Front.register(String,String,String)",
            on -> on.front().register(on.keys().links().join(), on.keys().word(), Keys.PASSWORD)),
    REGISTER_WRONGLY(
            "Front.register(String,String,String)",
            WRONG,
            on -> on.front().register(on.keys().links().join(), "BBBBB-22222", Keys.PASSWORD)),
    REGISTER_UP_TO_THE_CODE(
            "Front.register(String,String,String)",
            CODE,
            on -> on.front().register(on.keys().links().join(), on.keys().word(), Keys.PASSWORD)),
    ANSWER_REGISTRATION(
            "Front.answerRegistration(String,String)",
            on -> on.front()
                    .answerRegistration(
                            on.keys().registration().token(),
                            on.keys().registration().code())),
    ANSWER_REGISTRATION_WRONGLY(
            "Front.answerRegistration(String,String)",
            WRONG,
            on -> on.front().answerRegistration(on.keys().registration().token(), "no code")),
    SIGN_IN(
            "Front.signIn(String,String)",
            on -> on.front().signIn(on.keys().eva().address(), Keys.PASSWORD)),
    SIGN_IN_FOR_THE_LAST_TIME(
            "Front.signIn(String,String)",
            LAST,
            on -> on.front().signIn(on.keys().eva().address(), Keys.OTHER_PASSWORD)),
    SIGN_IN_WHEN_LOCKED(
            "Front.signIn(String,String)",
            LOCKED,
            on -> on.front().signIn(on.keys().eva().address(), Keys.PASSWORD)),
    SIGN_IN_WRONGLY(
            "Front.signIn(String,String)",
            WRONG,
            on -> on.front().signIn(on.keys().eva().address(), Keys.OTHER_PASSWORD)),
    SIGN_IN_AS_NOBODY(
            "Front.signIn(String,String)", NOBODY, on -> on.front().signIn("nobody@weiss.example", Keys.PASSWORD)),
    SIGN_IN_UP_TO_THE_CODE(
            "Front.signIn(String,String)",
            CODE,
            on -> on.front().signIn(on.keys().eva().address(), Keys.PASSWORD)),
    SIGN_IN_ON_A_DEVICE(
            "Front.signIn(String,String,String)",
            on -> on.front()
                    .signIn(
                            on.keys().eva().address(),
                            Keys.PASSWORD,
                            on.keys().eva().device())),
    SIGN_IN_ON_A_DEVICE_WRONGLY(
            "Front.signIn(String,String,String)",
            WRONG,
            on -> on.front()
                    .signIn(
                            on.keys().eva().address(),
                            Keys.OTHER_PASSWORD,
                            on.keys().eva().device())),
    ANSWER_SIGN_IN(
            "Front.answerSignIn(String,String)",
            on -> on.front()
                    .answerSignIn(on.keys().signIn().token(), on.keys().signIn().code())),
    ANSWER_SIGN_IN_WRONGLY(
            "Front.answerSignIn(String,String)",
            WRONG,
            on -> on.front().answerSignIn(on.keys().signIn().token(), "no code")),
    SEND_CODE_AGAIN(
            "Front.sendCodeAgain(String)",
            on -> on.front().sendCodeAgain(on.keys().signIn().token())),
    RECOVER("Front.recover(String)", on -> on.front().recover(on.keys().eva().address())),
    RECOVER_NOBODY("Front.recover(String)", NOBODY, on -> on.front().recover("nobody@weiss.example")),
    RESET_PASSWORD(
            "Front.resetPassword(String,String,String)",
            on -> on.front()
                    .resetPassword(on.keys().links().recovery(), on.keys().word(), Keys.OTHER_PASSWORD)),
    RESET_PASSWORD_WRONGLY(
            "Front.resetPassword(String,String,String)",
            WRONG,
            on -> on.front().resetPassword(on.keys().links().recovery(), "BBBBB-22222", Keys.OTHER_PASSWORD)),
    CONFIRM_ADDRESS(
            "Front.confirmAddress(String)",
            on -> on.front().confirmAddress(on.keys().links().newAddress())),
    SESSION("Roster.session(String)", on -> on.roster().session(on.keys().eva().session())),
    MAY("Desk.may(Permission)", on -> Outcome.done(on.desk().may(Permission.INVITE))),
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
    FIND_USER(DeskOperation.FIND_USER),
    LIST_USERS(DeskOperation.LIST_USERS),
    LIST_DIRECTORY(DeskOperation.LIST_DIRECTORY),
    LOCK(DeskOperation.LOCK),
    UNLOCK(DeskOperation.UNLOCK),
    DEACTIVATE(DeskOperation.DEACTIVATE),
    REACTIVATE(DeskOperation.REACTIVATE),
    CLOSE_USER(DeskOperation.CLOSE),
    CHANGE_ROLES(DeskOperation.CHANGE_ROLES),
    CHANGE_ADDRESS_OF_A_USER(DeskOperation.CHANGE_ADDRESS),
    RENAME_USER(DeskOperation.RENAME),
    END_SESSIONS(DeskOperation.END_SESSIONS),
    CHOOSE_CODE_WORD(DeskOperation.CHOOSE_CODE_WORD),
    GET_ACCOUNT(OwnOperation.GET),
    RENAME_ACCOUNT(OwnOperation.RENAME),
    CHANGE_PASSWORD(OwnOperation.CHANGE_PASSWORD),
    CHANGE_PASSWORD_WRONGLY(
            "Account.changePassword(String,String)",
            WRONG,
            on -> on.account().changePassword("wrong wrong wrong", Keys.OTHER_PASSWORD)),
    CHANGE_ADDRESS(OwnOperation.CHANGE_ADDRESS),
    REAUTHENTICATE(OwnOperation.REAUTHENTICATE),
    REAUTHENTICATE_WRONGLY(
            "Account.reauthenticate(String)", WRONG, on -> on.account().reauthenticate("wrong wrong wrong")),
    SESSIONS(OwnOperation.SESSIONS),
    END_SESSION(OwnOperation.END_SESSION),
    END_ALL_SESSIONS(OwnOperation.END_ALL_SESSIONS),
    SIGN_OUT(OwnOperation.SIGN_OUT),
    WAITING(OwnOperation.WAITING),
    ACCEPT(OwnOperation.ACCEPT),
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
            "Operations.importUser(OrganizationId,UserImport)",
            on -> on.roster()
                    .operations()
                    .importUser(on.office().organization(), UserImport.of("cleo@weiss.example", STAFF))),
    VOUCH(
            "Operations.signInExternally(OrganizationId,UserId)",
            on -> on.roster()
                    .operations()
                    .signInExternally(
                            on.office().organization(), on.office().session().user()));

    private final String operation;
    private final Optional<Variant> variant;
    private final Function<On, Outcome<?>> act;

    Costly(String operation, Function<On, Outcome<?>> act) {
        this.operation = operation;
        this.variant = Optional.empty();
        this.act = act;
    }

    Costly(String operation, Variant variant, Function<On, Outcome<?>> act) {
        this.operation = operation;
        this.variant = Optional.of(variant);
        this.act = act;
    }

    Costly(DeskOperation desk) {
        this(
                desk.operation(),
                on -> desk.at(
                        on.desk(),
                        new DeskOperation.On(
                                on.ben(),
                                on.office().founded().practice(),
                                on.office().session().user(),
                                on.keys().eva().address(),
                                on.people())));
    }

    Costly(OwnOperation own) {
        this(own.operation(), on -> own.at(on.account(), on.keys()));
    }

    /** Other circumstances of the same operation. */
    enum Variant {
        /** With a proof that is wrong, so that it is refused. */
        WRONG,
        /** Of somebody who is no user. */
        NOBODY,
        /** In a product that asks for a code as well. */
        CODE,
        /** With a proof that is wrong for the last time, so that it locks. */
        LAST,
        /** Of somebody whom wrong proofs have locked, with the right one. */
        LOCKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it is tried on. */
    record On(Kit kit, Office office, InvitationId ben, String link, Keys keys, People people) {

        Roster roster() {
            return kit.roster();
        }

        Desk desk() {
            return office.desk();
        }

        Account account() {
            return roster().as(new Actor.Member(keys.eva().signedIn().session()), Someone.AT_HOME)
                    .account();
        }

        Front front() {
            return roster().front(office.organization(), Someone.AT_HOME);
        }
    }

    /** Its row in the table of operations. */
    String operation() {
        return operation;
    }

    /** The variant in the same row. */
    Optional<String> variant() {
        return variant.map(Variant::word);
    }

    /** Whether it takes a product that asks for codes. */
    boolean needsCodes() {
        return variant.filter(Variant.CODE::equals).isPresent()
                || Set.of(
                                "Front.answerRegistration(String,String)",
                                "Front.answerSignIn(String,String)",
                                "Front.sendCodeAgain(String)")
                        .contains(operation);
    }

    /** Whether it is to be refused: with a wrong proof, and to nobody, but for what is answered to everybody alike. */
    boolean isRefused() {
        return variant.filter(EnumSet.of(WRONG, LAST, LOCKED)::contains).isPresent() || this == SIGN_IN_AS_NOBODY;
    }

    /** Guesses so often as belongs to the circumstances. */
    void prepare(On on) {
        int threshold = LockoutPolicy.standard().strangers().password().threshold();
        int guesses = variant.map(word -> switch (word) {
                    case LAST -> threshold - 1;
                    case LOCKED -> threshold;
                    case WRONG, NOBODY, CODE -> 0;
                })
                .orElse(0);
        for (int i = 0; i < guesses; i++) {
            on.front().signIn(on.keys().eva().address(), Keys.OTHER_PASSWORD);
        }
    }

    Outcome<?> carryOut(On on) {
        return act.apply(on);
    }
}
