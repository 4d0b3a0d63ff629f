package io.rosterkit.engine.wiring;

import io.rosterkit.engine.assignment.AssignmentEngine;
import io.rosterkit.engine.assignment.TimeLimit;
import io.rosterkit.engine.deactivation.DeactivationRequests;
import io.rosterkit.engine.directory.DirectoryEngine;
import io.rosterkit.engine.directory.DirectoryEntries;
import io.rosterkit.engine.directory.PersonEngine;
import io.rosterkit.engine.directory.PersonSaving;
import io.rosterkit.engine.directory.PersonStatusEngine;
import io.rosterkit.engine.directory.PersonWriting;
import io.rosterkit.engine.hostdata.AttributeEngine;
import io.rosterkit.engine.hostdata.ExternalIdEngine;
import io.rosterkit.engine.hostdata.HostDataLookup;
import io.rosterkit.engine.hostdata.InvitedWriting;
import io.rosterkit.engine.lifecycle.Administrators;
import io.rosterkit.engine.lifecycle.EndAnnouncements;
import io.rosterkit.engine.lifecycle.InactiveUsers;
import io.rosterkit.engine.lifecycle.InactivityWriting;
import io.rosterkit.engine.lifecycle.LifecycleEngine;
import io.rosterkit.engine.lifecycle.OwnedLookup;
import io.rosterkit.engine.lifecycle.VerificationEngine;
import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.permission.PermissionEngine;
import io.rosterkit.engine.permission.RecipientEngine;
import io.rosterkit.engine.permission.RightsEngine;
import io.rosterkit.engine.productmodule.PracticeModuleEngine;
import io.rosterkit.engine.productmodule.PracticeModuleWriting;
import io.rosterkit.engine.productmodule.UserModuleEngine;
import io.rosterkit.engine.seat.EndedSeats;
import io.rosterkit.engine.seat.SeatEngine;
import io.rosterkit.engine.seat.SeatPoolEngine;
import io.rosterkit.engine.seat.SeatPoolWriting;
import io.rosterkit.engine.seat.SeatReport;
import io.rosterkit.engine.seat.UserSeatEngine;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.user.AddressChange;
import io.rosterkit.engine.user.NameChange;
import io.rosterkit.engine.user.RoleChange;
import io.rosterkit.engine.user.SupportRestriction;
import io.rosterkit.engine.user.UserEngine;
import io.rosterkit.engine.user.UserImportEngine;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserPages;
import io.rosterkit.engine.user.UserStatusEngine;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;

/** Makes the engines of users. */
final class UserWiring {

    final UserEngine engine;
    final LifecycleEngine lifecycle;
    final UserImportEngine imports;
    final UserModuleEngine modules;
    final SeatEngine seats;
    final NameChange names;
    final UserLookup lookup;
    final UserWriting writing;
    final ExternalIdEngine externalIds;
    final AttributeEngine attributes;
    final AssignmentEngine assignments;
    final PermissionEngine permissions;
    final DirectoryEngine directory;

    private final DeactivationRequests requests;
    private final UserStatusEngine status;
    private final RightsEngine rights;

    UserWiring(SharedEngines shared, InvitationWiring invitations, Hashing hashing, Reauthentication reauthentication) {
        UserStore store = shared.storage.port(UserStore.class);
        this.writing = new UserWriting(shared.journalWriter, shared.ids, shared.unlockers);
        this.lookup = new UserLookup(shared.gate, store);
        RoleChange roles = new RoleChange(shared.gate, writing);
        this.requests = new DeactivationRequests(shared.storage.port(TableStore.class), shared.ids);
        this.status = status(shared, store, roles);
        this.names = new NameChange(shared.storage.port(OrganizationStore.class), shared.nameCheck, writing);
        this.engine = new UserEngine(
                shared.runner,
                lookup,
                new UserPages(shared.profiles, store, shared.pageReader, shared.searchTerms),
                status,
                roles,
                new AddressChange(shared.runner, invitations.addressRelease, writing, reauthentication),
                names);
        DirectoryEntries entries = new DirectoryEntries(shared.storage.port(TableStore.class));
        HostDataLookup people = new HostDataLookup(lookup, shared.storage.port(InvitationStore.class));
        InvitedWriting invited = new InvitedWriting(invitations.writing, shared.invitedPersons);
        this.externalIds = externalIds(shared, invitations, people, entries);
        this.attributes = attributes(shared, people, invited);
        this.assignments = assignments(shared, lookup, roles, writing);
        this.rights = new RightsEngine(shared.runner, shared.gate, lookup, writing, shared.profiles);
        this.permissions = permissions(shared, store, lookup, rights);
        this.lifecycle = lifecycle(shared, store, status);
        this.directory = directory(shared, invitations, entries, status);
        this.modules = modules(shared);
        this.seats = seats(shared);
        this.imports = imports(shared, invitations, hashing);
    }

    private UserStatusEngine status(SharedEngines shared, UserStore store, RoleChange roles) {
        return new UserStatusEngine(
                shared.runner,
                lookup,
                writing,
                roles,
                new SupportRestriction(shared.gate, store, shared.profiles),
                shared.storage.port(CounterStore.class),
                shared.profiles,
                requests);
    }

    private SeatEngine seats(SharedEngines shared) {
        SeatStore store = shared.storage.port(SeatStore.class);
        TableStore tables = shared.storage.port(TableStore.class);
        return new SeatEngine(
                new SeatPoolEngine(
                        shared.runner,
                        shared.gate,
                        shared.profiles,
                        store,
                        tables,
                        new SeatPoolWriting(shared.journalWriter, shared.seatLedger)),
                new UserSeatEngine(shared.runner, lookup, writing, shared.profiles, store, shared.seatLedger, rights),
                new SeatReport(shared.runner, shared.gate, tables, store, shared.pageReader, shared.profiles));
    }

    /** Takes the seats of users who have ended, in all organizations. */
    EndedSeats endedSeats(SharedEngines shared) {
        return new EndedSeats(
                shared.runner,
                shared.gate,
                shared.storage.port(UserStore.class),
                shared.storage.port(SeatStore.class),
                writing);
    }

    private UserModuleEngine modules(SharedEngines shared) {
        OrganizationStore organizations = shared.storage.port(OrganizationStore.class);
        return new UserModuleEngine(
                shared.runner,
                lookup,
                writing,
                organizations,
                shared.profiles,
                new PracticeModuleEngine(
                        shared.runner,
                        shared.gate,
                        organizations,
                        shared.storage.port(TableStore.class),
                        new PracticeModuleWriting(shared.journalWriter),
                        shared.profiles));
    }

    private ExternalIdEngine externalIds(
            SharedEngines shared, InvitationWiring invitations, HostDataLookup people, DirectoryEntries entries) {
        return new ExternalIdEngine(
                shared.runner,
                lookup,
                people,
                entries,
                invitations.externalIds,
                writing,
                new InvitedWriting(invitations.writing, shared.invitedPersons));
    }

    private AttributeEngine attributes(SharedEngines shared, HostDataLookup people, InvitedWriting invited) {
        return new AttributeEngine(
                shared.runner,
                lookup,
                people,
                writing,
                invited,
                shared.storage.port(TableStore.class),
                shared.profiles,
                shared.gate,
                shared.storage.port(UserStore.class));
    }

    private DirectoryEngine directory(
            SharedEngines shared, InvitationWiring invitations, DirectoryEntries entries, UserStatusEngine users) {
        PersonWriting writing = new PersonWriting(shared.journalWriter);
        PersonSaving saving = new PersonSaving(
                shared.gate,
                shared.profiles,
                shared.storage.port(InvitationStore.class),
                invitations.addressRelease,
                invitations.externalIds,
                shared.nameCheck);
        return new DirectoryEngine(
                shared.runner,
                shared.profiles,
                shared.storage.port(UserStore.class),
                entries,
                lookup,
                shared.pageReader,
                shared.searchTerms,
                new PersonEngine(shared.runner, lookup, saving, writing, invitations.engine, shared.ids),
                new PersonStatusEngine(shared.runner, lookup, writing, invitations.engine, users));
    }

    private static AssignmentEngine assignments(
            SharedEngines shared, UserLookup lookup, RoleChange roles, UserWriting writing) {
        SupportRestriction restriction =
                new SupportRestriction(shared.gate, shared.storage.port(UserStore.class), shared.profiles);
        return new AssignmentEngine(
                shared.runner,
                lookup,
                shared.storage.port(OrganizationStore.class),
                roles,
                new TimeLimit(shared.gate, roles, restriction, writing),
                writing);
    }

    /** Announces ends of users in all organizations. */
    EndAnnouncements announcements(SharedEngines shared) {
        UserStore users = shared.storage.port(UserStore.class);
        return new EndAnnouncements(
                shared.runner,
                shared.profiles,
                users,
                shared.storage.port(UserWork.class),
                new Administrators(shared.gate, shared.profiles, users),
                shared.journalWriter,
                shared.ids);
    }

    /** Warns and deactivates users who do not sign in, in all organizations. */
    InactiveUsers inactivity(SharedEngines shared) {
        return new InactiveUsers(
                shared.runner,
                shared.gate,
                shared.profiles,
                shared.storage.port(UserStore.class),
                shared.storage.port(UserWork.class),
                status,
                new InactivityWriting(shared.journalWriter, shared.ids));
    }

    private LifecycleEngine lifecycle(SharedEngines shared, UserStore store, UserStatusEngine status) {
        InvitationStore invitations = shared.storage.port(InvitationStore.class);
        return new LifecycleEngine(
                shared.runner,
                shared.gate,
                store,
                status,
                shared.bulk,
                new OwnedLookup(shared.runner, shared.gate, store, invitations),
                new VerificationEngine(
                        shared.runner,
                        lookup,
                        writing,
                        requests,
                        shared.storage.port(TableStore.class),
                        shared.pageReader,
                        shared.profiles));
    }

    private static PermissionEngine permissions(
            SharedEngines shared, UserStore store, UserLookup lookup, RightsEngine rights) {
        return new PermissionEngine(
                shared.runner,
                shared.gate,
                lookup,
                store,
                shared.journalWriter,
                shared.profiles,
                new RecipientEngine(shared.runner, shared.gate, store, shared.profiles),
                rights);
    }

    private static UserImportEngine imports(SharedEngines shared, InvitationWiring invitations, Hashing hashing) {
        return new UserImportEngine(
                shared.runner,
                shared.gate,
                shared.storage.port(InvitationStore.class),
                invitations.addressRelease,
                shared.journalWriter,
                shared.nameCheck,
                shared.ids,
                hashing,
                invitations.externalIds);
    }
}
