package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.acceptance.OnlyInMemory;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.SeatTaking;
import io.rosterkit.seat.WithoutSeat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A profile says which types take a seat of which pool, and is refused where that makes no sense. */
@OnlyInMemory
@Tag("M8")
class SeatPolicyTest {

    private static final UserType DOCTOR = new UserType("doctor");

    @Test
    void aTypeTakesASeatOfOnePool() {
        Profile profile = StandardProfile.builder("Panel")
                .seatPool(CODES, SeatPoolRule.of(STAFF).takenAt(SeatTaking.ON_ACCEPTANCE))
                .build();

        assertThat(profile.access().seats().poolOf(STAFF)).contains(CODES);
        assertThat(profile.access().seats().poolOf(GUEST)).isEmpty();
        assertThat(profile.access().seats().mayAct(STAFF, false)).isFalse();
        assertThat(profile.access().seats().mayAct(GUEST, false)).isTrue();
        assertThat(profile.withoutRights().access().seats().pools()).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(SeatPoolRule.of(), "seatPools.access-codes.types must name types of the profile"),
                Arguments.of(SeatPoolRule.of(DOCTOR), "seatPools.access-codes.types must name types of the profile"),
                Arguments.of(
                        SeatPoolRule.of(STAFF).withoutSeat(WithoutSeat.becomes(STAFF)),
                        "seatPools.access-codes.withoutSeat must name a type of the profile that takes no seat"),
                Arguments.of(
                        SeatPoolRule.of(STAFF).withoutSeat(WithoutSeat.becomes(DOCTOR)),
                        "seatPools.access-codes.withoutSeat must name a type of the profile that takes no seat"),
                Arguments.of(
                        SeatPoolRule.of(STAFF).atMost(0), "seatPools.access-codes.atMost must be from 1 to 1000000"),
                Arguments.of(
                        SeatPoolRule.of(STAFF).atMost(1_000_001),
                        "seatPools.access-codes.atMost must be from 1 to 1000000"),
                Arguments.of(
                        SeatPoolRule.of(STAFF).including(-1),
                        "seatPools.access-codes.including must be from 0 to 10000 and no more than atMost"),
                Arguments.of(
                        SeatPoolRule.of(STAFF).including(10_001),
                        "seatPools.access-codes.including must be from 0 to 10000 and no more than atMost"),
                Arguments.of(
                        SeatPoolRule.of(STAFF).including(3).atMost(2),
                        "seatPools.access-codes.including must be from 0 to 10000 and no more than atMost"),
                Arguments.of(
                        SeatPoolRule.of(STAFF).including(0),
                        "seatPools.access-codes.including must be at least 1, for the first user"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aRuleThatMakesNoSenseIsNamedByItsPath(SeatPoolRule rule, String sentence) {
        Profile.Builder profile = StandardProfile.builder("Panel").seatPool(CODES, rule);

        assertThatThrownBy(profile::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void twoPoolsShareNoType() {
        Profile.Builder profile = StandardProfile.builder("Panel")
                .seatPool(CODES, SeatPoolRule.of(STAFF))
                .seatPool(new SeatPoolName("licences"), SeatPoolRule.of(STAFF, GUEST));

        assertThatThrownBy(profile::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("types must name no type that takes a seat of another pool");
    }

    @Test
    void noneMayBeIncludedWhereTheFirstUserNeedsNoneYet() {
        StandardProfile.builder("Panel")
                .seatPool(CODES, SeatPoolRule.of(STAFF).including(0).takenAt(SeatTaking.ON_ACCEPTANCE))
                .build();
        StandardProfile.builder("Panel")
                .seatPool(CODES, SeatPoolRule.of(STAFF).including(0).withoutSeat(WithoutSeat.unpaid()))
                .build();
    }
}
