package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.applying;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Change;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** Everything an adapter was ever seen to get wrong, and the tests that say so. */
enum Fault implements Flaw {
    VERSION_NOT_COMPARED(
            sound -> applying(sound, BrokenApply::withoutComparingVersions),
            "Invitations.anInvitationMovesFromTheVersionBeforeOnly",
            "Concurrency.oneOfManyMovesAVersion"),
    COUNTED_THEN_INSERTED(
            sound -> {
                Map<String, CountDownLatch> looking = new ConcurrentHashMap<>();
                return applying(
                        sound, (storage, changes) -> BrokenApply.countingThenInserting(looking, storage, changes));
            },
            "Concurrency.oneOfManyInvitesAnAddress"),
    NO_TRANSACTION(
            sound -> applying(sound, BrokenApply::withoutTransaction),
            "Apply.aLostGuardAtTheEndLeavesNothingBehind",
            "Apply.oneLossAmongHundredsLeavesNothingBehind"),
    JOURNAL_FORGOTTEN(sound -> writing(sound, Rewrite::withoutEntries), "Apply.writesAllOfADecision"),
    JOURNAL_AFTERWARDS(
            sound -> applying(sound, BrokenApply::journalAfterwards),
            "Apply.aKnownEntryIsALossOfNoGuard",
            "Concurrency.aReaderNeverSeesHalfOfADecision"),
    EVERY_UPDATE_TAKEN_FOR_DONE(
            sound -> applying(sound, BrokenApply::takingEveryUpdateForDone),
            "Invitations.anAddressHasOneOpenInvitation"),
    WRONG_GUARD_BLAMED(
            sound -> applying(sound, BrokenApply::blamingTheFirstChange),
            "Apply.aLostGuardInTheMiddleIsTheOneThatIsTold"),
    CHANGES_REVERSED(
            sound -> writing(sound, changes -> {
                List<Change> reversed = new ArrayList<>(changes.changes());
                Collections.reverse(reversed);
                return Rewrite.changes(changes, reversed);
            }),
            "Apply.aChangeSeesTheOnesBeforeIt"),
    BULK_CUT_OFF(
            sound -> writing(
                    sound,
                    changes -> Rewrite.changes(
                            changes, changes.changes().stream().limit(100).toList())),
            "Apply.writesHundredsOfInvitationsAtOnce"),
    REQUEST_FORGOTTEN(
            sound -> writing(sound, Rewrite::withoutRequests),
            "Requests.knowsARequestAsItWasMade",
            "Concurrency.aRequestTakesEffectOnceHoweverManySendIt"),
    NEW_REQUEST_GIVEN_BACK(
            sound -> applying(sound, BrokenApply::answeringWithTheNewRequest),
            "Requests.aRepeatedRequestGetsTheFirstOneBackAndWritesNothing"),
    REQUESTS_SHARED_BY_ORGANIZATIONS(
            sound -> {
                Set<OrganizationId> organizations = BrokenApply.set();
                return applying(
                        sound, (storage, changes) -> BrokenApply.sharingRequests(organizations, storage, changes));
            },
            "Requests.organizationsDoNotShareRequests"),
    ORGANIZATIONS_CROSSED(
            sound -> {
                Set<OrganizationId> organizations = BrokenApply.set();
                Tampered tampered = applying(sound, (storage, changes) -> {
                    organizations.add(changes.organization());
                    return storage.apply(changes);
                });
                return BrokenPorts.allSeen(tampered, call -> BrokenPorts.inAnyOrganization(organizations, call));
            },
            "Invitations.findsAnInvitationInItsOwnOrganizationOnly",
            "InvitationPages.listsTheOwnOrganizationOnly",
            "Organizations.findsAPracticeInItsOwnOrganizationOnly",
            "Users.findsAUserInTheirOwnOrganizationOnly"),
    ADDRESS_NEVER_FREED(
            sound -> {
                Set<String> addresses = BrokenApply.set();
                return applying(sound, (storage, changes) -> BrokenApply.neverFreeing(addresses, storage, changes));
            },
            "Invitations.everyEndStateFreesTheAddress"),
    ADDRESS_OF_CLOSED_USER_KEPT(
            sound -> {
                Set<String> addresses = BrokenApply.set();
                return applying(
                        sound,
                        (storage, changes) -> BrokenApply.keepingAddressesOfClosedUsers(addresses, storage, changes));
            },
            "Users.theAddressOfAClosedUserIsFree"),
    MILLISECONDS(sound -> writing(sound, Rewrite::inMilliseconds), "Values.timesSurviveToTheMicrosecond"),
    COLLATION_THAT_FOLDS_CASE(
            sound -> answering(sound, UserStore.class, "shown", BrokenPorts::foldingCase),
            "Users.findsAUserByTheExactKeyOnly"),
    COLLATION_THAT_PADS(sound -> applying(sound, BrokenApply::padding), "Values.addressKeysThatDifferAtAllAreTwo"),
    COLLATION_THAT_ORDERS_BY_LANGUAGE(
            sound -> answering(sound, InvitationStore.class, "page", BrokenPorts::inTheOrderOfALanguage),
            "InvitationPages.listsByTheBytesOfTheAddress"),
    TEXT_OF_THREE_BYTES(
            sound -> writing(
                    sound, changes -> Rewrite.names(changes, name -> name.replaceAll("[^\\u0000-\\uFFFF]", "?"))),
            "Values.namesSurvive"),
    TEXT_NORMALIZED(
            sound -> writing(
                    sound, changes -> Rewrite.names(changes, name -> Normalizer.normalize(name, Normalizer.Form.NFC))),
            "Values.namesSurvive"),
    CURSOR_WITHOUT_TIE_BREAK(
            sound -> answering(sound, InvitationStore.class, "page", BrokenPorts::withoutTieBreak),
            "InvitationPages.listsOldestFirst"),
    LIMIT_IGNORED(
            sound -> answering(sound, InvitationStore.class, "page", BrokenPorts::withoutLimit),
            "InvitationPages.listsNewestFirst"),
    EXPIRY_ONE_MICROSECOND_LATE(
            sound -> answering(sound, InvitationStore.class, "page", BrokenPorts::oneMicrosecondLate),
            "InvitationPages.theStateIsThatOfTheMomentAskedFor"),
    ENDS_ONE_MICROSECOND_EARLY(
            sound -> answering(
                    sound,
                    UserWork.class,
                    "unannounced",
                    call -> call.with(
                            call.argument(0),
                            call.argument(1, Instant.class).minusNanos(1_000),
                            call.argument(2, Instant.class).minusNanos(1_000),
                            call.argument(3))),
            "Ends.findsWhatEndsAfterTheOneTimeAndNotAfterTheOther"),
    LATEST_ENDS_FIRST(
            sound -> answering(sound, UserWork.class, "unannounced", call -> {
                List<Object> ends = new ArrayList<>((Collection<?>) call.proceed());
                Collections.reverse(ends);
                return ends;
            }),
            "Ends.findsTheEndsOfUsersRolesAndPractices",
            "Ends.theEarliestComeFirstWhateverTheirOrganization"),
    ENDS_OF_ANY_PROFILE(
            sound -> answering(
                    sound,
                    UserWork.class,
                    "unannounced",
                    call -> call.with(ProfileName.STANDARD, call.argument(1), call.argument(2), call.argument(3))),
            "Ends.onlyActiveUsersOfOpenOrganizationsOfThatProfileEnd"),
    ENDS_ANNOUNCED_AGAIN(
            sound -> writing(
                    sound,
                    from -> AccountRewrite.without(
                            change -> AnnouncementTable.ANNOUNCEMENTS
                                    .rowOf(change, Kind.INSERT)
                                    .isPresent(),
                            from)),
            "Announcements.findsNoEndThatWasAnnounced"),
    OVERDUE_ONE_MICROSECOND_LATE(
            sound -> answering(
                    sound,
                    InvitationWork.class,
                    "overdue",
                    call -> call.with(call.argument(0, Instant.class).minusNanos(1_000), call.argument(1))),
            "Due.anInvitationIsOverdueFromTheVeryInstantItsTimeIsOver"),
    PURGED_ONE_MICROSECOND_EARLY(
            sound -> answering(
                    sound,
                    PurgeWork.class,
                    "",
                    call -> call.with(call.argument(0, Instant.class).plusNanos(1_000), call.argument(1))),
            "Purges.forgetsRequestsMadeBeforeATime",
            "Purges.forgetsSessionsThatEndedBeforeATime",
            "Purges.forgetsChallengesThatExpiredBeforeATime",
            "Purges.forgetsMessagesThatWereSentOrDroppedBeforeATime"),
    PURGED_WITHOUT_LIMIT(
            sound -> answering(sound, PurgeWork.class, "", call -> call.with(call.argument(0), 1_000)),
            "Purges.forgetsAtMostAsManyAsItIsAskedToAndTheOldestFirst"),
    ACCESS_ONLY_WITH_ROWS(
            sound -> BrokenPorts.allSeen(applying(sound, Storage::apply), BrokenPorts::accessOnlyWithRows),
            "AccessStates.tellsOfAnActiveUserAndTheirRoles"),
    CLAIMED_WITHOUT_LEASE(
            sound -> answering(
                    sound,
                    MessageWork.class,
                    "claim",
                    call -> call.with(BrokenMessages.withoutLease(call.argument(0, ClaimRequest.class)))),
            "Messages.aMessageUnderLeaseIsNotGivenOutAgain",
            "Concurrency.aMessageIsClaimedByOneOfMany"),
    ASSIGNED_FROM_LEFT_TO_RIGHT(
            sound -> answering(sound, MessageWork.class, "claim", BrokenPorts::countingFromLeftToRight),
            "Messages.claimsAMessageAsItWasWritten"),
    FENCE_TOLD_BEFORE_IT_ROSE(
            sound -> answering(sound, MessageWork.class, "claim", BrokenPorts::tellingTheFenceBefore),
            "Messages.onlyTheLastClaimMaySayWhatBecameOfAMessage"),
    FENCE_IGNORED(
            sound -> {
                Map<MessageId, Claimed> last = new ConcurrentHashMap<>();
                return answering(sound, MessageWork.class, "claim", call -> BrokenPorts.remembering(last, call))
                        .and(MessageWork.class, "settle", call -> BrokenPorts.ignoringTheFence(last, call));
            },
            "Messages.onlyTheLastClaimMaySayWhatBecameOfAMessage"),
    UNKNOWN_TAKEN_FOR_OPEN(
            sound -> BrokenPorts.allSeen(applying(sound, Storage::apply), BrokenPorts::neverUnknown),
            "AccessStates.tellsThatThereIsNoSuchOrganization"),
    PROFILE_NOT_TOLD(
            sound -> BrokenPorts.allSeen(applying(sound, Storage::apply), BrokenPorts::alwaysStandardProfile),
            "AccessStates.tellsTheProfileOfTheOrganization"),
    OVERRIDES_NOT_TOLD(
            sound -> BrokenPorts.allSeen(applying(sound, Storage::apply), BrokenPorts::neverOverrides),
            "AccessStates.tellsTheOverridesOfTheOrganization"),
    CUSTOM_ROLES_NOT_TOLD(
            sound -> BrokenPorts.allSeen(applying(sound, Storage::apply), BrokenPorts::neverCustomRoles),
            "AccessStates.tellsTheRolesThatTheOrganizationComposed"),
    OVERRIDES_NOT_CHANGED(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, Rewrite::withoutOverrides)),
            "Values.overridesSurvive"),
    PROFILE_CUT_SHORT(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, Rewrite::withProfileCutShort)),
            "Values.profilesSurvive"),
    CHANGE_NOT_WRITTEN(
            sound -> writing(sound, Rewrite::withoutMoves),
            "Organizations.findsAnOrganizationAsItWasChangedLast",
            "Organizations.findsAPracticeAsItWasChangedLast",
            "Invitations.findsAnInvitationAsItWasChangedLast",
            "Values.languagesSurvive",
            "Values.zonesSurvive",
            "Concurrency.everyRunnerThatReadsAgainGetsThroughInTheEnd"),
    SEAL_CUT_OFF(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, Rewrite::withoutSeal)),
            "Organizations.findsAnOrganizationAsItWasOpened",
            "Organizations.findsAPracticeAsItWasOpened",
            "Users.findsAUserAsTheyJoined"),
    ZONE_CUT_SHORT(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, Rewrite::withZoneCutShort)),
            "Values.zonesSurvive"),
    BYTES_TAKEN_FOR_TEXT(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, Rewrite::withBytesAsText)),
            "Values.bytesSurvive"),
    USER_AS_MOST_ARE(
            sound -> writing(sound, changes -> Rewrite.eachChange(changes, Rewrite::asMostUsersAre)),
            "Users.findsEveryStatus",
            "Users.findsAUserWithoutANameAndWithoutARole",
            "Values.addressesSurviveAsTheyWereGiven"),
    LATEST_PRACTICE_FIRST(
            sound -> answering(sound, OrganizationStore.class, "practices", BrokenPorts::reversed),
            "Organizations.listsPracticesEarliestOpenedFirst",
            "Organizations.listsPracticesPageByPage"),
    PRACTICES_OF_ANY_STATUS(BrokenLists::ofAnyStatus, "Organizations.listsThePracticesOfTheStatusesThatAreWanted"),
    GROUND_WITHOUT_PRACTICES(
            sound -> answering(sound, InvitationStore.class, "addressesInUse", BrokenPorts::withoutPractices),
            "Invitations.theGroundOfNoAddressIsThePracticesEarliestOpenedFirst"),
    CHANGE_OF_A_KIND_NOT_KNOWN(
            sound -> applying(
                    sound,
                    (storage, changes) -> changes.changes().stream()
                                    .anyMatch(change -> DeviceTable.DEVICES
                                            .rowOf(change, Kind.DELETE)
                                            .isPresent())
                            ? new Applied.Lost(Optional.empty())
                            : storage.apply(changes)),
            "Ports.writesEveryKindOfChange"),
    ANY_MESSAGE_QUEUED_AGAIN(
            sound -> answering(sound, MessageWork.class, "requeue", call -> {
                call.proceed();
                return true;
            }),
            "Messages.onlyADeadLetterIsQueuedAgain"),
    PATTERN_INSTEAD_OF_KEY(
            sound -> answering(sound, UserStore.class, "shown", BrokenPorts::startingWith),
            "Users.findsNobodyUnderWhatNobodyHas");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> breaking;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    Fault(UnaryOperator<Storage> breaking, String... caughtBy) {
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
