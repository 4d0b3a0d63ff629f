package io.rosterkit.engine.wiring;

import io.rosterkit.engine.directory.DirectoryEngine;
import io.rosterkit.engine.directory.PersonEngine;
import io.rosterkit.engine.directory.PersonSaving;
import io.rosterkit.engine.directory.PersonStatusEngine;
import io.rosterkit.engine.directory.PersonWriting;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserStatusEngine;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;

/** Makes the engines of the directory. */
final class DirectoryWiring {

    private DirectoryWiring() {}

    static DirectoryEngine directory(
            SharedEngines shared, InvitationWiring invitations, UserLookup lookup, UserStatusEngine users) {
        PersonWriting writing = new PersonWriting(shared.journalWriter);
        PersonSaving saving = new PersonSaving(
                shared.gate,
                shared.profiles,
                shared.storage.port(InvitationStore.class),
                invitations.addressRelease,
                shared.externalIds,
                shared.codeWords);
        return new DirectoryEngine(
                shared.runner,
                shared.profiles,
                shared.storage.port(UserStore.class),
                shared.storage.port(TableStore.class),
                lookup,
                shared.pageReader,
                new PersonEngine(shared.runner, lookup, saving, writing, invitations.engine, shared.ids),
                new PersonStatusEngine(shared.runner, lookup, writing, invitations.engine, users));
    }
}
