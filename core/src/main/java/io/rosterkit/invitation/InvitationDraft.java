package io.rosterkit.invitation;

import io.rosterkit.access.ValidityDraft;
import io.rosterkit.hostdata.AttributeChange;
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
    private final Access access;

    private InvitationDraft(String address, UserType type, Details details, Access access) {
        this.address = address;
        this.type = type;
        this.details = details;
        this.access = access;
    }

    /** What is said of the person: name, number for codes, and the id and attributes of the host, as given. */
    public record Details(
            Optional<String> name, Optional<String> phone, Optional<String> externalId, AttributeChange attributes) {

        /** Hides what is personal. */
        @Override
        public String toString() {
            return "Details[...]";
        }
    }

    /** What the user will be allowed from the first day on, where, and in which time. */
    public record Access(Set<Role> roles, Optional<PracticeId> practice, ValidityDraft validity) {

        public Access {
            roles = Set.copyOf(roles);
        }
    }

    /** An invitation to that address, for a user of that type. */
    public static InvitationDraft to(String address, UserType type) {
        Arguments.required("address", address, "type", type);
        return new InvitationDraft(
                address,
                type,
                new Details(Optional.empty(), Optional.empty(), Optional.empty(), AttributeChange.none()),
                new Access(Set.of(), Optional.empty(), ValidityDraft.always()));
    }

    /** With the name of the invited person; an empty text means none. Default: none. */
    public InvitationDraft named(String personsName) {
        Arguments.required("personsName", personsName);
        return with(new Details(Optional.of(personsName), details.phone(), details.externalId(), details.attributes()));
    }

    /** With roles from the first day on. Default: none. */
    public InvitationDraft withRoles(Role... granted) {
        Arguments.required("granted", granted);
        return with(new Access(Set.copyOf(Arrays.asList(granted)), access.practice(), access.validity()));
    }

    /** To that practice, whose code word will be asked for. Default: the organization's first practice. */
    public InvitationDraft toPractice(PracticeId chosen) {
        Arguments.required("chosen", chosen);
        return with(new Access(access.roles(), Optional.of(chosen), access.validity()));
    }

    /**
     * For a user who may act in that time only, as {@link io.rosterkit.assignment.Assignments#limit} says. The caller
     * also needs {@code manage-users}. The person may register before the start, and signs in from then on. The
     * invitation expires at the end, or sooner when its lifetime is over. Default: any time.
     */
    public InvitationDraft limitedTo(ValidityDraft time) {
        Arguments.required("time", time);
        return with(new Access(access.roles(), access.practice(), time));
    }

    /**
     * With the number to which a code can be sent, as E.164 with its plus sign. Default: none; where a second step is
     * needed, registration is then not possible.
     */
    public InvitationDraft reachableAt(String phoneNumber) {
        Arguments.required("phoneNumber", phoneNumber);
        return with(new Details(details.name(), Optional.of(phoneNumber), details.externalId(), details.attributes()));
    }

    /**
     * With the id that the host keeps for the person, of 1 to {@value io.rosterkit.model.user.ExternalId#MAX_LENGTH}
     * characters and unique in the organization. The caller also needs {@code manage-users}. Default: none.
     */
    public InvitationDraft externalId(String id) {
        Arguments.required("id", id);
        return with(new Details(details.name(), details.phone(), Optional.of(id), details.attributes()));
    }

    /**
     * With these attributes, which the profile declares; see {@link io.rosterkit.hostdata.Attributes}. The user has
     * them from the first day on. The caller also needs {@code manage-users}. Default: none.
     */
    public InvitationDraft withAttributes(AttributeChange set) {
        Arguments.required("set", set);
        return with(new Details(details.name(), details.phone(), details.externalId(), set));
    }

    /** The address, as typed. */
    public String address() {
        return address;
    }

    /** The type of the user to be. */
    public UserType type() {
        return type;
    }

    /** What is said of the person. */
    public Details details() {
        return details;
    }

    /** What the user will be allowed. */
    public Access access() {
        return access;
    }

    private InvitationDraft with(Details others) {
        return new InvitationDraft(address, type, others, access);
    }

    private InvitationDraft with(Access other) {
        return new InvitationDraft(address, type, details, other);
    }

    @Override
    public String toString() {
        return "InvitationDraft[" + type + "]";
    }
}
