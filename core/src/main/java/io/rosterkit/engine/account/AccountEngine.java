package io.rosterkit.engine.account;

import io.rosterkit.account.Account;
import io.rosterkit.engine.call.Call;

/** Everything that users do with their own account. All calls share one instance. Thread-safe. */
public record AccountEngine(
        OwnDetails details,
        OwnPassword passwords,
        OwnAddress addresses,
        OwnSessions sessions,
        WaitingInvitations waiting) {

    /** The account of one caller. */
    public Account at(Call call) {
        return new BoundAccount(call, this);
    }
}
