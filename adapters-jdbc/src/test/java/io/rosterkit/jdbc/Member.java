package io.rosterkit.jdbc;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.PracticeModule;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.productmodule.PracticeModuleTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.tck.given.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A user who has signed in: with a password, a session on a known device, and attempts that were counted. */
record Member(User user, Credential credential, RunningSession session, Device device, Counter counter) {

    /** The member of that number in an organization; two of one number are equal. */
    static Member in(OrganizationId organization, int number, Instant since) {
        UserId id = new UserId(new UUID(organization.uuid().getMostSignificantBits() + number, 1));
        String key = "m" + number + "@weiss.example";
        User user = new User(
                organization,
                id,
                User.Contact.of(new EmailAddress(key, key)).withAddress(new EmailAddress(key, key), true),
                new User.Status(
                        UserStatus.ACTIVE,
                        new UserType("staff"),
                        RoleGrant.of(Set.of(new Role("clinician")), Optional.empty()),
                        Set.of(),
                        Optional.empty()),
                User.Security.first(),
                new User.Origin(since, Optional.empty(), Optional.empty()),
                Revision.none().next(Bytes.none()));
        Device device = new Device(organization, new DeviceId(id.uuid()), id, 1, since);
        RunningSession session = new RunningSession(
                organization,
                new SessionId(id.uuid()),
                new RunningSession.Bond(id, 1, Optional.of(device.id())),
                new Proven(since, Optional.empty()),
                since,
                since.plus(Duration.ofHours(8)),
                1);
        Counter counter = counted(organization, Counter.Key.ofUnknownClients(id.uuid(), Proof.PASSWORD));
        PasswordHash hash = new PasswordHash("$argon2id$" + number);
        return new Member(user, Credential.first(organization, id, hash, since), session, device, counter);
    }

    /** The same at these practices, with modules that are switched on at each of them. */
    Member with(Set<PracticeId> practices, Set<ProductModule> modules) {
        Set<PracticeAssignment> assignments = practices.stream()
                .map(practice -> new PracticeAssignment(practice, Validity.always(), Optional.empty()))
                .collect(Collectors.toSet());
        UserModules all = new UserModules(
                modules.stream()
                        .map(module -> new GivenModule(module, Optional.empty(), Given.NOW))
                        .collect(Collectors.toSet()),
                modules.stream()
                        .map(module -> new UsableModule(module, Validity.always()))
                        .collect(Collectors.toSet()),
                Optional.empty());
        User assigned =
                user.withStatus(user.status().assigned(assignments).with(all), user.security(), user.revision());
        return new Member(assigned, credential, session, device, counter);
    }

    /** Each of these switched on at each of those. */
    static Changes switchedOn(OrganizationId organization, Set<PracticeId> practices, Set<ProductModule> modules) {
        return Changes.none(organization)
                .and(practices.stream()
                        .flatMap(practice -> modules.stream()
                                .map(module -> new PracticeModule(
                                        organization, practice, module, Optional.empty(), Given.NOW)))
                        .map(PracticeModuleTable.PRACTICE_MODULES::insert)
                        .toList());
    }

    /** A counter of one attempt. */
    static Counter counted(OrganizationId organization, Counter.Key key) {
        return Counter.none(organization, key, Given.NOW)
                .next(new Counter.Tally(1, 0, 0, Given.NOW), Counter.Block.none(), Given.NOW);
    }

    Changes changes() {
        return Changes.none(user.organization())
                .and(UserRows.insert(user))
                .and(CredentialTable.CREDENTIALS.write(credential))
                .and(DeviceTable.DEVICES.insert(device))
                .and(SessionTable.SESSIONS.write(session))
                .and(CounterTable.COUNTERS.write(counter));
    }

    Viewer viewer() {
        return new Viewer(user.organization(), Optional.of(new Session(user.organization(), user.id(), session.id())));
    }
}
