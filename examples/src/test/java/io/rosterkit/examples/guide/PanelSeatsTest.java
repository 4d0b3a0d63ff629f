package io.rosterkit.examples.guide;

import static io.rosterkit.examples.guide.PanelSeats.CODES;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.support.SupportCase;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@RosterTest
class PanelSeatsTest {

    @Test
    void supportHearsOfTheFirstPersonForWhomThereIsNoSeat(Storage storage, MovableClock clock) {
        Office office =
                Kit.of(storage, clock, PanelSeats.panel().build()).offices().open();
        List<SupportCase> cases = new ArrayList<>();
        for (String name : List.of("ben", "eva", "ida")) {
            PanelSeats.invite(office.desk(), InvitationDraft.to(name + "@weiss.example", STAFF), cases::add);
        }
        PanelSeats.invite(office.desk(), InvitationDraft.to("gil@weiss.example", GUEST), cases::add);

        assertThat(cases)
                .singleElement()
                .satisfies(each -> assertThat(each.facts())
                        .containsEntry("pool", "access-codes")
                        .containsEntry("count", "10"));
        assertThat(office.desk().seats().pools().orThrow()).containsExactly(new SeatPoolDetails(CODES, 3, 1, 2, 0));
    }
}
