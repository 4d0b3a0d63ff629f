package io.rosterkit.directory;

import io.rosterkit.access.ValidityDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The user that a person of the directory becomes, as typed; nothing is checked yet. Immutable. */
public final class AccountDraft {

    private final Optional<String> address;
    private final Optional<UserType> type;
    private final Set<Role> roles;
    private final Optional<PracticeId> practice;
    private final ValidityDraft validity;

    private AccountDraft(
            Optional<String> address,
            Optional<UserType> type,
            Set<Role> roles,
            Optional<PracticeId> practice,
            ValidityDraft validity) {
        this.address = address;
        this.type = type;
        this.roles = roles;
        this.practice = practice;
        this.validity = validity;
    }

    /** A user of the person's own type, at the person's own address, without roles. */
    public static AccountDraft standard() {
        return new AccountDraft(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), ValidityDraft.always());
    }

    /** Invited at that address, which becomes that of the person. Default: the address of the person. */
    public AccountDraft at(String mailbox) {
        Arguments.required("mailbox", mailbox);
        return new AccountDraft(Optional.of(mailbox), type, roles, practice, validity);
    }

    /** Of that type. Default: the type of the person. */
    public AccountDraft ofType(UserType other) {
        Arguments.required("other", other);
        return new AccountDraft(address, Optional.of(other), roles, practice, validity);
    }

    /** With roles from the first day on. Default: none. */
    public AccountDraft withRoles(Role... granted) {
        Arguments.required("granted", granted);
        return new AccountDraft(address, type, Set.copyOf(Arrays.asList(granted)), practice, validity);
    }

    /** To that practice, whose code word will be asked for. Default: the organization's first practice. */
    public AccountDraft toPractice(PracticeId chosen) {
        Arguments.required("chosen", chosen);
        return new AccountDraft(address, type, roles, Optional.of(chosen), validity);
    }

    /** For a user who may act in that time only; see {@link Directory#makeUser}. Default: any time. */
    public AccountDraft limitedTo(ValidityDraft time) {
        Arguments.required("time", time);
        return new AccountDraft(address, type, roles, practice, time);
    }

    /** From when until when the user may act. */
    public ValidityDraft validity() {
        return validity;
    }

    /** The address, as typed; empty for that of the person. */
    public Optional<String> address() {
        return address;
    }

    /** The type; empty for that of the person. */
    public Optional<UserType> type() {
        return type;
    }

    /** The roles from the first day on. */
    public Set<Role> roles() {
        return roles;
    }

    /** The practice; empty for the first of the organization. */
    public Optional<PracticeId> practice() {
        return practice;
    }

    /** Hides what is personal. */
    @Override
    public String toString() {
        return "AccountDraft[...]";
    }
}
