package io.rosterkit.engine.wiring;

import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.organization.CodeWordChange;
import io.rosterkit.engine.organization.OrganizationEngine;
import io.rosterkit.engine.organization.PracticeEngine;
import io.rosterkit.engine.organization.PracticeWriting;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;

/** Wires the engines of organizations and practices, once. */
final class OrganizationRoom {

    final OrganizationEngine organizations;
    final PracticeEngine practices;

    OrganizationRoom(Foundation base, InvitationEngine invitations) {
        OrganizationStore store = base.storage.port(OrganizationStore.class);
        PracticeWriting writing = new PracticeWriting(base.journalWriter, base.words);
        this.organizations = new OrganizationEngine(
                base.runner, store, base.journalWriter, writing, base.ids, invitations, base.profiles);
        CodeWordChange codeWord = new CodeWordChange(
                store,
                base.storage.port(UserStore.class),
                base.storage.port(CounterStore.class),
                base.words,
                writing,
                base.profiles);
        this.practices = new PracticeEngine(
                base.runner, base.gate, store, writing, codeWord, base.words, base.ids, base.pageReader);
    }
}
