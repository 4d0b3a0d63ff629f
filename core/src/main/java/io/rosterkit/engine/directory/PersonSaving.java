package io.rosterkit.engine.directory;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.invitation.AddressRelease;
import io.rosterkit.engine.invitation.ExternalIdRelease;
import io.rosterkit.engine.naming.NameCheck;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;

/** Decides whether a person may be saved in the directory with that contact and type. */
public final class PersonSaving {

    private final Gate gate;
    private final Profiles profiles;
    private final InvitationStore store;
    private final AddressRelease addressRelease;
    private final ExternalIdRelease externalIds;
    private final NameCheck nameCheck;

    public PersonSaving(
            Gate gate,
            Profiles profiles,
            InvitationStore store,
            AddressRelease addressRelease,
            ExternalIdRelease externalIds,
            NameCheck nameCheck) {
        this.gate = gate;
        this.profiles = profiles;
        this.store = store;
        this.addressRelease = addressRelease;
        this.externalIds = externalIds;
        this.nameCheck = nameCheck;
    }

    /** The author of the change, and the changes that free the address before it. */
    record Saved(Author author, Changes earlier) {}

    Outcome<Saved> check(Call call, UserId person, User.Contact contact, UserType type, Instant now) {
        WithAccess<AddressesInUse> seen = store.addressesInUse(
                call.viewer(), contact.mailbox().map(EmailAddress::key).stream().toList());
        return gate.admit(call, seen.access(), Permission.MANAGE_USERS)
                .map(caller -> new Author(call.organization(), caller, now))
                .then(author -> nameCheck
                        .check(author, contact.name(), seen.value().practices())
                        .then(named -> checkType(seen.access().profile(), type))
                        .then(checked -> freeAddress(author, person, contact, seen.value()))
                        .then(earlier -> externalIds.free(author, contact.externalId(), person, earlier))
                        .map(earlier -> new Saved(author, earlier)));
    }

    /** Any known type: it allows a person without a user nothing. */
    private Outcome<UserType> checkType(ProfileName profile, UserType type) {
        return profiles.access(profile).types().containsKey(type)
                ? Outcome.done(type)
                : Outcome.refused(
                        Refusal.of(AccessReason.TYPE_UNKNOWN).at("type").with("type", type));
    }

    private Outcome<Changes> freeAddress(Author author, UserId person, User.Contact contact, AddressesInUse inUse) {
        return contact.mailbox()
                .map(address -> addressRelease.free(author, address, person, inUse))
                .orElseGet(() -> Outcome.done(Changes.none(author.organization())));
    }
}
