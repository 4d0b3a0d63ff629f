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

/** Invitations of other organizations to a user whose mailbox was shown to be the user's own. */
public final class WaitingInvitations {

    private static final int MOST = 50;

    private final OperationRunner runner;
    private final Reauthentication self;
    private final WaitingStore store;
    private final RegistrationEngine registrations;

    /** Made by the root, once. */
    public WaitingInvitations(
            OperationRunner runner, Reauthentication self, WaitingStore store, RegistrationEngine registrations) {
        this.runner = runner;
        this.self = self;
        this.store = store;
        this.registrations = registrations;
    }

    Outcome<List<WaitingInvitation>> list(Call call) {
        return runner.answer(
                call,
                Reauthentication.operation(call, "invitation.waiting"),
                now -> self.currentUser(call)
                        .map(current ->
                                address(current).map(key -> store.waiting(key, now, MOST)).orElse(List.of()).stream()
                                        .map(WaitingInvitations::shown)
                                        .toList()));
    }

    Outcome<Registration> accept(
            Call call, OrganizationId organization, InvitationId invitation, String codeWord, String password) {
        Operation operation = Reauthentication.operation(call, "invitation.accept-waiting");
        Visitor visitor = new Visitor(Optional.of(organization), call.source(), call.repetition());
        return runner.answer(
                        call,
                        operation,
                        now -> self.currentUser(call)
                                .then(current -> address(current)
                                        .map(Outcome::done)
                                        .orElseGet(() -> Outcome.refused(InvitationReason.LINK_UNKNOWN))))
                .then(key -> registrations.accept(visitor, invitation, key, codeWord, password));
    }

    private static Optional<String> address(Reauthentication.CurrentUser current) {
        return Optional.of(current.user().contact())
                .filter(contact -> contact.verified())
                .map(contact -> contact.address().key());
    }

    private static WaitingInvitation shown(LinkedInvitation linked) {
        Invitation row = linked.invitation();
        return new WaitingInvitation(
                row.organization(),
                row.id(),
                linked.organization().name(),
                row.course().expiresAt());
    }
}
