package io.rosterkit.engine.wiring;

import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.user.AddressChange;
import io.rosterkit.engine.user.NameChange;
import io.rosterkit.engine.user.RoleChange;
import io.rosterkit.engine.user.SupportRestriction;
import io.rosterkit.engine.user.UserEngine;
import io.rosterkit.engine.user.UserImportEngine;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserPages;
import io.rosterkit.engine.user.UserStatusEngine;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;

/** Wires the engines of users, once. */
final class UserRoom {

    final UserEngine engine;
    final UserImportEngine imports;
    final NameChange names;

    UserRoom(Foundation base, InvitationRoom invitations, Hashing hashing, Reauthentication self) {
        UserStore store = base.storage.port(UserStore.class);
        UserWriting writing = new UserWriting(base.journalWriter, base.ids, base.unlockers);
        UserLookup lookup = new UserLookup(base.gate, store);
        RoleChange roles = new RoleChange(base.gate, writing);
        UserStatusEngine status = new UserStatusEngine(
                base.runner,
                lookup,
                writing,
                roles,
                new SupportRestriction(base.gate, store, base.profiles),
                base.storage.port(CounterStore.class),
                base.profiles);
        this.names = new NameChange(base.storage.port(OrganizationStore.class), base.words, writing);
        this.engine = new UserEngine(
                base.runner,
                lookup,
                new UserPages(base.gate, store, base.pageReader),
                status,
                roles,
                new AddressChange(base.runner, invitations.addresses, writing, self),
                names);
        this.imports = imports(base, invitations, hashing);
    }

    private static UserImportEngine imports(Foundation base, InvitationRoom invitations, Hashing hashing) {
        return new UserImportEngine(
                base.runner,
                base.gate,
                base.storage.port(InvitationStore.class),
                invitations.addresses,
                base.journalWriter,
                base.words,
                base.ids,
                hashing);
    }
}
