package io.rosterkit.engine.account;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserPages;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;

/** The own user as a page shows it, and the own name. */
final class OwnDetails {

    private static final String RENAME = "user.name";

    private final Call call;
    private final AccountParts parts;
    private final Reauthentication self;

    OwnDetails(Call call, AccountParts parts, Reauthentication self) {
        this.call = call;
        this.parts = parts;
        this.self = self;
    }

    Outcome<UserDetails> get() {
        return parts.runner()
                .answer(call, self.operation("user.get"), now -> self.me().map(me -> UserPages.details(me.user())));
    }

    Outcome<UserReceipt> rename(String name) {
        return Names.parse(name)
                .then(parsed -> parts.runner()
                        .perform(
                                call,
                                self.operation(RENAME, parsed.text()),
                                UserCodecs.RECEIPT,
                                now -> self.me()
                                        .then(me -> parts.names().decide(me.author(now), me.user(), RENAME, parsed))));
    }
}
