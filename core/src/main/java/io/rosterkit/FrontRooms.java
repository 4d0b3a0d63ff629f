package io.rosterkit;

import io.rosterkit.account.Account;
import io.rosterkit.account.AccountParts;
import io.rosterkit.account.AddressFront;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.invitation.InvitationLinks;
import io.rosterkit.recovery.Recovery;
import io.rosterkit.recovery.RecoveryParts;
import io.rosterkit.registration.RegistrationCodes;
import io.rosterkit.registration.RegistrationParts;
import io.rosterkit.registration.Registrations;
import io.rosterkit.signin.CodeSteps;
import io.rosterkit.signin.Sessions;
import io.rosterkit.signin.SignIns;
import io.rosterkit.signin.Steps;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.verification.VerificationStore;
import io.rosterkit.verification.Confirmations;

/** Wires the rooms behind the front door, once. */
final class FrontRooms {

    private final InvitationLinks invitations;
    private final SignIns.Parts signIns;
    private final RegistrationParts registrations;
    private final AccountParts account;
    private final Sessions sessions;

    FrontRooms(RosterBuilder plan, Foundation base, InvitationRoom invitations, SignIns.Parts signIns) {
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
                recovery(plan, base), registrations, invitations.addresses, plan.storage.port(WaitingStore.class));
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
        return new Account(call, account);
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
