package io.rosterkit.inmemory;

import io.rosterkit.inmemory.table.Keyset;
import io.rosterkit.inmemory.table.Tables;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.signin.SignInStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class InMemorySignInStore implements SignInStore {

    private static final Comparator<RunningSession> LATEST_FIRST =
            Comparator.comparing(row -> Position.of(row.id().uuid()), Keyset.BY_CREATION.reversed());
    private static final Comparator<Device> EARLIEST_FIRST =
            Comparator.comparing(row -> Position.of(row.id().uuid()), Keyset.BY_CREATION);

    private final Tables tables;

    InMemorySignInStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Facts facts(Knock knock) {
        return tables.read(() -> {
            OrganizationId id = knock.organization();
            Optional<Organization> organization = tables.organizations.find(id);
            Optional<User> user = user(knock);
            Optional<Credential> credential = user.flatMap(one -> tables.credentials.find(id, one.id()));
            Optional<Device> device = user.flatMap(one -> device(knock, one));
            UUID subject = user.map(one -> one.id().uuid()).orElse(knock.decoy());
            OrganizationId counted = organization.map(Organization::id).orElse(OrganizationId.nobody());
            List<Counter> counters = Stream.concat(
                            Stream.of(Counter.STRANGERS),
                            device.map(known -> known.id().uuid()).stream())
                    .map(door -> new Counter.Key(subject, knock.proof(), door))
                    .flatMap(key -> tables.counter(counted, key).stream())
                    .toList();
            return new Facts(organization, user, credential, device, counters);
        });
    }

    @Override
    public Optional<Present> session(OrganizationId organization, SessionId id) {
        return tables.read(() -> tables.sessions
                .find(organization, id)
                .flatMap(session -> tables.users
                        .find(organization, session.bond().user())
                        .flatMap(user -> tables.organizations
                                .find(organization)
                                .map(owner -> new Present(session, user, owner)))));
    }

    @Override
    public List<RunningSession> sessions(OrganizationId organization, UserId user, Instant now, int limit) {
        return tables.read(() -> tables.sessions
                .of(organization)
                .filter(row -> row.bond().user().equals(user) && now.isBefore(row.until()))
                .sorted(LATEST_FIRST)
                .limit(limit)
                .toList());
    }

    @Override
    public List<Device> devices(OrganizationId organization, UserId user) {
        return tables.read(() -> tables.devices
                .of(organization)
                .filter(row -> row.user().equals(user))
                .sorted(EARLIEST_FIRST)
                .toList());
    }

    @Override
    public Seen<Optional<Own>> own(Viewer viewer) {
        OrganizationId organization = viewer.organization();
        return tables.seen(
                viewer,
                () -> viewer.session()
                        .filter(session -> tables.standing(viewer).user().isPresent())
                        .map(Session::user)
                        .flatMap(id -> tables.users.find(organization, id))
                        .map(user -> new Own(
                                user,
                                tables.credentials.find(organization, user.id()),
                                tables.counter(
                                        organization,
                                        Counter.Key.ofStrangers(user.id().uuid(), Proof.STEP_UP)))));
    }

    private Optional<User> user(Knock knock) {
        OrganizationId organization = knock.organization();
        return knock.user()
                .flatMap(id -> tables.users.find(organization, id))
                .or(() -> knock.addressKey().flatMap(key -> tables.users.byAddress(organization, key)));
    }

    private Optional<Device> device(Knock knock, User user) {
        return knock.device()
                .flatMap(id -> tables.devices.find(knock.organization(), id))
                .filter(row -> row.user().equals(user.id())
                        && row.epoch() == user.security().deviceEpoch());
    }
}
