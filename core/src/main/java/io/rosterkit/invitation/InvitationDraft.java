package io.rosterkit.invitation;

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

    private InvitationDraft(String address, UserType type, Details details) {
        this.address = address;
        this.type = type;
        this.details = details;
    }

    /**
     * What may be said besides address and type, each as it was given: the name, the number for codes, the id and the
     * attributes that the host keeps, the roles from the first day on, and the practice, which is the first of the
     * organization where none is named.
     */
    public record Details(
            Optional<String> name,
            Optional<String> phone,
            Optional<String> externalId,
            AttributeChange attributes,
            Set<Role> roles,
            Optional<PracticeId> practice) {

        public Details {
            roles = Set.copyOf(roles);
        }

        private static Details none() {
            return new Details(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    AttributeChange.none(),
                    Set.of(),
                    Optional.empty());
        }

        /** Hides what is personal. */
        @Override
        public String toString() {
            return "Details[...]";
        }
    }

    /** An invitation to that address, for a user of that type. */
    public static InvitationDraft to(String address, UserType type) {
        Arguments.required("address", address, "type", type);
        return new InvitationDraft(address, type, Details.none());
    }

    /** With the name of the invited person; an empty text means none. Default: none. */
    public InvitationDraft named(String personsName) {
        Arguments.required("personsName", personsName);
        return with(new Details(
                Optional.of(personsName),
                details.phone(),
                details.externalId(),
                details.attributes(),
                details.roles(),
                details.practice()));
    }

    /** With roles from the first day on. Default: none. */
    public InvitationDraft withRoles(Role... granted) {
        Arguments.required("granted", granted);
        return with(new Details(
                details.name(),
                details.phone(),
                details.externalId(),
                details.attributes(),
                Set.copyOf(Arrays.asList(granted)),
                details.practice()));
    }

    /** To that practice, whose code word will be asked for. Default: the organization's first practice. */
    public InvitationDraft toPractice(PracticeId chosen) {
        Arguments.required("chosen", chosen);
        return with(new Details(
                details.name(),
                details.phone(),
                details.externalId(),
                details.attributes(),
                details.roles(),
                Optional.of(chosen)));
    }

    /**
     * With the number to which a code can be sent, as E.164 with its plus sign. Default: none; where a second step is
     * needed, registration is then not possible.
     */
    public InvitationDraft reachableAt(String phoneNumber) {
        Arguments.required("phoneNumber", phoneNumber);
        return with(new Details(
                details.name(),
                Optional.of(phoneNumber),
                details.externalId(),
                details.attributes(),
                details.roles(),
                details.practice()));
    }

    /**
     * With the id that the host keeps for the person, of 1 to {@value io.rosterkit.model.user.ExternalId#MAX_LENGTH}
     * characters and unique in the organization. Default: none.
     */
    public InvitationDraft externalId(String id) {
        Arguments.required("id", id);
        return with(new Details(
                details.name(),
                details.phone(),
                Optional.of(id),
                details.attributes(),
                details.roles(),
                details.practice()));
    }

    /**
     * With these attributes, which the profile declares; see {@link io.rosterkit.hostdata.Attributes}. The user has
     * them from the first day on. Default: none.
     */
    public InvitationDraft withAttributes(AttributeChange set) {
        Arguments.required("set", set);
        return with(new Details(
                details.name(), details.phone(), details.externalId(), set, details.roles(), details.practice()));
    }

    /** The address, as typed. */
    public String address() {
        return address;
    }

    /** The type of the user to be. */
    public UserType type() {
        return type;
    }

    /** All else, as typed. */
    public Details details() {
        return details;
    }

    private InvitationDraft with(Details others) {
        return new InvitationDraft(address, type, others);
    }

    @Override
    public String toString() {
        return "InvitationDraft[" + type + "]";
    }
}
