package io.rosterkit.customrole;

import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Outcome;
import java.util.List;

/**
 * The roles that one organization composed, as one caller may see and change them. A role is given and taken like one
 * of the profile, by callers who hold all that it allows. What it allows never wins over a single denial, nor over what
 * a type never has. The profile says which permissions such roles may hold ({@code Profile.Builder.customRoles}); where
 * it names none, nothing is composed, and roles that are there allow nothing.
 *
 * <p>The acts take {@code grant-roles} in the whole organization. A user needs to hold what a role allows before and
 * after, and what it allows after without an end; support with this right, and jobs, compose and change every role. A
 * change acts for all holders from the next call on; their sessions stay. Thread-safe.
 */
public interface CustomRoles {

    /** All roles, earliest composed first; at most 50. For callers with the permission {@code view-users}. */
    Outcome<List<CustomRoleDetails>> all();

    /**
     * Composes a role. The library gives it a code that no role of the organization ever had, and that no profile has.
     * Refused when another role has the name, and when a code word of the organization stands in it.
     */
    Outcome<CustomRoleReceipt> compose(CustomRoleDraft draft);

    /**
     * Gives a role that name and these permissions in place of all that it had. Refused when the role has changed since
     * that version; the host reads again then. Nothing happens when it has both already.
     *
     * @param version the version of {@link CustomRoleDetails}, or of the receipt of the last change
     */
    Outcome<CustomRoleReceipt> change(Role role, int version, CustomRoleDraft draft);

    /**
     * Retires a role for good. From the next call on it allows nothing. Its holders keep the code of it, which any
     * caller who gives roles takes. It is given to no further user.
     */
    Outcome<Role> retire(Role role);
}
