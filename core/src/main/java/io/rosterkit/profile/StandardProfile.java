package io.rosterkit.profile;

import io.rosterkit.access.RoleRule;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Arguments;
import java.util.HashSet;
import java.util.Set;

/** A profile most products can start from: staff and guests, an owner, and office administrators. */
public final class StandardProfile {

    /** People of the organization. */
    public static final UserType STAFF = new UserType("staff");

    /** People from outside. */
    public static final UserType GUEST = new UserType("guest");

    /**
     * May do everything but switch modules on and off, which is for support; given by owners only. One active user
     * always has it.
     */
    public static final Role OWNER = new Role("owner");

    /** May do what owners do, but for opening practices; given by owners and office administrators. */
    public static final Role OFFICE_ADMINISTRATOR = new Role("office-administrator");

    private StandardProfile() {}

    /** The profile for a product of that name. */
    public static Profile of(String product) {
        Arguments.required("product", product);
        return builder(product).build();
    }

    /** The same, to be changed. */
    public static Profile.Builder builder(String product) {
        Arguments.required("product", product);
        Set<Permission> office = Set.of(
                Permission.INVITE,
                Permission.VIEW_USERS,
                Permission.MANAGE_USERS,
                Permission.UNLOCK_USERS,
                Permission.REACTIVATE_USERS,
                Permission.GRANT_ROLES,
                Permission.GRANT_PERMISSIONS,
                Permission.MANAGE_API_KEYS,
                Permission.ACCESS_DATA,
                Permission.ASSIGN_MODULES,
                Permission.MANAGE_SEATS,
                Permission.READ_JOURNAL);
        Set<Permission> all = new HashSet<>(Permission.ofLibrary());
        all.removeAll(Set.of(Permission.SWITCH_MODULES, Permission.ADD_SEATS));
        return Profile.create(product, STAFF, OWNER)
                .type(GUEST)
                .role(OWNER, new RoleRule(all, Set.of(OWNER)).requiringHolder())
                .role(OFFICE_ADMINISTRATOR, new RoleRule(office, Set.of(OWNER, OFFICE_ADMINISTRATOR)));
    }
}
