package io.rosterkit.contact;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.spi.invitation.InvitationStore.Ground;
import java.time.Instant;
import java.util.Optional;

/** Whether an address may become that of a user: one that nobody has, and to which no invitation is open. */
public final class Vacancy {

    private Vacancy() {}

    /** The address, if it is free; an invitation whose time is over is in nobody's way. */
    public static Outcome<EmailAddress> of(EmailAddress address, Ground ground, Instant now) {
        if (ground.users().contains(address.key())) {
            return Outcome.refused(Refusal.of(UserReason.ADDRESS_TAKEN).at("address"));
        }
        return Optional.ofNullable(ground.open().get(address.key()))
                        .filter(open -> open.stateAt(now) == InvitationState.OPEN)
                        .isPresent()
                ? Outcome.refused(Refusal.of(InvitationReason.ALREADY_INVITED).at("address"))
                : Outcome.done(address);
    }
}
