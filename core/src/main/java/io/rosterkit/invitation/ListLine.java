package io.rosterkit.invitation;

import io.rosterkit.model.Outcome;
import io.rosterkit.model.Refusal;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.invitation.InvitationReason;
import java.util.Arrays;

/** One line of a list as read: empty texts stand for what is not there. */
record ListLine(int number, String address, String name, String type, String roles) {

    /** More than any address, name, type and roles together could have. */
    private static final int CHARACTERS_AT_MOST = 2_000;

    /** The address for the report. */
    String shown() {
        return address.length() > 100 ? address.substring(0, 100) : address;
    }

    /** The line as a draft, for a user of that type where the line does not say. */
    Outcome<InvitationDraft> draft(UserType otherwise) {
        if (address.length() + name.length() + type.length() + roles.length() > CHARACTERS_AT_MOST) {
            return Outcome.refused(InvitationReason.LINE_TOO_LONG);
        }
        try {
            InvitationDraft draft =
                    InvitationDraft.to(address, type.isBlank() ? otherwise : new UserType(type.strip()));
            InvitationDraft named = name.isBlank() ? draft : draft.named(name);
            return Outcome.done(roles.isBlank() ? named : named.withRoles(rolesAsCodes()));
        } catch (IllegalArgumentException noCode) {
            return Outcome.refused(Refusal.of(type.isBlank() ? AccessReason.ROLE_UNKNOWN : AccessReason.TYPE_UNKNOWN)
                    .at(type.isBlank() ? "roles" : "type"));
        }
    }

    private Role[] rolesAsCodes() {
        return Arrays.stream(roles.strip().split("[\\s,;|]+", -1))
                .map(Role::new)
                .toArray(Role[]::new);
    }
}
