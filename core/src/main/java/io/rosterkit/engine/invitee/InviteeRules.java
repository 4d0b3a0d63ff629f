package io.rosterkit.engine.invitee;

import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Rules for edits of invited people. Pure. */
final class InviteeRules {

    private static final Set<InvitationState> EDITABLE = EnumSet.of(InvitationState.OPEN, InvitationState.HELD);

    private InviteeRules() {}

    /** Refused, with the present state, when the invitation has ended in any way. */
    static Outcome<Invitation> checkEditable(Invitation row, Instant now) {
        InvitationState state = row.stateAt(now);
        return EDITABLE.contains(state)
                ? Outcome.done(row)
                : Outcome.refused(Refusal.of(InvitationReason.WRONG_STATE)
                        .with("state", state.name().toLowerCase(Locale.ROOT)));
    }

    /** The names of the fields that are different, for the journal. */
    static Set<String> changedFields(Invitee before, Invitee after) {
        Set<String> changed = new TreeSet<>();
        if (!before.address().equals(after.address())) {
            changed.add("address");
        }
        if (!before.phone().equals(after.phone())) {
            changed.add("phone");
        }
        if (!before.name().equals(after.name())) {
            changed.add("name");
        }
        if (!before.type().equals(after.type())) {
            changed.add("type");
        }
        return changed;
    }
}
