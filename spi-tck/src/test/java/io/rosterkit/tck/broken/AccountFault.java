package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.applying;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Change;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.SessionOwner;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import io.rosterkit.spi.verification.VerificationStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about accounts, and the tests that say so. */
enum AccountFault implements Flaw {
    ACCOUNT_VERSION_NOT_COMPARED(
            sound -> applying(sound, BrokenAccounts::forcing),
            "UserChanges.aUserMovesFromTheVersionBeforeOnly",
            "Counters.aCounterIsNewOnce",
            "Counters.aCounterMovesFromTheVersionBeforeOnly",
            "SignIns.aPasswordMovesFromTheVersionBeforeOnly",
            "Sessions.aSessionMovesFromTheVersionBeforeOnly",
            "Verifications.aChallengeMovesFromTheVersionBeforeOnly",
            "Verifications.aConfirmationMovesFromTheVersionBeforeOnly",
            "AccountRaces.oneOfManyCountsTheFirstAttempt",
            "AccountRaces.oneOfManyCountsTheNextAttempt",
            "AccountRaces.oneOfManySetsThePassword",
            "AccountRaces.oneOfManyUsesACode",
            "AccountRaces.oneOfManyMovesASession"),
    COUNTED_NOT_WRITTEN(
            sound -> writing(sound, from -> AccountRewrite.without(AccountFault::isCount, from)),
            "Counters.findsACounterAsItCountedFirst",
            "Counters.findsACounterAsItCountedLast",
            "Counters.anAttemptIsChargedLikeAnythingThatIsCounted",
            "AccountRaces.everyAttemptIsCountedWhenTheLosersTryAgain",
            "SignIns.tellsTheCounterOfTheDeviceWhenItIsKnown",
            "Registrations.tellsTheCountersOfTheCodeWordsAtTheDoorOfStrangers"),
    REJECTIONS_ARE_COUNTED(
            sound -> writing(sound, from -> Rewrite.eachChange(from, BrokenAccounts::counting)),
            "Counters.aRejectedAttemptChangesTheTimeAlone"),
    REJECTIONS_MAKE_A_COUNTER(
            sound -> applying(sound, BrokenAccounts::rejectingAtWhatIsNotThere),
            "Counters.noAttemptIsRejectedWhereNothingHasCounted"),
    COUNTERS_WITHOUT_DOORS(
            sound -> answering(sound, CounterStore.class, "find", call -> BrokenAccounts.withoutDoors(sound, call)),
            "Counters.everyProofAndEveryChannelIsCountedByItself"),
    COUNTERS_ONE_BY_ONE(
            sound -> answering(sound, CounterStore.class, "find", BrokenAccounts::oneByOne),
            "Counters.findsThoseThereAreAndEachOnce"),
    COUNTERS_NEED_AN_ORGANIZATION(
            sound -> applying(sound, BrokenAccounts::needingAnOrganization),
            "Counters.countsWhereThereIsNoOrganization",
            "SignIns.tellsTheDecoyOfNobodyWhenThereIsNoOrganization",
            "Verifications.aChallengeNeedsNoOrganization"),
    ACCOUNTS_CROSSED(
            sound -> {
                List<Change> written = new CopyOnWriteArrayList<>();
                Tampered.Instead anywhere = call -> BrokenAccounts.inAnyOrganization(written, call);
                return remembering(written, sound)
                        .and(CounterStore.class, "", anywhere)
                        .and(RegistrationStore.class, "", anywhere)
                        .and(VerificationStore.class, "", anywhere)
                        .and(UserStore.class, "holders", anywhere)
                        .and(SignInStore.class, "session", anywhere)
                        .and(SignInStore.class, "sessions", anywhere)
                        .and(SignInStore.class, "devices", anywhere)
                        .and(SignInStore.class, "facts", call -> BrokenAccounts.lookingUpAnywhere(written, call));
            },
            "Counters.organizationsDoNotShareCounters",
            "Registrations.findsInvitationsOfTheOwnOrganizationOnly",
            "Verifications.findsNothingOfAnotherOrganization",
            "Everybody.holdersAreOfTheOwnOrganizationOnly",
            "Sessions.findsNothingOfAnotherOrganization",
            "SignIns.knowsUsersOfTheOwnOrganizationOnly"),
    DEVICE_BY_ITS_ID_ALONE(
            sound -> {
                List<Change> written = new CopyOnWriteArrayList<>();
                return remembering(written, sound)
                        .and(SignInStore.class, "facts", call -> BrokenAccounts.deviceByItsIdAlone(written, call));
            },
            "SignIns.aDeviceIsKnownToItsUserOnly",
            "SignIns.aDeviceOfAnEarlierEpochIsNotKnown",
            "SignIns.aDeviceThatIsForgottenIsNotKnown"),
    DECOY_NOT_READ(
            sound -> answering(
                    sound,
                    SignInStore.class,
                    "facts",
                    call -> BrokenAccounts.facts(BrokenAccounts::withoutDecoys, call)),
            "SignIns.tellsTheCounterOfTheDecoyWhenThereIsNoUser",
            "SignIns.tellsTheDecoyOfNobodyWhenThereIsNoOrganization"),
    COUNTERS_OF_EVERY_PROOF(
            sound -> answering(
                    sound,
                    SignInStore.class,
                    "facts",
                    call -> BrokenAccounts.facts(facts -> BrokenAccounts.withEveryCounter(sound, facts), call)),
            "SignIns.tellsTheCounterOfTheProofAtTheDoorOfStrangers"),
    LOOKUPS_OF_WHAT_IS_IN_USE(
            sound -> answering(
                    sound,
                    SignInStore.class,
                    "facts",
                    call -> BrokenAccounts.facts(BrokenAccounts::ofWhatIsInUse, call)),
            "SignIns.whoIsDeactivatedIsKnownAsSuch",
            "SignIns.tellsThatTheOrganizationIsClosed"),
    LOOKUPS_OF_CLOSED_USERS(
            sound -> {
                List<Change> written = new CopyOnWriteArrayList<>();
                return remembering(written, sound)
                        .and(
                                SignInStore.class,
                                "facts",
                                call -> BrokenAccounts.lookingUpClosedUsers(written, sound, call));
            },
            "SignIns.whoIsClosedIsKnownByTheIdAlone"),
    LOOKUPS_THAT_FOLD_CASE(
            sound -> answering(sound, SignInStore.class, "facts", BrokenAccounts::foldingCase),
            "SignIns.nobodyIsKnownUnderWhatNobodyHas"),
    PASSWORD_NOT_WRITTEN(
            sound -> writing(
                    sound,
                    from -> AccountRewrite.without(
                            change -> CredentialTable.CREDENTIALS
                                    .rowOf(change, Kind.INSERT, Kind.UPDATE)
                                    .isPresent(),
                            from)),
            "SignIns.aUserIsKnownByTheAddressAndByTheId",
            "SignIns.thereIsAPasswordOnceItIsSet",
            "SignIns.aPasswordMayBeThereBeforeItsUser",
            "Sessions.tellsWhoAsksOfThemselves",
            "Registrations.tellsThePasswordThatIsThereAlready",
            "Everybody.theSecondStepIsOpenOnceThereIsAPassword"),
    PASSWORD_CUT(
            sound -> writing(sound, from -> Rewrite.eachChange(from, AccountRewrite::withShortHash)),
            "AccountValues.theLongestTextsSurvive"),
    SESSION_WITHOUT_DEVICE_AND_CODE(
            sound -> writing(sound, from -> Rewrite.eachChange(from, AccountRewrite::withoutDeviceAndCode)),
            "Sessions.findsASessionAsItBegan"),
    SESSIONS_OF_ACTIVE_USERS(
            sound -> answering(
                    sound,
                    SignInStore.class,
                    "session",
                    call -> ((Optional<?>) call.proceed())
                            .map(SessionOwner.class::cast)
                            .filter(present -> present.user().status().state() == UserStatus.ACTIVE)),
            "Sessions.aSessionComesWithItsUserAndOrganizationAsTheyAreNow"),
    SESSIONS_ONE_MICROSECOND_LONG(
            sound -> answering(
                    sound,
                    SignInStore.class,
                    "sessions",
                    call -> call.with(
                            call.argument(0),
                            call.argument(1),
                            call.argument(2, Instant.class).minusNanos(1_000),
                            call.argument(3))),
            "Sessions.listsSessionsUntilTheVeryInstantTheyEnd"),
    LISTS_REVERSED(
            sound -> answering(sound, SignInStore.class, "sessions", BrokenPorts::reversed)
                    .and(SignInStore.class, "devices", BrokenPorts::reversed)
                    .and(WaitingStore.class, "waiting", BrokenPorts::reversed)
                    .and(UserStore.class, "holders", BrokenPorts::reversed),
            "Sessions.listsTheSessionsOfAUserLatestBegunFirst",
            "Sessions.listsTheDevicesOfAUserEarliestKnownFirst",
            "Waiting.findsTheOpenInvitationsOfEveryOrganizationLatestFirst",
            "Everybody.holdersAreNoMoreThanAskedForWhoCameFirstFirst"),
    OWN_OF_ANYBODY(
            sound -> {
                List<Change> written = new CopyOnWriteArrayList<>();
                return remembering(written, sound)
                        .and(SignInStore.class, "own", call -> BrokenAccounts.ownOfAnybody(written, call));
            },
            "Sessions.tellsNobodyOfThemselvesWhenNoUserAsks"),
    REGISTRATION_WITH_ANOTHER_PRACTICE(
            sound -> answering(
                    sound,
                    RegistrationStore.class,
                    "facts",
                    call -> BrokenAccounts.registration(
                            facts -> BrokenAccounts.withTheLatestPractice(sound, facts), call)),
            "Registrations.findsAnInvitationWithItsOrganizationAndPractice"),
    REGISTRATION_OF_OPEN_INVITATIONS(
            sound -> answering(sound, RegistrationStore.class, "facts", BrokenAccounts::ofOpenInvitations),
            "Registrations.findsAnInvitationInEveryStateAndOfAnOrganizationThatIsClosed"),
    REGISTRATION_AS_NO_SENDER_DEMANDS(
            sound -> answering(
                    sound,
                    RegistrationStore.class,
                    "facts",
                    call -> BrokenAccounts.registration(BrokenAccounts::undemanded, call)),
            "Registrations.tellsWhetherTheUserWhoInvitedDemandsACode"),
    WHATEVER_WAITS(
            sound -> {
                List<Change> written = new CopyOnWriteArrayList<>();
                return remembering(written, sound)
                        .and(WaitingStore.class, "waiting", call -> BrokenAccounts.whateverWaits(written, sound, call));
            },
            "Waiting.onlyAnOpenInvitationWaits",
            "Waiting.anInvitationWaitsUntilTheVeryInstantItsTimeIsOver",
            "Waiting.anInvitationOfAnOrganizationThatIsClosedDoesNotWait"),
    WAITING_FOR_SIMILAR_ADDRESSES(
            sound -> {
                List<Change> written = new CopyOnWriteArrayList<>();
                return remembering(written, sound)
                        .and(WaitingStore.class, "waiting", call -> BrokenAccounts.waitingForSimilar(written, call));
            },
            "Waiting.invitationsToOtherAddressesAreNotShown"),
    WAITING_FOR_USERS(
            sound -> answering(
                    sound, WaitingStore.class, "waiting", call -> BrokenAccounts.waitingForUsers(sound, call)),
            "Waiting.anInvitationComesWithItsOrganization"),
    VERIFICATIONS_NOT_WRITTEN(
            sound -> writing(sound, from -> AccountRewrite.without(AccountFault::isVerification, from)),
            "Verifications.findsAChallengeAsItWasMade",
            "Verifications.findsAChallengeAsItWasChangedLast",
            "Verifications.everyUserHasConfirmationsOfTheirOwn"),
    CODES_TO_ADDRESSES_AS_COMPARED(
            sound -> writing(sound, from -> Rewrite.eachChange(from, AccountRewrite::toTheKeyOfTheAddress)),
            "Verifications.findsWhereTheCodeOfAChallengeWent"),
    CHALLENGES_KEPT_BESIDE_EACH_OTHER(
            sound -> {
                List<Change> written = new CopyOnWriteArrayList<>();
                return remembering(written, sound)
                        .and(
                                VerificationStore.class,
                                "challenge",
                                call -> BrokenAccounts.whateverChallengeThereWas(written, call));
            },
            "Verifications.aNewChallengeTakesThePlaceOfTheOneBefore"),
    CHALLENGE_OF_ANY_PURPOSE(
            sound -> answering(sound, VerificationStore.class, "latest", BrokenAccounts::challengeOfAnyPurpose),
            "Verifications.everySubjectHasAChallengeOfEachPurpose"),
    CONFIRMATION_OF_ANY_PURPOSE(
            sound -> answering(sound, VerificationStore.class, "confirmation", BrokenAccounts::ofAnyPurpose),
            "Verifications.findsAConfirmationAsItWasMade"),
    CONFIRMATION_WITHOUT_ADDRESS(
            sound -> writing(sound, from -> Rewrite.eachChange(from, AccountRewrite::withoutPending)),
            "Verifications.findsAConfirmationAsItWasMade",
            "Verifications.findsAConfirmationAsItWasChangedLast"),
    ADDRESS_OF_MOVED_USER_KEPT(
            sound -> {
                List<Change> written = new CopyOnWriteArrayList<>();
                return applying(sound, (storage, changes) -> {
                    Applied applied = BrokenAccounts.neverFreeing(written, storage, changes);
                    written.addAll(changes.changes());
                    return applied;
                });
            },
            "UserChanges.whoMovesToAnotherAddressFreesTheFormerOne",
            "UserChanges.whoIsClosedFreesTheAddress"),
    CREATOR_FORGOTTEN(
            sound -> writing(sound, from -> Rewrite.eachChange(from, AccountRewrite::withoutCreator)),
            "UserChanges.findsWhoBroughtAUserIn"),
    ACCOUNTS_IN_MILLISECONDS(
            sound -> writing(sound, from -> Rewrite.eachChange(from, AccountRewrite::inMilliseconds)),
            "AccountValues.theTimesOfAUserSurvive",
            "AccountValues.theTimesOfCountersAndPasswordsSurvive",
            "AccountValues.theTimesOfSessionsAndDevicesSurvive",
            "AccountValues.theTimesOfChallengesAndConfirmationsSurvive"),
    MAILBOXES_ONLY(
            sound -> writing(sound, AccountRewrite::toMailboxesOnly),
            "AccountValues.everyNoticeGoesToAMailboxOrToAPhone"),
    USER_CURSOR_WITHOUT_TIE_BREAK(
            sound -> answering(
                    sound, UserStore.class, "page", call -> BrokenUsers.paged(BrokenUsers::withoutTieBreak, call)),
            "UserPages.listsNewestFirst",
            "UserPages.listsOldestFirst",
            "UserPages.listsTheUsersOfOneAddressByTheirIds",
            "UserPages.meetsEveryRowThatStaysWhileOthersComeAndGo"),
    USERS_IN_THE_ORDER_OF_A_LANGUAGE(
            sound -> answering(sound, UserStore.class, "page", BrokenUsers::inTheOrderOfALanguage),
            "UserPages.listsByTheBytesOfTheAddress"),
    USER_STATUSES_IGNORED(
            sound -> answering(
                    sound, UserStore.class, "page", call -> BrokenUsers.paged(BrokenUsers::withoutStatuses, call)),
            "UserPages.listsTheStatusesThatAreAskedFor"),
    USER_TYPES_IGNORED(
            sound -> answering(
                    sound, UserStore.class, "page", call -> BrokenUsers.paged(BrokenUsers::withoutTypes, call)),
            "UserPages.listsTheTypesThatAreAskedFor"),
    USER_TITLES_IGNORED(
            sound -> answering(
                    sound, UserStore.class, "page", call -> BrokenUsers.paged(BrokenUsers::withoutTitles, call)),
            "UserPages.listsTheTitlesThatAreAskedForAndThoseWithoutThem"),
    WITHOUT_TITLE_LOST(
            sound -> answering(sound, UserStore.class, "page", BrokenUsers::losingWhoHasNoTitle),
            "UserPages.listsTheTitlesThatAreAskedForAndThoseWithoutThem"),
    LOCKS_ONE_MICROSECOND_LONG(
            sound -> answering(
                    sound, UserStore.class, "page", call -> BrokenUsers.paged(BrokenUsers::oneMicrosecondLate, call)),
            "UserPages.listsWhoIsLockedAtTheMomentAskedFor"),
    EVERYBODY_AT_THE_SECOND_STEP(
            sound -> answering(sound, UserStore.class, "directory", BrokenUsers::allAtTheSecondStep),
            "Everybody.tellsOfUsersAndOfTheInvitedByTheirAddresses",
            "Everybody.theSecondStepIsOpenOnceThereIsAPassword",
            "Everybody.isOfTheOwnOrganizationOnly"),
    EVERYBODY_BUT_THE_HELD(
            sound -> answering(sound, UserStore.class, "directory", call -> BrokenUsers.withoutTheHeld(sound, call)),
            "Everybody.whoIsClosedAndWhatIsOverIsNotInIt"),
    EVERYBODY_FROM_THE_START(
            sound -> answering(
                    sound,
                    UserStore.class,
                    "directory",
                    call -> call.with(call.argument(0), BrokenUsers.fromTheStart(call.argument(1, PeopleQuery.class)))),
            "Everybody.turnsItsPagesByTheBytesOfTheAddress"),
    HOLDERS_WITHOUT_ANY_LOCK(
            sound -> answering(sound, UserStore.class, "holders", BrokenUsers::withoutAnyLock),
            "Everybody.holdersAreThoseWithAnyOfTheRolesWhoMayAct"),
    ACCESS_WITHOUT_SESSION(
            sound -> accessState(sound, (viewer, told) -> BrokenUsers.withoutSession(sound, viewer, told)),
            "AccessStates.tellsThatThereIsNoSuchSession",
            "AccessStates.tellsNothingOfAUserWithTheSessionOfAnother"),
    ACCESS_ALWAYS_ACTIVE(
            sound -> accessState(sound, (viewer, told) -> BrokenUsers.alwaysActive(told)),
            "AccessStates.aUserUnderAnAdministratorsLockMayNotAct",
            "AccessStates.aSessionOfAnEarlierEpochMayNotAct",
            "AccessStates.tellsThatAUserIsDeactivated"),
    ACCESS_UNDER_ANY_LOCK(
            sound -> accessState(sound, (viewer, told) -> BrokenUsers.inactiveUnderAnyLock(sound, viewer, told)),
            "AccessStates.aLockForAttemptsEndsNoSession");

    private interface Telling {
        AccessState of(Viewer viewer, AccessState told);
    }

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> breaking;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    AccountFault(UnaryOperator<Storage> breaking, String... caughtBy) {
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

    /** A sound storage that knows what it was asked to write. */
    private static Tampered remembering(List<Change> written, Storage sound) {
        return applying(sound, (storage, changes) -> {
            written.addAll(changes.changes());
            return storage.apply(changes);
        });
    }

    private static Tampered accessState(Storage sound, Telling instead) {
        return answering(sound, UserStore.class, "", call -> {
            Object answer = call.proceed();
            if (answer instanceof AccessState told) {
                return instead.of(call.argument(0, Viewer.class), told);
            }
            return answer instanceof WithAccess<?> seen
                    ? new WithAccess<>(instead.of(call.argument(0, Viewer.class), seen.access()), seen.value())
                    : answer;
        });
    }

    @Override
    public String toString() {
        return name() + " is caught by " + String.join(", ", caughtBy);
    }

    private static boolean isVerification(Change change) {
        return change instanceof RowChange<?> row
                && (row.table() == ChallengeTable.CHALLENGES || row.table() == ConfirmationTable.CONFIRMATIONS);
    }

    private static boolean isCount(Change change) {
        return change instanceof LockoutChange
                || (change instanceof RowChange<?> row && row.table() == CounterTable.COUNTERS);
    }
}
