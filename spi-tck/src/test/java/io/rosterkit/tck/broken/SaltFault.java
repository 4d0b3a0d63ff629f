package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;
import static io.rosterkit.tck.broken.Tampered.applying;
import static io.rosterkit.tck.broken.Tampered.writing;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.stored.DataSalts;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What an adapter can get wrong about salts and what is encrypted under them, and the tests that say so. */
enum SaltFault implements Flaw {
    SALT_OF_THE_USER_NOT_TOLD(
            sound -> accessStates(sound, (organization, user) -> Optional.empty()),
            "AccessStates.tellsOfAnActiveUserAndTheirRoles"),
    SALT_OF_THE_ORGANIZATION_FOR_A_USER_WITHOUT(
            sound -> accessStates(sound, (organization, user) -> user.or(() -> organization)),
            "AccessStates.tellsThatTheUserHasNoSalt"),
    SALT_OF_THE_ORGANIZATION_FOR_ALL(
            sound -> accessStates(sound, (organization, user) -> organization),
            "AccessStates.tellsOfAnActiveUserAndTheirRoles"),
    SALT_OF_THE_ORGANIZATION_NOT_TOLD(
            sound -> BrokenPorts.allSeen(applying(sound, Storage::apply), SaltFault::withoutOrganization),
            "AccessStates.tellsOfTheOrganizationAloneWhenNoUserAsks"),
    PEOPLE_WITHOUT_SALT_LEFT_OUT(
            sound -> salts(
                    sound,
                    call -> told(call, people -> {
                        people.values().removeIf(Optional::isEmpty);
                        return people;
                    })),
            "Salts.tellsTheSaltsOfTheOrganizationAndOfPeople"),
    PEOPLE_WHO_DO_NOT_EXIST_TOLD(
            sound -> salts(
                    sound,
                    call -> told(call, people -> {
                        asked(call).forEach(id -> people.putIfAbsent(id, Optional.empty()));
                        return people;
                    })),
            "Salts.tellsTheSaltsOfTheOrganizationAndOfPeople"),
    SALTS_OF_THE_FIRST_PEOPLE_ONLY(
            sound -> salts(
                    sound,
                    call -> call.with(
                            call.argument(0), asked(call).stream().limit(200).collect(Collectors.toSet()))),
            "Salts.tellsTheSaltsOfMorePeopleThanOneStatementMayName"),
    SALTS_OF_PEOPLE_ANYWHERE(
            sound -> {
                Set<OrganizationId> organizations = ConcurrentHashMap.newKeySet();
                return applying(sound, (storage, changes) -> {
                            organizations.add(changes.organization());
                            return storage.apply(changes);
                        })
                        .and(JournalStore.class, "salts", call -> anywhere(organizations, call));
            },
            "Salts.tellsNoSaltOfAPersonOfAnotherOrganization",
            "Salts.tellsNoSaltOfAnOrganizationThatDoesNotExist"),
    SALT_OF_AN_ORGANIZATION_WITHOUT(
            sound -> salts(sound, call -> {
                DataSalts sounds = (DataSalts) call.proceed();
                Optional<DataSalt> made = Optional.of(new DataSalt(Bytes.of(new byte[DataSalt.LENGTH])));
                return new DataSalts(sounds.organization().or(() -> made), sounds.people());
            }),
            "Salts.tellsNoSaltOfAnErasedOrganization",
            "Salts.tellsNoSaltOfAnOrganizationThatDoesNotExist"),
    SALT_OF_THE_ORGANIZATION_ONLY_WITH_PEOPLE(
            sound -> salts(
                    sound, call -> asked(call).isEmpty() ? new DataSalts(Optional.empty(), Map.of()) : call.proceed()),
            "Salts.tellsTheSaltOfTheOrganizationAlone"),
    NO_BYTES_TAKEN_FOR_NOTHING(
            sound -> writing(sound, changes -> entries(changes, SaltFault::withoutNoBytes)),
            "Journal.findsPersonalDataAsItWasWritten"),
    PERSONAL_DATA_CUT_SHORT(
            sound -> writing(sound, changes -> entries(changes, SaltFault::cutShort)),
            "Journal.findsPersonalDataAsItWasWritten");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    SaltFault(UnaryOperator<Storage> flaw, String... caughtBy) {
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

    /** The salt of the user in every access state is made of those of the organization and of the user. */
    private static Storage accessStates(Storage sound, BinaryOperator<Optional<DataSalt>> other) {
        return BrokenPorts.allSeen(applying(sound, Storage::apply), call -> {
            if (!(call.proceed() instanceof WithAccess<?> seen)) {
                return call.proceed();
            }
            AccessState told = seen.access();
            return new WithAccess<>(
                    new AccessState(
                            told.organization(),
                            told.policy(),
                            told.dataSalt(),
                            told.user()
                                    .map(user -> new UserAccess(
                                            user.active(),
                                            user.current(),
                                            user.rights(),
                                            user.begunAt(),
                                            user.expiresAt(),
                                            other.apply(told.dataSalt(), user.dataSalt()))),
                            told.program(),
                            told.customRoles()),
                    seen.value());
        });
    }

    private static Object withoutOrganization(Call call) {
        if (!(call.proceed() instanceof WithAccess<?> seen)) {
            return call.proceed();
        }
        AccessState told = seen.access();
        return new WithAccess<>(
                new AccessState(
                        told.organization(),
                        told.policy(),
                        Optional.empty(),
                        told.user(),
                        told.program(),
                        told.customRoles()),
                seen.value());
    }

    private static Storage salts(Storage sound, Tampered.Instead instead) {
        return answering(sound, JournalStore.class, "salts", instead);
    }

    private static DataSalts told(Call call, UnaryOperator<Map<UserId, Optional<DataSalt>>> other) {
        DataSalts told = (DataSalts) call.proceed();
        return new DataSalts(told.organization(), other.apply(new HashMap<>(told.people())));
    }

    private static DataSalts anywhere(Set<OrganizationId> organizations, Call call) {
        return told(call, people -> {
            organizations.forEach(
                    organization -> people.putAll(((DataSalts) call.with(organization, asked(call))).people()));
            return people;
        });
    }

    private static Set<UserId> asked(Call call) {
        return ((Collection<?>) call.argument(1))
                .stream().map(UserId.class::cast).collect(Collectors.toSet());
    }

    private static Changes entries(Changes from, UnaryOperator<JournalEntry> other) {
        Changes changes = Changes.none(from.organization());
        for (JournalEntry entry : from.entries()) {
            changes = changes.and(other.apply(entry));
        }
        return from.entries().isEmpty() ? from : changes;
    }

    /** In a database that keeps no bytes as null. */
    private static JournalEntry withoutNoBytes(JournalEntry row) {
        return row(row, bytes -> bytes.filter(some -> some.length() > 0));
    }

    private static JournalEntry cutShort(JournalEntry row) {
        return row(row, bytes -> bytes.map(all -> Bytes.of(Arrays.copyOf(all.toArray(), Math.min(255, all.length())))));
    }

    private static JournalEntry row(JournalEntry row, UnaryOperator<Optional<Bytes>> other) {
        return new JournalEntry(
                row.id(),
                row.organization(),
                row.at(),
                row.agent(),
                row.event(),
                row.subject(),
                new JournalEntry.Secured(
                        other.apply(row.secured().source()),
                        other.apply(row.secured().personal()),
                        row.seal()));
    }
}
