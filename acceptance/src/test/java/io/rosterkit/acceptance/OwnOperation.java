package io.rosterkit.acceptance;

import io.rosterkit.account.Account;
import io.rosterkit.model.outcome.Outcome;
import java.util.function.BiFunction;

/** Every operation of the own account: what it is called in the journal, and how it is done with somebody's keys. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum OwnOperation {
    GET("Account.get()", "user.get", (account, keys) -> account.get()),
    RENAME("Account.rename(String)", "user.name", (account, keys) -> account.rename("Renamed")),
    CHANGE_PASSWORD(
            "Account.changePassword(String,String)",
            "user.password",
            (account, keys) -> account.changePassword(Keys.PASSWORD, Keys.OTHER_PASSWORD)),
    CHANGE_ADDRESS(
            "Account.changeAddress(String,String)",
            "user.address-ask",
            (account, keys) -> account.changeAddress("elsewhere@weiss.example", Keys.PASSWORD)),
    REAUTHENTICATE(
            "Account.reauthenticate(String)",
            "session.reauthenticate",
            (account, keys) -> account.reauthenticate(Keys.PASSWORD)),
    SESSIONS("Account.sessions()", "session.list", (account, keys) -> account.sessions()),
    END_SESSION(
            "Account.endSession(SessionId)",
            "session.end",
            (account, keys) ->
                    account.endSession(keys.eva().signedIn().session().id())),
    END_ALL_SESSIONS("Account.endAllSessions()", "session.end-all", (account, keys) -> account.endAllSessions()),
    SIGN_OUT("Account.signOut()", "session.sign-out", (account, keys) -> account.signOut()),
    WAITING("Account.waiting()", "invitation.waiting", (account, keys) -> account.waiting()),
    ACCEPT(
            "Account.accept(OrganizationId,InvitationId,String,String)",
            "invitation.accept-waiting",
            (account, keys) -> account.accept(
                    keys.waiting().organization(),
                    keys.waiting().invitation(),
                    keys.waiting().word(),
                    Keys.PASSWORD));

    private final String operation;
    private final String act;
    private final BiFunction<Account, Keys, Outcome<?>> way;

    OwnOperation(String operation, String act, BiFunction<Account, Keys, Outcome<?>> way) {
        this.operation = operation;
        this.act = act;
        this.way = way;
    }

    /** The operation as {@code operations.csv} names it. */
    String operation() {
        return operation;
    }

    String act() {
        return act;
    }

    Outcome<?> at(Account account, Keys keys) {
        return way.apply(account, keys);
    }
}
