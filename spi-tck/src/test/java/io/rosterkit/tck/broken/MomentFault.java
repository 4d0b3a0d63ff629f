package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.applying;
import static io.rosterkit.tck.broken.Tampered.telling;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about what happens at once, and about when, and the tests that say so. */
enum MomentFault implements Flaw {
    KINDS_OF_CHANGES_GROUPED(
            sound -> writing(sound, BrokenMoments::groupedByKind), "Mixtures.everyKindOfChangeStandsWithEveryOther"),
    COMMITTED_IN_PARTS(
            sound -> applying(sound, BrokenMoments::committingInParts),
            "Mixtures.aChangeThatIsLostAtAnyPlaceLeavesNothingBehind",
            "Mixtures.whatIsRefusedAfterAllChangesLeavesNothingBehind"),
    TIMES_IN_THE_ZONE_OF_THE_PROCESS(
            sound -> writing(sound, BrokenMoments::asLocalTimes)
                    .and(TableStore.class, "scan", BrokenMoments::fromLocalTimes),
            "Zones.everyTimeIsReadInEveryZoneAsItWasWrittenInAnother"),
    DUE_IN_THE_ZONE_OF_THE_PROCESS(
            sound -> answering(sound, MessageWork.class, "claim", BrokenMoments::claimingByLocalTime),
            "Zones.whatIsDueInOneZoneIsDueInAnother"),
    TIME_IN_THE_ZONE_OF_THE_PROCESS(
            sound -> telling(sound, BrokenMoments::local), "Zones.itsOwnTimeIsTheSameInEveryZone"),
    ACCESS_READ_BEFORE(
            sound -> answering(sound, UserStore.class, "find", call -> BrokenMoments.readingTwice(sound, call))
                    .and(UserStore.class, "page", call -> BrokenMoments.readingTwice(sound, call))
                    .and(SignInStore.class, "own", call -> BrokenMoments.readingTwice(sound, call)),
            "AccessStateRaces.whatIsFoundIsOfTheSameMomentAsTheAccessStateThatComesWithIt"),
    POSITIONS_LOOKED_UP(sound -> BrokenLists.paging(sound, BrokenLists::lookingThePositionUp), BrokenLists.CURSORS),
    LOCKS_WITH_AN_END_IGNORED(
            sound -> answering(
                    sound, UserStore.class, "access", call -> BrokenMoments.activeOnceALockHasAnEnd(sound, call)),
            "Locks.whoIsLockedByAnAdministratorMayNotActWhateverTheEnd"),
    HOLDERS_UNDER_LOCKS_WITH_AN_END(
            sound -> answering(
                    sound, UserStore.class, "holders", call -> BrokenMoments.holdersUnderLocksWithAnEnd(sound, call)),
            "Locks.whoIsLockedByAnAdministratorHoldsNoRoleWhateverTheEnd");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> breaking;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    MomentFault(UnaryOperator<Storage> breaking, String... caughtBy) {
        this.breaking = breaking;
        this.caughtBy = List.of(caughtBy);
    }

    @Override
    public Storage in(Storage sound) {
        return breaking.apply(sound);
    }

    @Override
    public List<String> caughtBy() {
        return caughtBy;
    }

    @Override
    public String toString() {
        return name() + " is caught by " + String.join(", ", caughtBy);
    }
}
