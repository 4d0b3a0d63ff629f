package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.applying;

import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.Facts;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Given;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about seats, and the tests that say so. */
enum SeatFault implements Flaw {
    POLICY_NOT_READ(
            sound -> BrokenSeats.facts(
                    sound,
                    (call, facts) -> new Facts(
                            facts.policy().map(policy -> OrganizationPolicy.STANDARD),
                            facts.people(),
                            facts.held(),
                            facts.free())),
            "SeatFacts.bringThePolicyOfTheOrganizationOpenOrClosed"),
    USERS_ALONE(
            sound -> BrokenSeats.people(sound, User::hasJoined),
            "SeatFacts.bringTheOwnRowsOfThosePeopleWhateverTheirStatus"),
    PEOPLE_WITH_THEIR_ROLES(
            sound -> BrokenSeats.facts(sound, (call, facts) -> BrokenSeats.joined(sound, call, facts)),
            "SeatFacts.bringTheOwnRowsOfThosePeopleWhateverTheirStatus"),
    HELD_IN_ANY_ORGANIZATION(
            sound -> BrokenSeats.held(
                    sound,
                    Comparator.comparing((Seat seat) ->
                            seat.organization().equals(Given.organization(1).id())),
                    seat -> true),
            "SeatFacts.bringTheSeatsThatThosePeopleHoldThere"),
    RESERVED_FOR_NOBODY(
            sound -> BrokenSeats.held(
                    sound, Comparator.comparing(Seat::place), seat -> seat.state() != SeatState.RESERVED),
            "SeatFacts.bringTheSeatsThatThosePeopleHoldThere"),
    FIRST_FIVE_HUNDRED(
            sound -> answering(
                    sound,
                    SeatStore.class,
                    "facts",
                    call -> call.with(
                            call.argument(0),
                            ((Collection<?>) call.argument(1))
                                    .stream().limit(500).toList(),
                            call.argument(2))),
            "SeatFacts.bringHundredsOfPeopleWithTheirSeats"),
    FREE_FROM_THE_BEGINNING(
            sound -> BrokenSeats.wanting(sound, wanted -> new FreeSeats(wanted.pools(), 0, wanted.count())),
            "SeatFacts.bringFreeSeatsFromThePlaceOnAndThenThoseBeforeIt"),
    FREE_AFTER_THE_PLACE(
            sound -> BrokenSeats.wanting(
                    sound, wanted -> new FreeSeats(wanted.pools(), wanted.from() + 1, wanted.count())),
            "SeatFacts.bringFreeSeatsFromThePlaceOnAndThenThoseBeforeIt"),
    FREE_TO_THE_END_ONLY(
            sound -> BrokenSeats.free(
                    sound,
                    (wanted, seats) -> seats.stream()
                            .filter(seat -> seat.place() >= wanted.from())
                            .toList()),
            "SeatFacts.bringFreeSeatsFromThePlaceOnAndThenThoseBeforeIt"),
    FREE_BY_SIGNED_IDS(
            sound -> BrokenSeats.free(
                    sound,
                    (wanted, seats) -> seats.stream()
                            .sorted(Comparator.comparing(seat -> seat.id().uuid()))
                            .toList()),
            "SeatFacts.bringFreeSeatsOfOnePlaceByTheirIds"),
    FREE_WITHOUT_TIE_BREAK(
            sound -> BrokenSeats.searched(
                    sound,
                    BrokenSeats::isFree,
                    Comparator.comparing((Seat seat) -> seat.id().toString()).reversed()),
            "SeatFacts.bringFreeSeatsOfOnePlaceByTheirIds"),
    RETIRED_ARE_FREE(
            sound -> BrokenSeats.searched(
                    sound,
                    seat -> BrokenSeats.isFree(seat) || seat.state() == SeatState.RETIRED,
                    Comparator.comparing(seat -> seat.id().toString())),
            "SeatFacts.bringNoSeatThatIsTakenOrRetiredOrOfAnotherOrganization"),
    FREE_WHOEVER_PAYS(
            sound -> BrokenSeats.searched(
                    sound,
                    seat -> seat.state() == SeatState.FREE,
                    Comparator.comparing(seat -> seat.id().toString())),
            "SeatFacts.bringNoSeatForWhichAUserPaysAlone"),
    FREE_OF_ANY_ORGANIZATION(
            sound -> BrokenSeats.searched(
                    sound,
                    BrokenSeats::isFree,
                    Comparator.comparing(seat -> seat.id().toString())),
            "SeatFacts.bringNoSeatThatIsTakenOrRetiredOrOfAnotherOrganization"),
    POOL_WITHOUT_SEATS_LEFT_OUT(
            sound -> BrokenSeats.facts(sound, (call, facts) -> BrokenSeats.withoutEmptyPools(facts)),
            "SeatFacts.bringFreeSeatsOfEachPoolThatIsAskedFor"),
    ONE_COUNT_FOR_ALL_POOLS(
            sound -> BrokenSeats.facts(sound, BrokenSeats::countedTogether),
            "SeatFacts.bringFreeSeatsOfEachPoolThatIsAskedFor"),
    RETIRED_NOT_COUNTED(
            sound -> BrokenSeats.counts(
                    sound,
                    seat -> seat.payer().isEmpty()
                            && seat.state() != SeatState.RETIRED
                            && seat.organization().equals(Given.organization(1).id())),
            "SeatLists.countsSeatsByPoolAndState"),
    PAID_SEATS_COUNTED(
            sound -> BrokenSeats.counts(
                    sound,
                    seat -> seat.organization().equals(Given.organization(1).id())),
            "SeatLists.countsSeatsByPoolAndState"),
    SEATS_OF_ALL_ORGANIZATIONS_COUNTED(
            sound -> BrokenSeats.counts(sound, seat -> seat.payer().isEmpty()), "SeatLists.countsSeatsByPoolAndState"),
    LEDGER_OLDEST_FIRST(
            sound -> BrokenSeats.ledger(
                    sound,
                    (call, entries) -> entries.stream()
                            .sorted(Comparator.comparing(entry -> entry.id().toString()))
                            .toList()),
            "SeatLists.theLedgerComesNewestFirstAndGoesOnAfterAnyPosition"),
    LEDGER_AFTER_A_ROW_ONLY(
            sound -> BrokenSeats.ledger(sound, (call, entries) -> BrokenSeats.afterARow(sound, call, entries)),
            "SeatLists.theLedgerComesNewestFirstAndGoesOnAfterAnyPosition"),
    LEDGER_OF_ALL_ORGANIZATIONS(
            sound -> BrokenSeats.ledger(sound, (call, entries) -> BrokenSeats.withThoseOfOthers(sound, call, entries)),
            "SeatLists.theLedgerComesNewestFirstAndGoesOnAfterAnyPosition"),
    NO_ACCESS_WITHOUT_SEATS(
            sound -> answering(sound, SeatStore.class, "counts", BrokenSeats::withoutAccess),
            "SeatLists.countsAndLedgerComeWithTheAccessStateAlsoWhenTheyAreEmpty"),
    SEAT_OF_A_USER_NOT_TOLD(
            sound -> answering(
                    sound,
                    SeatStore.class,
                    "counts",
                    call -> BrokenSeats.told((WithAccess<?>) call.proceed(), BrokenSeats::withoutSeatOfUser)),
            "SeatLists.theAccessStateTellsWhetherAUserAndTheMakerOfAKeyHaveASeat"),
    SEAT_OF_A_MAKER_NOT_TOLD(
            sound -> answering(
                    sound,
                    SeatStore.class,
                    "counts",
                    call -> BrokenSeats.told((WithAccess<?>) call.proceed(), BrokenSeats::withoutSeatOfMaker)),
            "SeatLists.theAccessStateTellsWhetherAUserAndTheMakerOfAKeyHaveASeat"),
    SEAT_NOT_TOLD_TO_THE_GATE(
            sound -> answering(
                    sound,
                    UserStore.class,
                    "access",
                    call -> BrokenSeats.withoutSeatOfUser((AccessState) call.proceed())),
            "SeatLists.theAccessStateTellsWhetherAUserAndTheMakerOfAKeyHaveASeat"),
    OVER_ONE_MICROSECOND_LATE(
            sound -> answering(
                    sound,
                    SeatStore.class,
                    "ended",
                    call -> call.with(call.argument(0, Instant.class).minusNanos(1_000), call.argument(1))),
            "SeatEnds.findsWhoIsOverByThenAndHasASeat"),
    OVER_WITHOUT_A_SEAT(
            sound -> BrokenSeats.ended(
                    sound, user -> user.status().state() == UserStatus.ACTIVE && BrokenSeats.isOfOpen(sound, user)),
            "SeatEnds.findsWhoIsOverByThenAndHasASeat"),
    OVER_WHATEVER_THE_STATUS(
            sound -> BrokenSeats.ended(sound, user -> BrokenSeats.hasSeat(user) && BrokenSeats.isOfOpen(sound, user)),
            "SeatEnds.findsActiveUsersOnly"),
    OVER_IN_CLOSED_ORGANIZATIONS(
            sound -> BrokenSeats.ended(
                    sound, user -> BrokenSeats.hasSeat(user) && user.status().state() == UserStatus.ACTIVE),
            "SeatEnds.findsUsersOfOpenOrganizationsOnly"),
    OVER_BY_ID(
            sound -> answering(sound, SeatStore.class, "ended", BrokenSeats::byId),
            "SeatEnds.findsTheLongestOverFirstThenByOrganizationAndId"),
    OVER_WITHOUT_LIMIT(
            sound -> answering(sound, SeatStore.class, "ended", call -> call.with(call.argument(0), 1_000)),
            "SeatEnds.findsTheLongestOverFirstThenByOrganizationAndId"),
    TAKEN_SEATS_IGNORED(
            sound -> applying(sound, BrokenSeats::ignoringKeys),
            "SeatHolders.aPersonHasOneSeatAndAnotherOnlyAfterGivingItBack",
            "SeatHolders.aPersonGetsOneOfTheSeatsThatManyTakeForIt"),
    TAKEN_WHATEVER_THE_VERSION(
            sound -> applying(sound, BrokenSeats::whateverTheVersion),
            "SeatHolders.oneOfManyTakesASeat",
            "SeatHolders.asManyGetASeatAsAreFree");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    SeatFault(UnaryOperator<Storage> flaw, String... caughtBy) {
        this.flaw = flaw;
        this.caughtBy = List.of(caughtBy);
    }

    @Override
    public Storage in(Storage sound) {
        return flaw.apply(sound);
    }

    @Override
    public List<String> caughtBy() {
        return caughtBy;
    }
}
