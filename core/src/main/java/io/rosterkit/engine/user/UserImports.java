package io.rosterkit.engine.user;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.AddressUsage;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.contact.Phones;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.organization.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.Credential;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.SignInChange;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserChange;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationStore.Ground;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.ImportedUser;
import io.rosterkit.user.UserImport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings users along from an older system of the host. */
public final class UserImports {

    private static final ResultCodec<ImportedUser> ADOPTED = ResultCodec.of(
            adopted -> adopted.user().toString(), text -> new ImportedUser(new UserId(UUID.fromString(text))));

    private final Call call;
    private final Parts parts;

    /** What the room is made of. */
    public record Parts(
            OperationRunner runner,
            Gate gate,
            InvitationStore invitations,
            AddressClaims addresses,
            JournalWriter journalWriter,
            CodeWords words,
            Ids ids,
            Hashing hashing) {}

    /** For calls of the host's own machinery in one organization. */
    public UserImports(Call call, Parts parts) {
        this.call = call;
        this.parts = parts;
    }

    /**
     * Makes an active user who needs no invitation; the address counts as verified only if the host says so. Refused
     * when the address belongs to a user of the organization or has an open invitation, and when no password could ever
     * be right for the stored hash; nothing is written then.
     */
    public Outcome<ImportedUser> importUser(UserImport userImport) {
        return password(userImport).then(password -> importUser(userImport, password));
    }

    private Outcome<ImportedUser> importUser(UserImport userImport, Optional<PasswordHash> password) {
        Operation operation = Operation.of(
                "user.import",
                Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()),
                ImportContent.of(userImport));
        UserId id = new UserId(parts.ids().next());
        return Addresses.parse(userImport.address())
                .then(address -> name(userImport)
                        .then(name -> phone(userImport).then(phone -> {
                            User.Contact contact = new User.Contact(
                                    address, userImport.details().verified(), name, phone);
                            return parts.runner()
                                    .perform(
                                            call,
                                            operation,
                                            ADOPTED,
                                            now -> decided(userImport, contact, id, now)
                                                    .map(draft -> withPassword(draft, id, password, now)));
                        })));
    }

    private Outcome<Decision<ImportedUser>> decided(
            UserImport userImport, User.Contact contact, UserId id, Instant now) {
        EmailAddress address = contact.address();
        var seen = parts.invitations().ground(call.viewer(), List.of(address.key()));
        return parts.gate()
                .admit(call, seen.standing(), Permission.MANAGE_USERS)
                .then(agent -> parts.gate()
                        .known(userImport.type())
                        .then(type -> parts.gate().grants(call, seen.standing(), userImport.roles()))
                        .then(roles -> tellsNoWord(contact.name(), seen.value()))
                        .then(told -> AddressAvailability.of(AddressUsage.of(address, seen.value()), id, now)
                                .orExplained())
                        .map(free -> after(
                                parts.addresses().taken(author(agent, now), free, address, id),
                                joined(author(agent, now), id, contact, practices(seen.value()), userImport))));
    }

    private Author author(Agent agent, Instant now) {
        return new Author(call.organization(), agent, now);
    }

    private static Decision<ImportedUser> after(Changes taken, Decision<ImportedUser> joined) {
        return new Decision<>(taken.and(joined.changes()), joined.answer());
    }

    private static Set<PracticeId> practices(Ground ground) {
        return ground.practices().stream().map(Practice::id).limit(1).collect(Collectors.toSet());
    }

    private Decision<ImportedUser> joined(
            Author author, UserId id, User.Contact contact, Set<PracticeId> practices, UserImport userImport) {
        Map<String, String> facts = Map.of(
                "type", userImport.type().code(),
                "roles",
                        String.join(
                                " ",
                                userImport.roles().stream()
                                        .map(Role::code)
                                        .sorted()
                                        .toList()));
        JournaledChange told = parts.journalWriter()
                .change(author, Deed.done("user.import", facts), Subject.Kind.USER, id, Revision.none());
        User row = new User(
                author.organization(),
                id,
                contact,
                new User.Standing(
                        UserStatus.ACTIVE, userImport.type(), userImport.roles(), practices, Optional.empty()),
                User.Security.first(),
                new User.Origin(author.now(), Optional.empty()),
                told.revision());
        Changes changes = Changes.none(author.organization())
                .and(new UserChange.Joined(row))
                .and(told.entry());
        return new Decision<>(changes, new ImportedUser(id));
    }

    private Decision<ImportedUser> withPassword(
            Decision<ImportedUser> draft, UserId id, Optional<PasswordHash> password, Instant now) {
        return password.map(hash -> Credential.first(call.organization(), id, hash, now))
                .map(credential ->
                        new Decision<>(draft.changes().and(new SignInChange.PasswordSet(credential)), draft.answer()))
                .orElse(draft);
    }

    private Outcome<Optional<DisplayName>> tellsNoWord(Optional<DisplayName> name, Ground ground) {
        return name.filter(text -> parts.words().told(text.text(), ground.practices()))
                        .isPresent()
                ? Outcome.refused(Refusal.of(ContactReason.NAME_TELLS_CODE_WORD).at("name"))
                : Outcome.done(name);
    }

    private static Outcome<Optional<PhoneNumber>> phone(UserImport userImport) {
        return userImport
                .details()
                .phone()
                .map(text -> Phones.parse(text).map(Optional::of))
                .orElseGet(() -> Outcome.done(Optional.empty()));
    }

    private static Outcome<Optional<DisplayName>> name(UserImport userImport) {
        return userImport
                .details()
                .name()
                .map(text -> Names.parse(text).map(Optional::of))
                .orElseGet(() -> Outcome.done(Optional.empty()));
    }

    private Outcome<Optional<PasswordHash>> password(UserImport userImport) {
        Optional<PasswordHash> stored = userImport.details().password().flatMap(parts.hashing()::imported);
        return userImport.details().password().isPresent() && stored.isEmpty()
                ? Outcome.refused(Refusal.of(UserReason.PASSWORD_HASH_UNKNOWN)
                        .at("password")
                        .with("kinds", "argon2 bcrypt scrypt pbkdf2"))
                : Outcome.done(stored);
    }
}
