package io.rosterkit.directory;

import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.PeopleQuery;

/**
 * All people of one organization in one list: users, people who were invited, and people who are neither. A person
 * keeps one id through all of this, and a user has the id of the person. Callers need the permission {@code view-users}
 * to read, and {@code manage-users} to change. A person without a user can do nothing. Thread-safe.
 */
public interface Directory {

    /**
     * A page of all people by address, but for closed users; people without an address come first. Each entry says how
     * far the registration is.
     */
    Outcome<Page<DirectoryEntry>> list(PageRequest request);

    /**
     * The same people in another order, and only those whom the filter lets pass. A cursor is bound to both.
     * {@link IllegalArgumentException} when the filter names a trait that no profile of the roster gives to types.
     */
    Outcome<Page<DirectoryEntry>> list(DirectoryFilter filter, PeopleQuery.Order order, PageRequest request);

    /** One person of the own organization; every other one is not found. */
    Outcome<DirectoryEntry> get(UserId person);

    /**
     * Adds a person without a user. Refused when another person of the organization, with or without a user, has the
     * address or the external id, when the profile does not know the type, and when the name contains a code word.
     */
    Outcome<PersonReceipt> add(PersonDraft draft);

    /**
     * Gives a person who has neither a user nor an invitation another name, address, number, external id and type: what
     * the draft leaves out is removed. Nothing happens when all is as it was. Users are changed in their own room, and
     * attributes stay.
     */
    Outcome<PersonReceipt> change(UserId person, PersonDraft draft);

    /**
     * Invites an active person to become a user, by the rules of every invitation: the caller also needs the permission
     * {@code invite}, and may give the type and the roles. The mail with the link goes out by itself. Id, name, number,
     * external id and attributes stay, and the type of the user holds once the person has joined. If the invitation
     * ends without a user, the person stays in the directory. Refused when the person has a user or an invitation, and
     * when another person has the address.
     */
    Outcome<InvitationReceipt> makeUser(UserId person, AccountDraft draft);

    /**
     * Deactivates a person, and in the same change the user, as in the room of users and under its rules, or the
     * invitation, which is withdrawn. A person who was merely invited stays in the directory. An inactive person gets
     * no user, and the user cannot be reactivated. The caller cannot deactivate themselves.
     */
    Outcome<PersonReceipt> deactivate(UserId person);

    /** Reactivates a person. The user stays deactivated, and the invitation withdrawn. */
    Outcome<PersonReceipt> reactivate(UserId person);
}
