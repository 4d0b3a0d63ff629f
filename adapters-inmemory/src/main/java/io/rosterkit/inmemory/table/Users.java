package io.rosterkit.inmemory.table;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserPractice;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.user.AddressDigest;
import io.rosterkit.spi.user.UserRows;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The users, each put together from its rows. */
public final class Users {

    private final Rows<User> rows;
    private final Rows<UserRole> roles;
    private final Rows<UserPractice> practices;

    Users(Rows<User> rows, Rows<UserRole> roles, Rows<UserPractice> practices) {
        this.rows = rows;
        this.roles = roles;
        this.practices = practices;
    }

    /** The user of that id. */
    public Optional<User> find(OrganizationId organization, UserId id) {
        return rows.find(organization, id).filter(User::hasJoined).map(this::joined);
    }

    /** The user who has that address. */
    public Optional<User> byAddress(OrganizationId organization, String addressKey) {
        return person(organization, addressKey).filter(User::hasJoined).map(this::joined);
    }

    /** The own row of the person who has that address: a user, or an invited person. */
    public Optional<User> person(OrganizationId organization, String addressKey) {
        return rows.findBy("open", AddressDigest.of(addressKey), organization);
    }

    /** All people of an organization, users and invited. */
    public Stream<User> of(OrganizationId organization) {
        return rows.of(organization).map(this::joined);
    }

    /** The users who have any of these roles in the whole organization at that time. */
    public Stream<User> holders(OrganizationId organization, Set<Role> any, Instant now) {
        return roles.of(organization)
                .filter(row -> any.contains(row.grant().role()) && isEverywhere(row.grant(), now))
                .map(UserRole::user)
                .distinct()
                .flatMap(id -> find(organization, id).stream());
    }

    private static boolean isEverywhere(RoleGrant grant, Instant now) {
        return grant.scope() == RoleGrant.Scope.ORGANIZATION && grant.validity().holdsAt(now);
    }

    private User joined(User row) {
        return UserRows.joined(
                row,
                roles.under(row.organization(), row.id()).toList(),
                practices.under(row.organization(), row.id()).toList());
    }
}
