package io.rosterkit.model.invitation;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.user.ExternalId;
import java.util.Optional;
import java.util.Set;

/**
 * Who is invited, as what, and to which practice; {@code user} is the id the account will have. {@code listed} says
 * that the person was in the directory before and stays there when the invitation ends.
 */
public record Invitee(UserId user, EmailAddress address, Details details, Access access, boolean listed) {

    /** What the user will be, where, and from when until when. */
    public record Access(UserType type, Set<Role> roles, PracticeId practice, Validity validity) {

        public Access {
            roles = Set.copyOf(roles);
        }

        /** Without roles, a start and an end. */
        public static Access of(UserType type, PracticeId practice) {
            return new Access(type, Set.of(), practice, Validity.always());
        }
    }

    /** What is known of the person besides the address. */
    public record Details(Optional<DisplayName> name, Optional<PhoneNumber> phone, Optional<ExternalId> externalId) {

        /** Nothing is known. */
        public static Details none() {
            return new Details(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** The same, of a person who was in the directory before. */
    public Invitee ofDirectory() {
        return new Invitee(user, address, details, access, true);
    }

    /** The same person, reached or called otherwise. */
    public Invitee reached(EmailAddress by, Details known) {
        return new Invitee(user, by, known, access, listed);
    }

    /** The same person, whom the host knows by that id, or by none. */
    public Invitee known(Optional<ExternalId> externalId) {
        return reached(address, new Details(details.name(), details.phone(), externalId));
    }

    /** The same person, as a user of that type. */
    public Invitee with(UserType other) {
        return new Invitee(
                user,
                address,
                details,
                new Access(other, access.roles(), access.practice(), access.validity()),
                listed);
    }

    /** The type of the user to be. */
    public UserType type() {
        return access.type();
    }

    /** The roles from the first day on. */
    public Set<Role> roles() {
        return access.roles();
    }

    /** The practice, whose code word is asked for. */
    public PracticeId practice() {
        return access.practice();
    }

    /** From when until when the user will act. */
    public Validity validity() {
        return access.validity();
    }

    /** The name, if it is known. */
    public Optional<DisplayName> name() {
        return details.name();
    }

    /** The number for codes, if it is known. */
    public Optional<PhoneNumber> phone() {
        return details.phone();
    }

    /** The id of the host, if it gave one. */
    public Optional<ExternalId> externalId() {
        return details.externalId();
    }
}
