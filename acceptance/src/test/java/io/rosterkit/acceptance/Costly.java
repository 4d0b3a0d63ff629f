package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.house.OperationTable;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.Profile;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An operation whose round trips are counted, in the usual circumstances or in others. */
record Costly(Operation operation, Optional<Variant> variant, Call call) {

    private static final Set<Operation> OF_CODES =
            EnumSet.of(Operation.ANSWER_REGISTRATION, Operation.ANSWER_SIGN_IN, Operation.SEND_NEW_CODE);

    /** Other circumstances of the same operation. */
    enum Variant {
        /** With a proof that is wrong, so that it is refused. */
        WRONG,
        /** Of an address that no user has. */
        NOBODY,
        /** In a product that asks for a code as well. */
        CODE,
        /** With a proof that is wrong for the last time, so that it locks. */
        LAST,
        /** Of a user whom wrong proofs have locked, with the right one. */
        LOCKED,
        /** Of a list that is counted, too. */
        COUNTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Its row in the table of operations. */
    String row() {
        return operation.signature() + variant.map(other -> " " + other.word()).orElse("");
    }

    /** Whether it changes what is stored. */
    boolean changesState() {
        return OperationTable.read().row(row()).changesState();
    }

    /** Whether it takes a product that asks for codes. */
    boolean needsCodes() {
        return variant.filter(Variant.CODE::equals).isPresent() || OF_CODES.contains(operation);
    }

    /** Whether it is to be refused: with a wrong proof, and to nobody, but for what is answered to everybody alike. */
    boolean isRefused() {
        boolean toNobody = operation == Operation.SIGN_IN
                && variant.filter(Variant.NOBODY::equals).isPresent();
        return toNobody
                || variant.filter(EnumSet.of(Variant.WRONG, Variant.LAST, Variant.LOCKED)::contains)
                        .isPresent();
    }

    /** The profile of the product in which it is carried out. */
    Profile.Builder profile() {
        SecondStepPolicy standard = SecondStepPolicy.standard();
        return Things.profile()
                .secondStep(
                        needsCodes() ? standard.registration(Demand.ALWAYS).signIn(Demand.UNKNOWN_DEVICE) : standard);
    }

    /** A caller with new things of the office, under the circumstances that belong to the operation. */
    Visitor prepared(Kit kit, Office office, MovableClock clock) {
        InvitationId ben = office.desk()
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow()
                .invitation();
        String link = kit.mail().to("ben@weiss.example").link();
        Things things = Things.bare(office, ben, People.of(office))
                .with(Things.TwoPractices.of(office))
                .with(link, Keys.of(office, kit));
        Visitor visitor = new Visitor(kit, office, operation.on(things, office, kit));
        guess(visitor);
        clock.move(Duration.ofMinutes(1));
        return visitor;
    }

    /** Guesses so often as belongs to the circumstances. */
    private void guess(Visitor visitor) {
        int threshold = LockoutPolicy.standard().password().threshold();
        int guesses = variant.map(word -> switch (word) {
                    case LAST -> threshold - 1;
                    case LOCKED -> threshold;
                    case WRONG, NOBODY, CODE, COUNTED -> 0;
                })
                .orElse(0);
        for (int i = 0; i < guesses; i++) {
            visitor.front().signIn(visitor.own().keys().eva().address(), Keys.OTHER_PASSWORD);
        }
    }

    Outcome<?> carryOut(Visitor visitor) {
        return call.by(visitor, visitor.own());
    }

    @Override
    public String toString() {
        return (operation + " " + variant.map(Variant::word).orElse("")).trim();
    }
}
