package io.rosterkit.tck.broken;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange.AttemptRejected;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation.Purpose;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SignInStore.AccountKey;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.OwnAccount;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways of keeping accounts that are almost right. */
final class BrokenAccounts {

    private BrokenAccounts() {}

    /** {@code update ... set version = ?} without {@code where version = ? - 1}, and {@code insert} that overwrites. */
    static Applied forcing(Storage sound, Changes changes) {
        Applied applied = sound.apply(changes);
        for (long version = 1; version < 200 && applied instanceof Applied.Lost lost; version++) {
            long forced = version;
            applied = sound.apply(Rewrite.eachChange(
                    changes,
                    change -> lost.guard().filter(change::equals).isPresent() ? Versions.at(forced, change) : change));
            if (applied instanceof Applied.Lost) {
                applied = lost;
            }
        }
        return applied;
    }

    /** {@code update ... set changed_at = ?, version = ? where version = ? - 1}. */
    static Change counting(Change change) {
        if (change instanceof AttemptRejected rejected) {
            Counter row = rejected.row();
            return CounterTable.COUNTERS.write(row.next(row.tally(), row.block(), row.changedAt()));
        }
        return change;
    }

    /** {@code insert ... on conflict do update}. */
    static Applied rejectingAtWhatIsNotThere(Storage sound, Changes changes) {
        Applied applied = sound.apply(changes);
        return applied instanceof Applied.Lost lost
                        && lost.guard()
                                .filter(AttemptRejected.class::isInstance)
                                .isPresent()
                ? sound.apply(Rewrite.eachChange(
                        changes,
                        change -> change instanceof AttemptRejected rejected
                                ? CounterTable.COUNTERS.write(rejected.row())
                                : change))
                : applied;
    }

    /** A foreign key from everything to the organization. */
    static Applied needingAnOrganization(Storage sound, Changes changes) {
        boolean there =
                sound.port(OrganizationStore.class).find(changes.organization()).isPresent();
        Optional<Change> orphan = changes.changes().stream()
                .filter(change -> change instanceof RowChange<?> row
                        && (row.table() == CounterTable.COUNTERS || row.table() == ChallengeTable.CHALLENGES))
                .filter(change -> !there)
                .findFirst();
        return orphan.isPresent() ? new Applied.Lost(orphan) : sound.apply(changes);
    }

    /** A unique index over (organization, address) that a user who moves or is closed never leaves. */
    static Applied neverFreeing(List<Change> written, Storage sound, Changes changes) {
        for (Change change : changes.changes()) {
            Optional<User> joined = UserTable.USERS.rowOf(change, Kind.INSERT);
            if (joined.isPresent()
                    && rows(written, before -> UserTable.USERS.rowOf(before, Kind.INSERT))
                            .filter(row -> row.status().state() != UserStatus.CLOSED)
                            .anyMatch(row -> row.organization().equals(change.organization())
                                    && row.contact()
                                            .address()
                                            .equals(joined.get().contact().address()))) {
                return new Applied.Lost(Optional.of(change));
            }
        }
        return sound.apply(changes);
    }

    /** {@code where id = ?} without the organization, in ports that are asked with an organization. */
    static Object inAnyOrganization(List<Change> written, Call call) {
        Object own = call.proceed();
        if (!own.equals(Optional.empty()) && !own.equals(List.of())) {
            return own;
        }
        return organizations(written)
                .map(organization -> {
                    Object[] arguments = call.arguments().toArray();
                    arguments[0] = organization;
                    return call.with(arguments);
                })
                .filter(another -> !another.equals(own))
                .findFirst()
                .orElse(own);
    }

    static Object lookingUpAnywhere(List<Change> written, Call call) {
        AccountKey key = call.argument(0, AccountKey.class);
        Facts own = (Facts) call.proceed();
        return organizations(written)
                .map(organization -> (Facts) call.with(new AccountKey(
                        organization, key.addressKey(), key.user(), key.device(), key.proof(), key.decoy())))
                .filter(another -> own.user().isEmpty() && another.user().isPresent())
                .findFirst()
                .orElse(own);
    }

    static Object facts(UnaryOperator<Facts> other, Call call) {
        return other.apply((Facts) call.proceed());
    }

    /** {@code where id = ?} without the user and the epoch. */
    static Object deviceByItsIdAlone(List<Change> written, Call call) {
        Optional<Device> any = rows(written, change -> DeviceTable.DEVICES.rowOf(change, Kind.INSERT))
                .filter(row -> call.argument(0, AccountKey.class)
                        .device()
                        .filter(row.id()::equals)
                        .isPresent())
                .findFirst();
        return facts(
                facts -> new Facts(
                        facts.organization(),
                        facts.user(),
                        facts.credential(),
                        facts.device().or(() -> any),
                        facts.activity(),
                        facts.counters()),
                call);
    }

    static Facts withoutDecoys(Facts facts) {
        List<Counter> counters = facts.user().isPresent() ? facts.counters() : List.of();
        return new Facts(
                facts.organization(), facts.user(), facts.credential(), facts.device(), facts.activity(), counters);
    }

    static Facts withEveryCounter(Storage sound, Facts facts) {
        List<Counter> counters = facts.user()
                .map(user -> sound.port(CounterStore.class)
                        .of(user.organization(), user.id().uuid()))
                .orElse(facts.counters());
        return new Facts(
                facts.organization(), facts.user(), facts.credential(), facts.device(), facts.activity(), counters);
    }

    /** {@code where status = 'ACTIVE'} and {@code where state = 'OPEN'}. */
    static Facts ofWhatIsInUse(Facts facts) {
        Optional<User> user = facts.user().filter(row -> row.status().state() == UserStatus.ACTIVE);
        Optional<Organization> organization = facts.organization().filter(row -> row.state() == OrganizationState.OPEN);
        return new Facts(organization, user, facts.credential(), facts.device(), facts.activity(), facts.counters());
    }

    /** The address is looked up among all users there ever were. */
    static Object lookingUpClosedUsers(List<Change> written, Storage sound, Call call) {
        AccountKey key = call.argument(0, AccountKey.class);
        Optional<User> former = rows(written, change -> UserTable.USERS.rowOf(change, Kind.INSERT))
                .filter(row -> key.addressKey()
                        .filter(row.contact().address().key()::equals)
                        .isPresent())
                .flatMap(row ->
                        sound.port(UserStore.class).find(Viewer.of(key.organization()), row.id()).value().stream())
                .findFirst();
        return facts(
                facts -> new Facts(
                        facts.organization(),
                        facts.user().or(() -> former),
                        facts.credential(),
                        facts.device(),
                        facts.activity(),
                        facts.counters()),
                call);
    }

    static Object foldingCase(Call call) {
        AccountKey key = call.argument(0, AccountKey.class);
        return call.with(new AccountKey(
                key.organization(),
                key.addressKey().map(address -> address.toLowerCase(Locale.ROOT)),
                key.user(),
                key.device(),
                key.proof(),
                key.decoy()));
    }

    /** The answer is about whoever signed in last. */
    static Object ownOfAnybody(List<Change> written, Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        return seen.value().equals(Optional.empty())
                ? new WithAccess<>(
                        seen.access(),
                        rows(written, change -> UserTable.USERS.rowOf(change, Kind.INSERT))
                                .findFirst()
                                .map(joined -> new OwnAccount(
                                        new ShownUser(joined, Optional.empty()), Optional.empty(), Optional.empty())))
                : seen;
    }

    /** {@code where subject = ? and proof = ?} without the channel. */
    static Object withoutDoors(Storage sound, Call call) {
        List<Counter> found = new ArrayList<>();
        for (Object key : call.argument(1, Collection.class)) {
            Counter.Key wanted = (Counter.Key) key;
            sound.port(CounterStore.class).of(call.argument(0, OrganizationId.class), wanted.subject()).stream()
                    .filter(row -> row.key().proof() == wanted.proof())
                    .forEach(found::add);
        }
        return found;
    }

    /** One question for each key, as often as it is asked. */
    static Object oneByOne(Call call) {
        List<Object> found = new ArrayList<>();
        for (Object key : call.argument(1, Collection.class)) {
            found.addAll((Collection<?>) call.with(call.argument(0), List.of(key)));
        }
        return found;
    }

    static Object registration(UnaryOperator<RegistrationStore.Facts> other, Call call) {
        return ((Optional<?>) call.proceed())
                .map(RegistrationStore.Facts.class::cast)
                .map(other);
    }

    static RegistrationStore.Facts withTheLatestPractice(Storage sound, RegistrationStore.Facts facts) {
        List<Practice> practices =
                sound.port(OrganizationStore.class).practices(facts.practice().organization());
        return new RegistrationStore.Facts(
                facts.linked(),
                practices.get(practices.size() - 1),
                facts.credential(),
                facts.counters(),
                facts.senderDemandsCode());
    }

    static RegistrationStore.Facts undemanded(RegistrationStore.Facts facts) {
        return new RegistrationStore.Facts(
                facts.linked(), facts.practice(), facts.credential(), facts.counters(), false);
    }

    static Object ofOpenInvitations(Call call) {
        return ((Optional<?>) call.proceed())
                .map(RegistrationStore.Facts.class::cast)
                .filter(facts -> facts.linked().invitation().progress().state() == InvitationState.OPEN);
    }

    /** The address alone, whatever the state of invitation and organization. */
    static Object whateverWaits(List<Change> written, Storage sound, Call call) {
        return rows(written, change -> InvitationTable.INVITATIONS.rowOf(change, Kind.INSERT))
                .filter(row -> row.invitee().address().key().equals(call.argument(0)))
                .sorted(Comparator.comparing((Invitation row) -> row.progress().invitedAt())
                        .reversed())
                .flatMap(row -> sound.port(InvitationStore.class).linked(row.organization(), row.id()).stream())
                .toList();
    }

    /** {@code where address_key like '%' || ? || '%'}. */
    static Object waitingForSimilar(List<Change> written, Call call) {
        List<LinkedInvitation> all = new ArrayList<>();
        String asked = call.argument(0, String.class).toLowerCase(Locale.ROOT);
        rows(written, change -> InvitationTable.INVITATIONS.rowOf(change, Kind.INSERT))
                .map(invited -> invited.invitee().address().key())
                .distinct()
                .filter(key -> key.toLowerCase(Locale.ROOT).contains(asked))
                .forEach(key -> ((Collection<?>) call.with(key, call.argument(1), call.argument(2)))
                        .forEach(row -> all.add((LinkedInvitation) row)));
        return all;
    }

    /** An inner join with users. */
    static Object waitingForUsers(Storage sound, Call call) {
        return ((Collection<?>) call.proceed())
                .stream()
                        .map(LinkedInvitation.class::cast)
                        .filter(row -> sound.port(UserStore.class)
                                .shown(
                                        Viewer.of(row.organization().id()),
                                        new UserKey.ByAddress(call.argument(0, String.class)))
                                .value()
                                .isPresent())
                        .toList();
    }

    /** One row a challenge, so that the older ones stay. */
    static Object whateverChallengeThereWas(List<Change> written, Call call) {
        Object own = call.proceed();
        return own.equals(Optional.empty())
                ? rows(written, change -> ChallengeTable.CHALLENGES.rowOf(change, Kind.INSERT, Kind.UPDATE))
                        .filter(row -> row.organization().equals(call.argument(0))
                                && row.id().equals(call.argument(1)))
                        .findFirst()
                : own;
    }

    /** {@code where subject = ?} without the purpose. */
    static Object challengeOfAnyPurpose(Call call) {
        return Stream.of(Challenge.Purpose.values())
                .map(purpose -> call.with(call.argument(0), purpose, call.argument(2)))
                .filter(found -> !found.equals(Optional.empty()))
                .findFirst()
                .orElse(Optional.empty());
    }

    static Object ofAnyPurpose(Call call) {
        return Stream.of(call.argument(2), Purpose.RECOVERY, Purpose.NEW_ADDRESS)
                .map(purpose -> call.with(call.argument(0), call.argument(1), purpose))
                .filter(found -> !found.equals(Optional.empty()))
                .findFirst()
                .orElse(Optional.empty());
    }

    private static Stream<OrganizationId> organizations(List<Change> written) {
        return written.stream().map(Change::organization).distinct();
    }

    private static <R> Stream<R> rows(List<Change> written, Function<Change, Optional<R>> row) {
        return written.stream().flatMap(change -> row.apply(change).stream());
    }
}
