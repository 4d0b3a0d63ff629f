package io.rosterkit.engine.account;

import io.rosterkit.account.Account;
import io.rosterkit.engine.call.Call;

/** What users do about their own account; one for all calls. Thread-safe. */
public record AccountEngine(
        OwnDetails details,
        OwnPassword passwords,
        OwnAddress addresses,
        OwnSessions sessions,
        WaitingInvitations waiting) {

    /** The own account of one caller. */
    public Account at(Call call) {
        return new BoundAccount(call, this);
    }
}
