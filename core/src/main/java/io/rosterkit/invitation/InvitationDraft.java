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
    private final Optional<String> name;
    private final Set<Role> roles;
    private final Optional<PracticeId> practice;
    private final Optional<String> phone;

    private InvitationDraft(
            String address, UserType type, Details details, Set<Role> roles, Optional<PracticeId> practice) {
        this.address = address;
        this.type = type;
        this.name = details.name();
        this.phone = details.phone();
        this.roles = roles;
        this.practice = practice;
    }

    private record Details(Optional<String> name, Optional<String> phone) {}

    /** An invitation to that address, for a user of that type. */
    public static InvitationDraft to(String address, UserType type) {
        Arguments.required("address", address, "type", type);
        return new InvitationDraft(
                address, type, new Details(Optional.empty(), Optional.empty()), Set.of(), Optional.empty());
    }

    /** With the name of the invited person; an empty text means none. Default: none. */
    public InvitationDraft named(String personsName) {
        Arguments.required("personsName", personsName);
        return new InvitationDraft(address, type, new Details(Optional.of(personsName), phone), roles, practice);
    }

    /** With roles from the first day on. Default: none. */
    public InvitationDraft withRoles(Role... granted) {
        Arguments.required("granted", granted);
        return new InvitationDraft(
                address, type, new Details(name, phone), Set.copyOf(Arrays.asList(granted)), practice);
    }

    /** To that practice, whose code word will be asked for. Default: the organization's first practice. */
    public InvitationDraft toPractice(PracticeId chosen) {
        Arguments.required("chosen", chosen);
        return new InvitationDraft(address, type, new Details(name, phone), roles, Optional.of(chosen));
    }

    /**
     * With the number to which a code can be sent, as E.164 with its plus sign. Default: none; where a second step is
     * needed, registration is then not possible.
     */
    public InvitationDraft reachableAt(String phoneNumber) {
        Arguments.required("phoneNumber", phoneNumber);
        return new InvitationDraft(address, type, new Details(name, Optional.of(phoneNumber)), roles, practice);
    }

    /** The number for codes, as typed. */
    public Optional<String> phone() {
        return phone;
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
        return name;
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
