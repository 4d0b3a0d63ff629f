package io.rosterkit.engine.user;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.audit.PersonalFacts;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.invitation.AddressRelease;
import io.rosterkit.engine.invitation.ExternalIdRelease;
import io.rosterkit.engine.naming.NameCheck;
import io.rosterkit.engine.password.Hashing;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.user.ImportedUser;
import io.rosterkit.user.UserImport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Imports a user of an older system of the host. All calls share one instance. Thread-safe. */
public final class UserImportEngine {

    private static final ResultCodec<ImportedUser> IMPORTED_USER_CODEC = ResultCodec.of(
            imported -> imported.user().toString(), text -> new ImportedUser(new UserId(UUID.fromString(text))));

    private final OperationRunner runner;
    private final Gate gate;
    private final InvitationStore invitations;
    private final AddressRelease addressRelease;
    private final JournalWriter journalWriter;
    private final NameCheck nameCheck;
    private final Ids ids;
    private final Hashing hashing;
    private final ExternalIdRelease externalIds;

    public UserImportEngine(
            OperationRunner runner,
            Gate gate,
            InvitationStore invitations,
            AddressRelease addressRelease,
            JournalWriter journalWriter,
            NameCheck nameCheck,
            Ids ids,
            Hashing hashing,
            ExternalIdRelease externalIds) {
        this.runner = runner;
        this.gate = gate;
        this.invitations = invitations;
        this.addressRelease = addressRelease;
        this.journalWriter = journalWriter;
        this.nameCheck = nameCheck;
        this.ids = ids;
        this.hashing = hashing;
        this.externalIds = externalIds;
    }

    /**
     * Makes an active user who needs no invitation. The address counts as verified only if the host says so. Refused in
     * these cases:
     *
     * <ul>
     *   <li>The gate does not admit the caller, or the caller may not give one of the roles.
     *   <li>The profile does not know the type or a role.
     *   <li>The end is not later than the start and than now.
     *   <li>The address, the name, the phone number or the external id cannot be read.
     *   <li>The name contains a code word.
     *   <li>A user of the organization, or an open or held invitation, has the address or the external id.
     *   <li>The library cannot verify the stored hash: it is damaged, too costly or of an unknown kind.
     * </ul>
     */
    public Outcome<ImportedUser> importUser(Call call, UserImport userImport) {
        Operation operation = Operation.of(
                "user.import",
                Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()),
                ImportContent.of(userImport));
        UserId id = new UserId(ids.next());
        Outcome<Optional<PasswordHash>> checkedHash = ImportContent.checkedHash(userImport, hashing);
        return ImportContent.contact(userImport)
                .then(contact -> runner.perform(
                        call,
                        operation,
                        IMPORTED_USER_CODEC,
                        now -> checkedHash.then(password -> decide(call, userImport, contact, id, now)
                                .map(decision -> withCredential(call, decision, password, now)))));
    }

    private Outcome<Decision<ImportedUser>> decide(
            Call call, UserImport userImport, User.Contact contact, UserId id, Instant now) {
        EmailAddress address = contact.address();
        WithAccess<AddressesInUse> seen = invitations.addressesInUse(call.viewer(), List.of(address.key()));
        return gate.admit(call, seen.access(), Permission.MANAGE_USERS)
                .map(caller -> new Author(call.organization(), caller, now))
                .then(author -> gate.checkTypeGrant(call, seen.access(), Validity.always(), userImport.type())
                        .then(type -> gate.checkGrant(
                                call, seen.access(), userImport.details().roles()))
                        .then(roles -> nameCheck.check(
                                author, contact.name(), seen.value().practices()))
                        .then(checked -> addressRelease.free(author, address, id, seen.value()))
                        .then(invitationEnd -> externalIds.free(author, contact.externalId(), id, invitationEnd))
                        .then(invitationEnd -> ValidityRules.parse(
                                        userImport.details().access().validity(), now)
                                .map(validity -> prepend(
                                        invitationEnd,
                                        importDecision(
                                                author,
                                                newUser(
                                                        author,
                                                        id,
                                                        contact,
                                                        ImportContent.status(author, seen.value(), userImport)
                                                                .limited(validity)))))));
    }

    private static Decision<ImportedUser> prepend(Changes invitationEnd, Decision<ImportedUser> imported) {
        return new Decision<>(invitationEnd.and(imported.changes()), imported.result());
    }

    private User newUser(Author author, UserId id, User.Contact contact, User.Status status) {
        return new User(
                author.organization(),
                id,
                contact,
                status,
                User.Security.first(ids.dataSalt()),
                new User.Origin(author.now(), Optional.empty(), Optional.empty()),
                Revision.none());
    }

    private Decision<ImportedUser> importDecision(Author author, User user) {
        Map<String, String> facts = ValidityRules.facts(user.status().limits().validity());
        facts.put("type", user.status().type().code());
        facts.put(
                "roles",
                UserRules.roleCodes(
                        RoleGrant.rolesAt(author.now(), user.status().grants())));
        JournaledChange journaled =
                journalWriter.change(author, JournalEvent.done("user.import", facts), user, PersonalFacts.of(user));
        User revised = user.withStatus(user.status(), user.security(), journaled.revision());
        Changes changes = Changes.none(author.organization())
                .and(UserRows.insert(revised))
                .and(UserActivityTable.USER_ACTIVITIES.insert(UserActivity.none(user.organization(), user.id())))
                .and(journaled.entry());
        return new Decision<>(changes, new ImportedUser(user.id()));
    }

    private static Decision<ImportedUser> withCredential(
            Call call, Decision<ImportedUser> decision, Optional<PasswordHash> password, Instant now) {
        return password.map(hash ->
                        Credential.first(call.organization(), decision.result().user(), hash, now))
                .map(credential -> new Decision<>(
                        decision.changes().and(CredentialTable.CREDENTIALS.write(credential)), decision.result()))
                .orElse(decision);
    }
}
