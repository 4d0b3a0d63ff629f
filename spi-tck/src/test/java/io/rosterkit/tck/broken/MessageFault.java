package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Storage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about the outbox, and the tests that say so. */
enum MessageFault implements Flaw {
    CLAIMS_COUNTED_AS_ATTEMPTS(
            sound -> answering(sound, MessageWork.class, "claim", BrokenMessages::countingClaimsAsAttempts),
            "Messages.aMessageWhoseLeaseIsOverIsGivenOutAgainAsTheNextClaim",
            "Claims.countsAnAttemptForWhatWasTriedOnly",
            "Claims.aMessageThatIsHandedBackWaitsAsBeforeItWasClaimed"),
    CLAIMS_NOT_COUNTED(
            sound -> answering(sound, MessageWork.class, "claim", BrokenMessages::countingNoClaims),
            "Messages.aMessageWhoseLeaseIsOverIsGivenOutAgainAsTheNextClaim",
            "Claims.aMessageThatIsHandedBackWaitsAsBeforeItWasClaimed"),
    CLAIMS_NEVER_FORGOTTEN(
            sound -> {
                Map<MessageId, Integer> ever = BrokenMessages.counts();
                return answering(
                        sound, MessageWork.class, "claim", call -> BrokenMessages.neverForgettingClaims(ever, call));
            },
            "Claims.everyResultLetsTheClaimsCountAnew",
            "Claims.aDeadLetterThatIsQueuedAgainWasNeverClaimed",
            "Claims.aMessageThatIsHandedBackWaitsAsBeforeItWasClaimed"),
    CHANNELS_IGNORED(
            sound -> answering(
                    sound,
                    MessageWork.class,
                    "claim",
                    call -> call.with(BrokenMessages.ofAnyChannel(call.argument(0, ClaimRequest.class)))),
            "Claims.claimsTheChannelsItIsAskedForOnly"),
    EXCEPT_IGNORED(
            sound -> answering(
                    sound,
                    MessageWork.class,
                    "claim",
                    call -> call.with(BrokenMessages.sparingNone(call.argument(0, ClaimRequest.class)))),
            "Claims.claimsNoneOfThoseItIsToldToLeave"),
    RELEASED_NEVER(
            sound -> answering(sound, MessageWork.class, "release", call -> 1),
            "Claims.aMessageThatIsHandedBackWaitsAsBeforeItWasClaimed",
            "Claims.handsBackManyAtOnceInTheOrderTheyHad",
            "Claims.handsBackWhatTheLastClaimHoldsOnly",
            "Claims.handsBackTheMessageOfOneOrganizationOnly"),
    RELEASED_LATER(
            sound -> answering(sound, MessageWork.class, "release", BrokenMessages::puttingOff),
            "Claims.aMessageThatIsHandedBackWaitsAsBeforeItWasClaimed",
            "Claims.handsBackManyAtOnceInTheOrderTheyHad"),
    RELEASED_WHATEVER_THE_FENCE(
            sound -> {
                Map<MessageId, Claimed> last = new ConcurrentHashMap<>();
                return answering(sound, MessageWork.class, "claim", call -> BrokenPorts.remembering(last, call))
                        .and(
                                MessageWork.class,
                                "release",
                                call -> BrokenMessages.releasingWhateverTheFence(last, call));
            },
            "Claims.handsBackWhatTheLastClaimHoldsOnly"),
    TROUBLE_OF_A_GATEWAY_CHARGED(
            sound -> answering(sound, MessageWork.class, "settle", BrokenMessages::charging),
            "Claims.aMessageThatMetATroubledGatewayIsUnchargedAndKeepsItsTurn",
            "Invitations.tellsTheDeliveryOfTheLastMessage"),
    SHOWN_MESSAGES_FORGOTTEN(
            sound -> answering(sound, InvitationStore.class, "find", BrokenMessages::forgettingWhatIsShown),
            "Purges.keepsTheLastMessageOfAnInvitationThatIsOpen"),
    FORGOTTEN_TAKEN_FOR_QUEUED(
            sound -> answering(sound, InvitationStore.class, "find", BrokenMessages::forgottenTakenForQueued),
            "Purges.keepsTheLastMessageOfAnInvitationThatIsOpen"),
    EVERY_MESSAGE_FORGOTTEN(
            sound -> answering(
                    sound,
                    PurgeWork.class,
                    "messages",
                    call -> BrokenMessages.purgingEverything(sound.port(MessageWork.class), call)),
            "Purges.keepsMessagesThatWaitAndDeadLetters");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> breaking;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    MessageFault(UnaryOperator<Storage> breaking, String... caughtBy) {
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
