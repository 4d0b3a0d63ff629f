package io.rosterkit;

import io.rosterkit.account.Account;
import io.rosterkit.engine.account.AccountParts;
import io.rosterkit.engine.account.AddressFront;
import io.rosterkit.engine.account.BoundAccount;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.invitation.InvitationLinks;
import io.rosterkit.engine.recovery.Recovery;
import io.rosterkit.engine.recovery.RecoveryParts;
import io.rosterkit.engine.registration.RegistrationCodes;
import io.rosterkit.engine.registration.RegistrationParts;
import io.rosterkit.engine.registration.Registrations;
import io.rosterkit.engine.signin.CodeSteps;
import io.rosterkit.engine.signin.Sessions;
import io.rosterkit.engine.signin.SignIns;
import io.rosterkit.engine.signin.Steps;
import io.rosterkit.engine.verification.Confirmations;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.verification.VerificationStore;

/** Wires the rooms behind the front door, once. */
final class FrontRooms {

    private final InvitationLinks invitations;
    private final SignIns.Parts signIns;
    private final RegistrationParts registrations;
    private final AccountParts account;
    private final Sessions sessions;

    FrontRooms(RosterBuilder plan, Foundation base, InvitationRoom invitations, UserRoom users, SignIns.Parts signIns) {
        this.invitations = invitations.links(signIns.guards().sources());
        this.signIns = signIns;
        this.registrations = new RegistrationParts(
                plan.storage.port(RegistrationStore.class),
                invitations.engine,
                base.journalWriter,
                new RegistrationParts.Secrets(base.links, base.pages, base.words),
                signIns,
                plan.profile.registration(),
                plan.profile.product());
        this.account = new AccountParts(
                recovery(plan, base),
                registrations,
                invitations.addresses,
                plan.storage.port(WaitingStore.class),
                users.names);
        this.sessions = new Sessions(signIns.runner(), signIns.gate(), signIns.store(), signIns.tokens());
    }

    private RecoveryParts recovery(RosterBuilder plan, Foundation base) {
        VerificationStore store = plan.storage.port(VerificationStore.class);
        return new RecoveryParts(
                signIns,
                new RecoveryParts.Stores(
                        plan.storage.port(OrganizationStore.class), plan.storage.port(CounterStore.class)),
                new RecoveryParts.Secrets(
                        new Confirmations(store, base.links, plan.keys, base.ids), base.pages, base.words),
                base.journalWriter,
                base.ids,
                new RecoveryParts.Rules(
                        plan.profile.recovery(), plan.profile.registration().codeWord(), plan.profile.product()));
    }

    Recovery recovery(Visitor visitor) {
        return new Recovery(visitor, account.recovery());
    }

    AddressFront addresses(Visitor visitor) {
        return new AddressFront(visitor, account);
    }

    Account account(Call call) {
        return new BoundAccount(call, account);
    }

    InvitationLinks invitations() {
        return invitations;
    }

    Registrations registrations(Visitor visitor) {
        return new Registrations(visitor, registrations);
    }

    RegistrationCodes registrationCodes(Visitor visitor) {
        return new RegistrationCodes(visitor, registrations);
    }

    SignIns signIns(Visitor visitor) {
        return new SignIns(visitor, signIns);
    }

    CodeSteps codeSteps(Visitor visitor) {
        return new CodeSteps(visitor, signIns);
    }

    Steps steps(Visitor visitor) {
        return signIns.stepsAt(visitor);
    }

    Sessions sessions() {
        return sessions;
    }
}
