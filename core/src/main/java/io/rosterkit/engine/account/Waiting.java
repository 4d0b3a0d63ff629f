package io.rosterkit.engine.account;

import io.rosterkit.account.WaitingInvitation;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.LinkedInvitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.registration.Registration;
import java.util.List;
import java.util.Optional;

/** Invitations of other organizations to a user whose mailbox was shown to be the user's own. */
final class Waiting {

    private static final int MOST = 50;

    private final Call call;
    private final AccountParts parts;
    private final Reauthentication self;

    Waiting(Call call, AccountParts parts, Reauthentication self) {
        this.call = call;
        this.parts = parts;
        this.self = self;
    }

    Outcome<List<WaitingInvitation>> list() {
        return parts.runner()
                .answer(
                        call,
                        self.operation("invitation.waiting"),
                        now -> self.me()
                                .map(me ->
                                        address(me)
                                                .map(key -> parts.waiting().waiting(key, now, MOST))
                                                .orElse(List.of())
                                                .stream()
                                                .map(Waiting::shown)
                                                .toList()));
    }

    Outcome<Registration> accept(
            OrganizationId organization, InvitationId invitation, String codeWord, String password) {
        Operation operation = self.operation("invitation.accept-waiting");
        Visitor visitor = new Visitor(Optional.of(organization), call.source(), call.repetition());
        return parts.runner()
                .answer(
                        call,
                        operation,
                        now -> self.me()
                                .then(me -> address(me)
                                        .map(Outcome::done)
                                        .orElseGet(() -> Outcome.refused(InvitationReason.LINK_UNKNOWN))))
                .then(key -> parts.registrations().at(visitor).accept(invitation, key, codeWord, password));
    }

    private static Optional<String> address(Reauthentication.CurrentUser me) {
        return Optional.of(me.user().contact())
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
