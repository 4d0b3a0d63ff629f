package io.rosterkit.engine.account;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.user.NameChange;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserPages;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;

/** Shows the user who calls, and changes their name. */
public final class OwnDetailsEngine {

    private static final String RENAME_SELF = "user.name";

    private final OperationRunner runner;
    private final Reauthentication reauthentication;
    private final NameChange nameChange;

    public OwnDetailsEngine(OperationRunner runner, Reauthentication reauthentication, NameChange nameChange) {
        this.runner = runner;
        this.reauthentication = reauthentication;
        this.nameChange = nameChange;
    }

    Outcome<UserDetails> get(Call call) {
        return runner.query(
                call,
                Reauthentication.operation(call, "user.get"),
                now -> reauthentication
                        .currentUser(call)
                        .map(current -> UserPages.details(current.account().shown(), now)));
    }

    Outcome<UserReceipt> rename(Call call, String name) {
        return Names.parse(name)
                .then(parsed -> runner.perform(
                        call,
                        Reauthentication.operation(call, RENAME_SELF, parsed.text()),
                        UserCodecs.RECEIPT_CODEC,
                        now -> reauthentication
                                .currentUser(call)
                                .then(current ->
                                        nameChange.decide(current.author(now), current.user(), RENAME_SELF, parsed))));
    }
}
