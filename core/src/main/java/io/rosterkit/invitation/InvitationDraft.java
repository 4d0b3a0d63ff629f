package io.rosterkit.invitation;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The person to invite, as typed; nothing is checked yet. Without a practice the invitation is to the first practice of
 * the organization.
 */
public final class InvitationDraft {

    private final String address;
    private final UserType type;
    private final Details details;
    private final Set<Role> roles;
    private final Optional<PracticeId> practice;

    private InvitationDraft(
            String address, UserType type, Details details, Set<Role> roles, Optional<PracticeId> practice) {
        this.address = address;
        this.type = type;
        this.details = details;
        this.roles = roles;
        this.practice = practice;
    }

    private record Details(Optional<String> name, Optional<String> phone, Optional<String> externalId) {}

    /** An invitation to that address, for a user of that type. */
    public static InvitationDraft to(String address, UserType type) {
        Arguments.required("address", address, "type", type);
        Details none = new Details(Optional.empty(), Optional.empty(), Optional.empty());
        return new InvitationDraft(address, type, none, Set.of(), Optional.empty());
    }

    /** With the name of the invited person; an empty text means none. Default: none. */
    public InvitationDraft named(String personsName) {
        Arguments.required("personsName", personsName);
        return with(new Details(Optional.of(personsName), details.phone(), details.externalId()));
    }

    /** With roles from the first day on. Default: none. */
    public InvitationDraft withRoles(Role... granted) {
        Arguments.required("granted", granted);
        return new InvitationDraft(address, type, details, Set.copyOf(Arrays.asList(granted)), practice);
    }

    /** To that practice, whose code word will be asked for. Default: the organization's first practice. */
    public InvitationDraft toPractice(PracticeId chosen) {
        Arguments.required("chosen", chosen);
        return new InvitationDraft(address, type, details, roles, Optional.of(chosen));
    }

    /**
     * With the number to which a code can be sent, as E.164 with its plus sign. Default: none; where a second step is
     * needed, registration is then not possible.
     */
    public InvitationDraft reachableAt(String phoneNumber) {
        Arguments.required("phoneNumber", phoneNumber);
        return with(new Details(details.name(), Optional.of(phoneNumber), details.externalId()));
    }

    /**
     * With the id that the host keeps for the person, of 1 to {@value io.rosterkit.model.user.ExternalId#MAX_LENGTH}
     * characters and unique in the organization. Default: none.
     */
    public InvitationDraft externalId(String id) {
        Arguments.required("id", id);
        return with(new Details(details.name(), details.phone(), Optional.of(id)));
    }

    private InvitationDraft with(Details others) {
        return new InvitationDraft(address, type, others, roles, practice);
    }

    /** The id that the host keeps, as given. */
    public Optional<String> externalId() {
        return details.externalId();
    }

    /** The number for codes, as typed. */
    public Optional<String> phone() {
        return details.phone();
    }

    /** The address, as typed. */
    public String address() {
        return address;
    }

    /** The type of the user to be. */
    public UserType type() {
        return type;
    }

    /** The name, as typed. */
    public Optional<String> name() {
        return details.name();
    }

    /** The roles from the first day on. */
    public Set<Role> roles() {
        return roles;
    }

    /** The practice; empty for the first of the organization. */
    public Optional<PracticeId> practice() {
        return practice;
    }

    @Override
    public String toString() {
        return "InvitationDraft[" + type + "]";
    }
}
