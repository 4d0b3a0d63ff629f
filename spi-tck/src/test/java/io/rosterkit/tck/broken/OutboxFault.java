package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.telling;

import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about leases, dead letters and deliveries, and the tests that say so. */
enum OutboxFault implements Flaw {
    LEASES_IN_THOUSANDTHS(
            sound -> answering(
                    sound,
                    MessageWork.class,
                    "claim",
                    call -> call.with(BrokenOutbox.leased(call, lease -> lease.dividedBy(1_000)))),
            "Leases.aLeaseLastsAsLongAsItWasAskedFor",
            "Leases.aLeaseEndsByItself"),
    LEASES_IN_MINUTES(
            sound -> answering(
                    sound,
                    MessageWork.class,
                    "claim",
                    call -> call.with(BrokenOutbox.leased(call, lease -> lease.multipliedBy(60)))),
            "Leases.aLeaseLastsAsLongAsItWasAskedFor",
            "Leases.aLeaseEndsByItself"),
    LEASES_WITHOUT_END(
            sound -> answering(
                    sound,
                    MessageWork.class,
                    "claim",
                    call -> BrokenOutbox.claims(call).stream()
                            .filter(row -> row.claims() == 1)
                            .toList()),
            "Leases.aLeaseEndsByItself"),
    TIME_THAT_STANDS_STILL(
            sound -> {
                Instant begun = sound.time();
                return telling(sound, time -> begun);
            },
            "Leases.itsTimeGoesOn"),
    TIME_AN_HOUR_OFF(
            sound -> telling(sound, time -> time.plus(Duration.ofHours(1))),
            "Leases.itsTimeIsThatOfTheWorldWhateverTheZone"),
    DUE_IGNORED(
            sound -> answering(
                    sound,
                    MessageWork.class,
                    "claim",
                    call -> call.with(BrokenOutbox.at(Instant.parse("9999-01-01T00:00:00Z"), call))),
            "Messages.claimsWhatIsDueAndNothingThatIsNot",
            "Messages.aMessageThatWasPutOffComesAgainWhenItIsDue",
            "Leases.aLeaseThatIsOverMakesNothingDue",
            "Zones.whatIsDueInOneZoneIsDueInAnother"),
    SETTLED_TWICE(
            sound -> answering(sound, MessageWork.class, "settle", call -> BrokenOutbox.settlingTwice(sound, call)),
            "Settlements.aClaimIsSettledOnce"),
    FAILURE_FORGOTTEN_BY_RESULTS(
            sound -> answering(
                    sound,
                    MessageWork.class,
                    "settle",
                    call -> BrokenOutbox.forgetting(
                            sound, call, call.argument(0, Claimed.class).message())),
            "Settlements.everyResultIsKeptAsItWasSaid"),
    FAILURE_FORGOTTEN_BY_RELEASES(
            sound -> answering(
                    sound,
                    MessageWork.class,
                    "release",
                    call -> BrokenOutbox.forgetting(
                            sound,
                            call,
                            BrokenOutbox.claims(call.argument(0)).get(0).message())),
            "Settlements.whatIsHandedBackIsAsBeforeItWasClaimedButForItsFence"),
    FAILURE_FORGOTTEN_WHEN_QUEUED_AGAIN(
            sound -> answering(
                    sound, MessageWork.class, "requeue", call -> BrokenOutbox.queueingWithoutFailure(sound, call)),
            "DeadLetters.aLetterThatIsQueuedAgainKeepsItsFailureAndNothingElse"),
    QUEUED_AGAIN_BY_ID_ALONE(
            sound -> answering(
                    sound, MessageWork.class, "requeue", call -> BrokenOutbox.queueingInAnyOrganization(sound, call)),
            "DeadLetters.queuesTheLetterOfOneOrganizationAgain"),
    LETTERS_BY_DUE_TIME(
            sound -> answering(sound, MessageWork.class, "failed", BrokenOutbox::byDueTime),
            "DeadLetters.listsTheDeadLettersOfAllOrganizationsById"),
    LETTERS_OF_ONE_ORGANIZATION(
            sound -> answering(sound, MessageWork.class, "failed", BrokenOutbox::ofOneOrganization),
            "DeadLetters.listsTheDeadLettersOfAllOrganizationsById"),
    LETTERS_AFTER_A_LETTER(
            sound -> answering(sound, MessageWork.class, "failed", BrokenOutbox::afterALetter),
            "DeadLetters.goesOnAfterALetterThatIsQueuedAgain"),
    DELIVERY_OF_THE_FIRST_MESSAGE(
            sound -> answering(
                    sound, InvitationStore.class, "", call -> BrokenOutbox.delivering(BrokenOutbox.first(sound), call)),
            "Deliveries.anEarlierMessageIsNotShown"),
    DELIVERY_OF_THE_GREATEST_MESSAGE(
            sound -> answering(
                    sound,
                    InvitationStore.class,
                    "",
                    call -> BrokenOutbox.delivering(BrokenOutbox.greatest(sound), call)),
            "Deliveries.theLastMessageIsTheOneThatIsNamedAndNotTheGreatest"),
    DELIVERY_OF_ANOTHER_ORGANIZATION(
            sound -> answering(
                    sound,
                    InvitationStore.class,
                    "",
                    call -> BrokenOutbox.delivering(BrokenOutbox.ofAnyOrganization(sound), call)),
            "Deliveries.theMessagesOfOthersAreNotShown"),
    INVITATIONS_JOINED_WITH_MESSAGES(
            sound -> answering(sound, InvitationStore.class, "", BrokenOutbox::joined),
            "Deliveries.anInvitationWhoseMessageIsGoneIsShownAllTheSame");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> breaking;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    OutboxFault(UnaryOperator<Storage> breaking, String... caughtBy) {
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
