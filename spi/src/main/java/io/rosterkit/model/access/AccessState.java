package io.rosterkit.model.access;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.ProfileName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the gate needs to know of the organization and the actor at the moment of a read. The policy is that of the
 * organization, or that of the standard profile when there is no organization. The user is there only when both the
 * user and the session exist and belong together, and the program only when its API key and the user who made it exist.
 * The salt is that of the organization, if it has one. The custom roles are those that it composed.
 */
public record AccessState(
        OrganizationStatus organization,
        OrganizationPolicy policy,
        Optional<DataSalt> dataSalt,
        Optional<UserAccess> user,
        Optional<ProgramAccess> program,
        CustomRoleSet customRoles) {

    /** The state for a caller who is no program, in an organization without roles of its own. */
    public AccessState(
            OrganizationStatus organization,
            OrganizationPolicy policy,
            Optional<DataSalt> dataSalt,
            Optional<UserAccess> user) {
        this(organization, policy, dataSalt, user, Optional.empty(), CustomRoleSet.none());
    }

    /** The state in an organization that does not exist, and so without a user. */
    public static AccessState unknown() {
        return new AccessState(
                OrganizationStatus.UNKNOWN, OrganizationPolicy.STANDARD, Optional.empty(), Optional.empty());
    }

    /**
     * The salt under which the journal encrypts the source of the call: that of the user, or that of the organization
     * for all other callers.
     */
    public Optional<DataSalt> agentSalt() {
        return user.map(UserAccess::dataSalt).orElse(dataSalt);
    }

    /**
     * The same access state, in which a role of the user at that practice counts as one in the whole organization. A
     * program has permissions in the whole organization alone.
     */
    public AccessState at(PracticeId practice) {
        return new AccessState(
                organization, policy, dataSalt, user.map(found -> found.at(practice)), program, customRoles);
    }

    /** The same access state without the roles that end before that time. */
    public AccessState lastingUntil(Instant time) {
        return new AccessState(
                organization,
                policy,
                dataSalt,
                user.map(found -> found.lastingUntil(time)),
                program.map(found -> found.lastingUntil(time)),
                customRoles);
    }

    /** The same access state without the roles that end. */
    public AccessState lasting() {
        return lastingUntil(Instant.MAX);
    }

    /** The profile of the policy. */
    public ProfileName profile() {
        return policy.profile();
    }

    /** Whether the organization exists and is open. */
    public enum OrganizationStatus {
        /** No such organization. */
        UNKNOWN,
        /** In use. */
        OPEN,
        /** Closed for good. */
        CLOSED
    }

    /**
     * The user's part: whether the account may act at all ({@code ACTIVE}, under no administrator's lock), whether the
     * session is of the user's present epoch, what decides about permissions, when the session began, until when it is
     * good at most (the policy of the organization may end it sooner), and the salt of the user, if there is one.
     */
    public record UserAccess(
            boolean active,
            boolean current,
            AccessRights rights,
            Instant begunAt,
            Instant expiresAt,
            Optional<DataSalt> dataSalt) {

        UserAccess lastingUntil(Instant time) {
            return new UserAccess(active, current, rights.lastingUntil(time), begunAt, expiresAt, dataSalt);
        }

        UserAccess at(PracticeId practice) {
            return new UserAccess(active, current, rights.at(practice), begunAt, expiresAt, dataSalt);
        }
    }

    /**
     * The program's part: the user who made the API key, whether that account may act at all, what decides about the
     * permissions of that user, which permissions the key has, until when it works, whether it was revoked, and the
     * number of the key of the ring under which its token was made.
     */
    public record ProgramAccess(
            UserId maker,
            boolean makerActive,
            AccessRights makerRights,
            Set<Permission> permissions,
            Instant expiresAt,
            boolean revoked,
            int keyId) {

        public ProgramAccess {
            permissions = Set.copyOf(permissions);
        }

        ProgramAccess lastingUntil(Instant time) {
            return new ProgramAccess(
                    maker, makerActive, makerRights.lastingUntil(time), permissions, expiresAt, revoked, keyId);
        }
    }
}
