package io.rosterkit.engine.account;

import io.rosterkit.account.Account;
import io.rosterkit.engine.call.Call;

/** Everything that users do with their own account. All calls share one instance. Thread-safe. */
public record AccountEngine(
        OwnDetailsEngine details,
        OwnPassword passwords,
        OwnAddress addresses,
        OwnSessionsEngine sessions,
        WaitingInvitations waiting) {

    /** The account of one caller. */
    public Account at(Call call) {
        return new BoundAccount(call, this);
    }
}
