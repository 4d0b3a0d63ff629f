package io.rosterkit.engine.invitee;

import io.rosterkit.engine.call.Call;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.invitee.Invitees;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;

/** The invited people for one caller. Passes every call to the engine. */
record BoundInvitees(Call call, InviteeEngine engine) implements Invitees {

    @Override
    public Outcome<InvitationReceipt> edit(InvitationId invitation, InviteeEdit edit) {
        Arguments.required("invitation", invitation, "edit", edit);
        return engine.edit(call, invitation, edit);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Invitees[" + call.organization() + "]";
    }
}
