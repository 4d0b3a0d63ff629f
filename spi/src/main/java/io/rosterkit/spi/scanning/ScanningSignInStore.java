package io.rosterkit.spi.scanning;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.table.Scan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class ScanningSignInStore implements SignInStore {

    private static final Comparator<RunningSession> LATEST_FIRST =
            Comparator.comparing(row -> Position.of(row.id().uuid()), Keyset.BY_CREATION.reversed());
    private static final Comparator<Device> EARLIEST_FIRST =
            Comparator.comparing(row -> Position.of(row.id().uuid()), Keyset.BY_CREATION);

    private final Database database;

    ScanningSignInStore(Database database) {
        this.database = database;
    }

    @Override
    public Facts facts(AccountKey key) {
        return Records.read(database, records -> {
            OrganizationId id = key.organization();
            Optional<Organization> organization = records.organization(id);
            Optional<User> user = user(key, records);
            Optional<Credential> credential = user.flatMap(one -> records.credential(id, one.id()));
            Optional<Device> device = user.flatMap(one -> device(key, one, records));
            UUID subject = user.map(one -> one.id().uuid()).orElse(key.decoy());
            OrganizationId counted = organization.map(Organization::id).orElse(OrganizationId.nobody());
            List<Counter> counters = Stream.concat(
                            Stream.of(Counter.UNKNOWN_CLIENTS),
                            device.map(known -> known.id().uuid()).stream())
                    .map(channel -> new Counter.Key(subject, key.proof(), channel))
                    .flatMap(counter -> records.counter(counted, counter).stream())
                    .toList();
            Optional<UserActivity> activity = user.flatMap(one -> records.activity(id, one.id()));
            return new Facts(organization, user, credential, device, activity, counters);
        });
    }

    @Override
    public Optional<SessionOwner> session(OrganizationId organization, SessionId id) {
        return Records.read(
                database,
                records -> records.session(organization, id)
                        .flatMap(session -> records.user(
                                        organization, session.bond().user())
                                .flatMap(user -> records.organization(organization)
                                        .map(owner -> new SessionOwner(session, user, owner)))));
    }

    @Override
    public List<RunningSession> sessions(OrganizationId organization, UserId user, Instant now, int limit) {
        return Records.read(
                database,
                records -> records.scan(
                                Scan.of(SessionTable.SESSIONS, organization).where(SessionTable.USER, user.uuid()))
                        .filter(row -> now.isBefore(row.expiresAt()))
                        .sorted(LATEST_FIRST)
                        .limit(limit)
                        .toList());
    }

    @Override
    public List<Device> devices(OrganizationId organization, UserId user) {
        return Records.read(
                database,
                records -> records.scan(
                                Scan.of(DeviceTable.DEVICES, organization).where(DeviceTable.USER, user.uuid()))
                        .sorted(EARLIEST_FIRST)
                        .toList());
    }

    @Override
    public WithAccess<Optional<OwnAccount>> own(Viewer viewer) {
        OrganizationId organization = viewer.organization();
        return Records.withAccess(
                database,
                viewer,
                records -> viewer.session()
                        .filter(session -> records.access(viewer).user().isPresent())
                        .map(Session::user)
                        .flatMap(id -> records.user(organization, id))
                        .map(user -> new OwnAccount(
                                records.shown(user),
                                records.credential(organization, user.id()),
                                records.counter(
                                        organization,
                                        Counter.Key.ofUnknownClients(user.id().uuid(), Proof.STEP_UP)))));
    }

    private static Optional<User> user(AccountKey key, Records records) {
        OrganizationId organization = key.organization();
        return key.user()
                .flatMap(id -> records.user(organization, id))
                .or(() -> key.addressKey().flatMap(address -> records.user(organization, address)));
    }

    private static Optional<Device> device(AccountKey key, User user, Records records) {
        return key.device()
                .flatMap(id -> records.get(
                        Scan.of(DeviceTable.DEVICES, key.organization()).where(DeviceTable.ID, id.uuid())))
                .filter(row -> row.user().equals(user.id())
                        && row.epoch() == user.security().deviceEpoch());
    }
}
