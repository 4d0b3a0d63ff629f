package io.rosterkit.examples.guide;

import io.rosterkit.Desk;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.support.SupportCase;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.SeatTaking;
import io.rosterkit.seat.WithoutSeat;
import java.util.function.Consumer;

/** A panel whose staff take access codes, and whose guests take none. docs/seats.md shows it. */
final class PanelSeats {

    static final SeatPoolName CODES = new SeatPoolName("access-codes");

    private static final int MORE = 10;

    private PanelSeats() {}

    /** The pool, with its defaults but for the numbers. */
    static Profile.Builder panel() {
        return StandardProfile.builder("Panel")
                .seatPool(
                        CODES,
                        SeatPoolRule.of(StandardProfile.STAFF)
                                .takenAt(SeatTaking.ON_INVITATION)
                                .withoutSeat(WithoutSeat.noAccess())
                                .including(3)
                                .atMost(500));
    }

    /** Invites a person. Where no seat is free, support gets a case in the host's own system. */
    static Outcome<InvitationReceipt> invite(Desk desk, InvitationDraft draft, Consumer<SupportCase> cases) {
        Outcome<InvitationReceipt> invited = desk.invitations().invite(draft);
        if (invited.refusal()
                .filter(why -> why.reason() == SeatReason.NONE_FREE)
                .isPresent()) {
            desk.seats().askForMore(CODES, MORE).map(asked -> {
                cases.accept(asked);
                return asked;
            });
        }
        return invited;
    }
}
