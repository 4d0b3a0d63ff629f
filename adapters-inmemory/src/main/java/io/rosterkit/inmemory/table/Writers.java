package io.rosterkit.inmemory.table;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.contact.AddressUsageChange.Claimed;
import io.rosterkit.model.contact.AddressUsageChange.Released;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationChange.Changed;
import io.rosterkit.model.invitation.stored.InvitationChange.Invited;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.lockout.stored.LockoutChange.Charged;
import io.rosterkit.model.lockout.stored.LockoutChange.Counted;
import io.rosterkit.model.lockout.stored.LockoutChange.Knocked;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.OrganizationChange;
import io.rosterkit.model.organization.stored.OrganizationChange.Opened;
import io.rosterkit.model.organization.stored.OrganizationChange.PracticeChanged;
import io.rosterkit.model.organization.stored.OrganizationChange.PracticeOpened;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.signin.stored.SignInChange.DeviceForgotten;
import io.rosterkit.model.signin.stored.SignInChange.DeviceKnown;
import io.rosterkit.model.signin.stored.SignInChange.PasswordSet;
import io.rosterkit.model.signin.stored.SignInChange.SessionChanged;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserChange;
import io.rosterkit.model.user.stored.UserChange.Joined;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.VerificationChange.Challenged;
import io.rosterkit.model.verification.stored.VerificationChange.ConfirmationChanged;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * One writer for each class of change: true when the guard held. What is written before a guard fails is taken back
 * outside.
 */
final class Writers {

    private final Map<Class<?>, Predicate<Change>> byClass = new HashMap<>();
    private final Tables tables;

    Writers(Tables tables) {
        this.tables = tables;
        register(Opened.class, this::write);
        register(OrganizationChange.Changed.class, this::write);
        register(PracticeOpened.class, this::write);
        register(PracticeChanged.class, this::write);
        register(Claimed.class, this::write);
        register(Released.class, this::write);
        register(Joined.class, this::write);
        register(UserChange.Changed.class, this::write);
        register(Invited.class, this::write);
        register(Changed.class, this::write);
        register(Counted.class, this::write);
        register(Charged.class, this::write);
        register(Knocked.class, this::write);
        register(PasswordSet.class, this::write);
        register(SessionChanged.class, this::write);
        register(DeviceKnown.class, this::write);
        register(DeviceForgotten.class, this::write);
        register(Challenged.class, this::write);
        register(ConfirmationChanged.class, this::write);
    }

    private <C extends Change> void register(Class<C> type, Predicate<C> writer) {
        byClass.put(type, change -> writer.test(type.cast(change)));
    }

    Applied write(Changes changes) {
        for (Request request : changes.requests()) {
            Optional<Request> known = tables.requests.find(request.organization(), request.id());
            if (known.isPresent()) {
                return new Applied.Repeated(known.get());
            }
            tables.requests.set(request.organization(), request.id(), request);
        }
        for (Change change : changes.changes()) {
            if (!writer(change).test(change)) {
                return new Applied.Lost(Optional.of(change));
            }
        }
        return told(changes) ? new Applied.Done() : new Applied.Lost(Optional.empty());
    }

    private Predicate<Change> writer(Change change) {
        Predicate<Change> writer = byClass.get(change.getClass());
        if (writer == null) {
            throw new IllegalArgumentException("change is of an unknown " + change.getClass());
        }
        return writer;
    }

    private boolean told(Changes changes) {
        return changes.messages().stream()
                        .allMatch(message ->
                                tables.outbox.add(message.organization(), message.id(), Outgoing.queued(message)))
                && changes.entries().stream()
                        .allMatch(entry -> tables.journal.add(entry.organization(), entry.id(), entry));
    }

    private boolean write(Opened change) {
        Organization row = change.row();
        return tables.organizations.add(row.id(), row.id(), row);
    }

    private boolean write(OrganizationChange.Changed change) {
        Organization row = change.row();
        return moves(tables.organizations.find(row.id(), row.id()).map(Organization::revision), row.revision())
                && tables.organizations.replace(row.id(), row.id(), row);
    }

    private boolean write(PracticeOpened change) {
        Practice row = change.row();
        return tables.practices.add(row.organization(), row.id(), row);
    }

    private boolean write(PracticeChanged change) {
        Practice row = change.row();
        return moves(tables.practices.find(row.organization(), row.id()).map(Practice::revision), row.revision())
                && tables.practices.replace(row.organization(), row.id(), row);
    }

    private boolean write(Claimed change) {
        return tables.addressHolders.add(change.organization(), change.addressKey(), change.user());
    }

    private boolean write(Released change) {
        boolean held = tables.addressHolders
                .find(change.organization(), change.addressKey())
                .filter(change.user()::equals)
                .isPresent();
        if (held) {
            tables.addressHolders.remove(change.organization(), change.addressKey());
        }
        return held;
    }

    private boolean write(Joined change) {
        User row = change.row();
        return tables.users.add(row.organization(), row.id(), row) && claimsAddress(row);
    }

    private boolean write(UserChange.Changed change) {
        User row = change.row();
        Optional<User> before = tables.users.find(row.organization(), row.id());
        if (!moves(before.map(User::revision), row.revision())) {
            return false;
        }
        before.filter(Writers::holdsAddress)
                .ifPresent(held -> tables.userAddresses.remove(held.organization(), addressKey(held)));
        return tables.users.replace(row.organization(), row.id(), row) && claimsAddress(row);
    }

    private boolean write(Invited change) {
        Invitation row = change.row();
        return tables.invitations.add(row.organization(), row.id(), row) && claimsAddress(row);
    }

    private boolean write(Changed change) {
        Invitation row = change.row();
        Optional<Invitation> before = tables.invitations.find(row.organization(), row.id());
        if (!moves(before.map(Invitation::revision), row.revision())) {
            return false;
        }
        before.filter(Invitation::holdsAddress)
                .ifPresent(held -> tables.openAddresses.remove(held.organization(), addressKey(held)));
        return tables.invitations.replace(row.organization(), row.id(), row) && claimsAddress(row);
    }

    private boolean write(LockoutChange change) {
        Counter row = change.row();
        return next(tables.counters, row.organization(), row.key(), row, Counter::version);
    }

    private boolean write(Knocked change) {
        Counter row = change.row();
        Optional<Counter> stored = tables.counters.find(row.organization(), row.key());
        return stored.isPresent()
                && tables.counters.replace(
                        row.organization(), row.key(), stored.get().at(row.changedAt()));
    }

    private boolean write(PasswordSet change) {
        Credential row = change.row();
        return next(tables.credentials, row.organization(), row.user(), row, Credential::version);
    }

    private boolean write(SessionChanged change) {
        RunningSession row = change.row();
        return next(tables.sessions, row.organization(), row.id(), row, RunningSession::version);
    }

    private boolean write(DeviceKnown change) {
        Device row = change.row();
        return tables.devices.add(row.organization(), row.id(), row);
    }

    private boolean write(DeviceForgotten change) {
        Device row = change.row();
        boolean known = tables.devices.has(row.organization(), row.id());
        tables.devices.remove(row.organization(), row.id());
        return known;
    }

    private boolean write(Challenged change) {
        Challenge row = change.row();
        Tables.ChallengeKey key = Tables.ChallengeKey.of(row);
        tables.challenges
                .find(row.organization(), key)
                .ifPresent(before -> tables.challengeIds.remove(row.organization(), before.id()));
        return next(tables.challenges, row.organization(), key, row, Challenge::version)
                && tables.challengeIds.add(row.organization(), row.id(), key);
    }

    private boolean write(ConfirmationChanged change) {
        Confirmation row = change.row();
        Tables.ConfirmationKey key = new Tables.ConfirmationKey(row.user(), row.purpose());
        return next(tables.confirmations, row.organization(), key, row, Confirmation::version);
    }

    private boolean claimsAddress(User row) {
        return !holdsAddress(row) || tables.userAddresses.add(row.organization(), addressKey(row), row.id());
    }

    private boolean claimsAddress(Invitation row) {
        return !row.holdsAddress() || tables.openAddresses.add(row.organization(), addressKey(row), row.id());
    }

    private static boolean holdsAddress(User row) {
        return row.standing().status() != UserStatus.CLOSED;
    }

    private static String addressKey(User row) {
        return row.contact().address().key();
    }

    private static String addressKey(Invitation row) {
        return row.invitee().address().key();
    }

    private static <K, V> boolean next(
            Table<K, V> table, OrganizationId organization, K key, V row, ToLongFunction<V> version) {
        long to = version.applyAsLong(row);
        if (to == 1) {
            return table.add(organization, key, row);
        }
        return table.find(organization, key)
                        .filter(stored -> version.applyAsLong(stored) == to - 1)
                        .isPresent()
                && table.replace(organization, key, row);
    }

    private static boolean moves(Optional<Revision> before, Revision after) {
        return before.isPresent() && before.get().version() == after.version() - 1;
    }
}
