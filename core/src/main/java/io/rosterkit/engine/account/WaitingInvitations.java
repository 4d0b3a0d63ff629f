package io.rosterkit.engine.account;

import io.rosterkit.account.WaitingInvitation;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.registration.RegistrationEngine;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.registration.Registration;
import io.rosterkit.spi.registration.WaitingStore;
import java.util.List;
import java.util.Optional;

/** Lists and accepts invitations of other organizations to the verified address of the user who calls. */
public final class WaitingInvitations {

    private static final int MAX_INVITATIONS = 50;

    private final OperationRunner runner;
    private final Reauthentication reauthentication;
    private final WaitingStore store;
    private final RegistrationEngine registrations;

    public WaitingInvitations(
            OperationRunner runner,
            Reauthentication reauthentication,
            WaitingStore store,
            RegistrationEngine registrations) {
        this.runner = runner;
        this.reauthentication = reauthentication;
        this.store = store;
        this.registrations = registrations;
    }

    Outcome<List<WaitingInvitation>> list(Call call) {
        return runner.query(
                call,
                Reauthentication.operation(call, "invitation.waiting"),
                now -> reauthentication
                        .currentUser(call)
                        .map(current ->
                                verifiedAddress(current)
                                        .map(key -> store.waiting(key, now, MAX_INVITATIONS))
                                        .orElse(List.of())
                                        .stream()
                                        .map(WaitingInvitations::details)
                                        .toList()));
    }

    Outcome<Registration> accept(
            Call call, OrganizationId organization, InvitationId invitation, String codeWord, String password) {
        Operation operation = Reauthentication.operation(call, "invitation.accept-waiting");
        Visitor visitor = new Visitor(Optional.of(organization), call.source(), call.requestId());
        return runner.inOwnTransaction(() -> runner.query(
                        call,
                        operation,
                        now -> reauthentication
                                .currentUser(call)
                                .then(current -> verifiedAddress(current)
                                        .map(Outcome::done)
                                        .orElseGet(() -> Outcome.refused(InvitationReason.LINK_UNKNOWN)))))
                .then(key -> registrations.accept(visitor, invitation, key, codeWord, password));
    }

    private static Optional<String> verifiedAddress(Reauthentication.CurrentUser current) {
        return Optional.of(current.user().contact())
                .filter(contact -> contact.verified())
                .map(contact -> contact.address().key());
    }

    private static WaitingInvitation details(LinkedInvitation linked) {
        Invitation row = linked.invitation();
        return new WaitingInvitation(
                row.organization(),
                row.id(),
                linked.organization().name(),
                row.progress().expiresAt());
    }
}
