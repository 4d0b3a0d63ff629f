package io.rosterkit.engine.wiring;

import io.rosterkit.engine.customrole.CustomRoleEngine;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.organization.CodeWordChange;
import io.rosterkit.engine.organization.OrganizationEngine;
import io.rosterkit.engine.organization.PolicyEngine;
import io.rosterkit.engine.organization.PracticeEngine;
import io.rosterkit.engine.organization.PracticeWriting;
import io.rosterkit.engine.registration.WaitingRegistrations;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;

/** Makes the engines of organizations and practices. */
final class OrganizationWiring {

    final OrganizationEngine organizations;
    final PracticeEngine practices;
    final PolicyEngine policies;
    final CustomRoleEngine customRoles;

    OrganizationWiring(
            SharedEngines shared, InvitationEngine invitations, WaitingRegistrations waiting, boolean sendsCodes) {
        OrganizationStore store = shared.storage.port(OrganizationStore.class);
        PracticeWriting writing = new PracticeWriting(shared.journalWriter, shared.codeWords);
        this.organizations = new OrganizationEngine(
                shared.runner, store, shared.journalWriter, writing, shared.ids, invitations, shared.profiles);
        this.policies =
                new PolicyEngine(shared.runner, store, shared.journalWriter, shared.profiles, waiting, sendsCodes);
        CodeWordChange codeWord = new CodeWordChange(
                store, shared.storage.port(CounterStore.class), shared.codeWords, writing, shared.profiles);
        this.practices = new PracticeEngine(
                shared.runner,
                shared.gate,
                store,
                writing,
                codeWord,
                shared.codeWords,
                shared.nameCheck,
                shared.ids,
                shared.pageReader);
        this.customRoles = new CustomRoleEngine(
                shared.runner,
                shared.gate,
                shared.profiles,
                store,
                shared.storage.port(UserStore.class),
                shared.journalWriter,
                shared.nameCheck);
    }
}
