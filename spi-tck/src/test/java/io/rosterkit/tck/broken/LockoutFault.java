package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.applying;

import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import java.util.List;
import java.util.function.BiFunction;

/** What an adapter can get wrong about attempts that are charged, and the tests that say so. */
enum LockoutFault implements Flaw {
    CHARGED_AFTER_A_LOOK(
            BrokenCharges::lookingFirst,
            "ChargeRaces.oneOfManyChargesAnAttempt",
            "ChargeRaces.oneOfManyChargesSeveralAttempts",
            "ChargeRaces.sixtyGuessesAtOnceAreSixtyCharges"),
    REJECTIONS_READ_AND_WRITTEN_BACK(
            BrokenCharges::writingRejectedAttemptsBack, "ChargeRaces.aRejectedAttemptNeitherUndoesNorDelaysACharge"),
    CHARGED_ONE_BY_ONE(BrokenCharges::chargingOneByOne, "Charges.aChargeThatIsLostTakesTheOthersWithIt"),
    FIRST_CHARGE_ONLY(BrokenCharges::chargingTheFirst, "Charges.severalAttemptsAreChargedAtOnce"),
    CHARGED_IN_REVERSE(BrokenCharges::chargingInReverse, "Charges.oneCounterIsChargedTwiceInTheOrderGiven"),
    REJECTIONS_ONE_BY_ONE(BrokenCharges::rejectingOneByOne, "Charges.aLostRejectionTakesTheOthersWithIt"),
    FIRST_REJECTION_ONLY(BrokenCharges::rejectingAtTheFirst, "Charges.severalRejectedAttemptsAreWrittenAtOnce");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final BiFunction<Storage, Changes, Applied> instead;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    LockoutFault(BiFunction<Storage, Changes, Applied> instead, String... caughtBy) {
        this.instead = instead;
        this.caughtBy = List.of(caughtBy);
    }

    @Override
    public Storage in(Storage sound) {
        return applying(sound, instead);
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
