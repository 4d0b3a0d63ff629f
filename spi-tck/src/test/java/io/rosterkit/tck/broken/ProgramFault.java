package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.applying;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.broken.Tampered.Call;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about programs and the pages of a table, and the tests that say so. */
enum ProgramFault implements Flaw {
    PROGRAM_NOT_TOLD(
            sound -> told(sound, program -> Optional.empty()),
            "Programs.tellsOfTheKeyAndOfItsMaker",
            "Programs.aSearchTellsOfTheProgramToo"),
    REVOCATION_NOT_TOLD(
            sound -> changed(sound, one -> program(one, one.makerActive(), one.makerRights(), false)),
            "Programs.tellsThatTheKeyWasRevoked"),
    MAKER_TAKEN_FOR_ACTIVE(
            sound -> changed(sound, one -> program(one, true, one.makerRights(), one.revoked())),
            "Programs.tellsThatTheMakerMayNotAct"),
    DENIALS_OF_THE_MAKER_NOT_TOLD(
            sound -> changed(
                    sound,
                    one -> program(
                            one,
                            one.makerActive(),
                            new AccessRights(
                                    one.makerRights().type(), one.makerRights().grants(), Set.of()),
                            one.revoked())),
            "Programs.tellsWhatTheMakerHoldsAndWhatIsDeniedToThem"),
    TIME_OF_THE_MAKER_NOT_TOLD(
            sound -> changed(
                    sound,
                    one -> program(
                            one,
                            one.makerActive(),
                            new AccessRights(
                                    one.makerRights().type(),
                                    one.makerRights().grants(),
                                    one.makerRights().singles()),
                            one.revoked())),
            "Programs.tellsWhatTheMakerHoldsAndWhatIsDeniedToThem"),
    PROGRAM_WITHOUT_A_KEY(
            sound -> told(sound, seen -> seen.or(() -> Optional.of(somebody()))),
            "Programs.tellsThatThereIsNoSuchKey",
            "Programs.tellsNothingOfAKeyWhoseMakerIsNotThere",
            "Programs.tellsNothingOfAKeyOfAnotherOrganization"),
    PROGRAM_WITH_THE_ACCOUNT_OF_ITS_MAKER(
            sound -> answering(sound, SignInStore.class, "own", call -> withSomeAccount(sound, call)),
            "Programs.aProgramHasNoOwnAccount"),
    PAGE_FROM_THE_START(
            sound -> paged(sound, slice -> new Slice(slice.limit(), Optional.empty())),
            "TablePages.comeInTheOrderOfTheirIdsAndGoOnAfterAPosition"),
    PAGE_WITHOUT_LIMIT(
            sound -> paged(sound, slice -> new Slice(1_000, slice.after())),
            "TablePages.comeInTheOrderOfTheirIdsAndGoOnAfterAPosition"),
    PAGE_REVERSED(
            sound -> answering(sound, TableStore.class, "page", BrokenPorts::reversed),
            "TablePages.comeInTheOrderOfTheirIdsAndGoOnAfterAPosition"),
    PAGE_OF_ALL_ROWS(
            sound -> answering(sound, TableStore.class, "page", ProgramFault::unfiltered),
            "TablePages.areThoseThatAreAskedFor"),
    PAGE_OF_ANY_ORGANIZATION(
            sound -> answering(sound, TableStore.class, "page", call -> ofAll(sound, call)),
            "TablePages.areThoseOfTheOrganizationOfTheViewer"),
    ANY_OF_THE_FIRST_IDS(
            sound -> answering(
                    sound,
                    TableStore.class,
                    "scanAny",
                    call -> call.with(
                            call.argument(0),
                            call.argument(1),
                            ((Collection<?>) call.argument(2))
                                    .stream().limit(200).toList())),
            "TablePages.rowsWithAnyOfManyIdsAreFoundOnceEachInOneOrganization"),
    ANY_OF_ALL_ORGANIZATIONS(
            sound -> answering(
                    sound,
                    TableStore.class,
                    "scanAny",
                    call -> call.with(Scan.of(ApiKeyTable.API_KEYS), call.argument(1), call.argument(2))),
            "TablePages.rowsWithAnyOfManyIdsAreFoundOnceEachInOneOrganization"),
    ACCESS_OF_A_PAGE_ONLY_WITH_ROWS(
            sound -> answering(sound, TableStore.class, "page", BrokenPorts::accessOnlyWithRows),
            "TablePages.anEmptyPageHasTheAccessStateToo");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    ProgramFault(UnaryOperator<Storage> flaw, String... caughtBy) {
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

    private static ProgramAccess somebody() {
        AccessRights none = new AccessRights(new UserType("staff"), Set.of(), Set.of());
        return new ProgramAccess(new UserId(new UUID(1, 1)), true, none, Set.of(), Instant.EPOCH, false, 1);
    }

    private static ProgramAccess program(ProgramAccess of, boolean active, AccessRights rights, boolean revoked) {
        return new ProgramAccess(of.maker(), active, rights, of.permissions(), of.expiresAt(), revoked, of.keyId());
    }

    private static Storage changed(Storage sound, UnaryOperator<ProgramAccess> other) {
        return told(sound, program -> program.map(other));
    }

    /** What every port tells of programs that ask. */
    private static Storage told(Storage sound, UnaryOperator<Optional<ProgramAccess>> other) {
        return BrokenPorts.allSeen(applying(sound, Storage::apply), call -> {
            Object answer = call.proceed();
            boolean isProgram = !call.arguments().isEmpty()
                    && call.argument(0) instanceof Viewer viewer
                    && viewer.apiKey().isPresent();
            if (isProgram && answer instanceof AccessState access) {
                return told(access, other);
            }
            return isProgram && answer instanceof WithAccess<?> seen
                    ? new WithAccess<>(told(seen.access(), other), seen.value())
                    : answer;
        });
    }

    private static AccessState told(AccessState access, UnaryOperator<Optional<ProgramAccess>> other) {
        return new AccessState(
                access.organization(),
                access.policy(),
                access.dataSalt(),
                access.user(),
                other.apply(access.program()),
                access.customRoles());
    }

    private static Object withSomeAccount(Storage sound, Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(
                seen.access(),
                Stored.all(sound, UserTable.USERS).stream()
                        .findFirst()
                        .map(user -> new SignInStore.OwnAccount(
                                new ShownUser(user, Optional.empty()), Optional.empty(), Optional.empty())));
    }

    private static Storage paged(Storage sound, UnaryOperator<Slice> other) {
        return answering(
                sound,
                TableStore.class,
                "page",
                call -> call.with(
                        call.argument(0),
                        call.argument(1),
                        call.argument(2),
                        other.apply(call.argument(3, Slice.class))));
    }

    private static Object unfiltered(Call call) {
        return call.with(call.argument(0), Scan.of(ApiKeyTable.API_KEYS), call.argument(2), call.argument(3));
    }

    private static Object ofAll(Storage sound, Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return new WithAccess<>(seen.access(), Stored.all(sound, ApiKeyTable.API_KEYS));
    }
}
