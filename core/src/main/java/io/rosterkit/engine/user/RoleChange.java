package io.rosterkit.engine.user;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.deactivation.DeactivationRules;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides about changes of roles: which roles a caller may give and take. */
public final class RoleChange {

    private final Gate gate;
    private final UserWriting writing;

    public RoleChange(Gate gate, UserWriting writing) {
        this.gate = gate;
        this.writing = writing;
    }

    /**
     * Gives the user these roles in the whole organization and no others there. Nothing changes when the user has
     * exactly these roles.
     */
    Outcome<Decision<UserReceipt>> decide(Call call, Found found, Set<Role> wanted) {
        return DeactivationRules.checkMayTake(found.user()).then(user -> decideVerified(call, found, wanted));
    }

    private Outcome<Decision<UserReceipt>> decideVerified(Call call, Found found, Set<Role> wanted) {
        User user = found.user();
        Set<Role> added = UserRules.without(
                wanted, RoleGrant.rolesAt(found.author().now(), user.status().grants()));
        Set<Role> removed = UserRules.without(
                UserRules.organizationRoles(user.status(), found.author().now()), wanted);
        if (added.isEmpty() && removed.isEmpty()) {
            return UserRules.checkNotClosed(user)
                    .map(open -> UserWriting.receipt(Changes.none(user.organization()), open, open.status()));
        }
        JournalEvent event = JournalEvent.done(
                UserWriting.ROLES,
                Map.of("added", UserRules.roleCodes(added), "removed", UserRules.roleCodes(removed)));
        return UserRules.checkNotClosed(user)
                .then(open -> checkMayChange(call, found, added, removed))
                .then(roles -> grants(call, found, added))
                .map(given -> user.status().with(UserRules.grantsAfter(user.status(), wanted, given, found.author())))
                .then(after -> writing.changeStatus(
                                found, event, after, user.security().endSessions())
                        .map(changes -> UserWriting.receipt(changes, user, after)));
    }

    /** The roles as grants, each for as long as the caller may give it. */
    private Outcome<Set<RoleGrant>> grants(Call call, Found found, Set<Role> added) {
        Set<RoleGrant> grants = new HashSet<>();
        for (Role role : added) {
            RoleGrant grant = RoleGrant.of(role, found.author().responsible());
            Outcome<Validity> time = whileMayGrant(call, found, grant);
            if (time.refusal().isPresent()) {
                return Outcome.refused(time.refusal().get());
            }
            grants.add(grant.during(time.orThrow()));
        }
        return Outcome.done(grants);
    }

    /**
     * Refused unless the caller may give and take these roles. A role that the profile no longer knows cannot be given,
     * and any caller who gives roles may take it.
     */
    Outcome<Set<Role>> checkMayChange(Call call, Found found, Set<Role> added, Set<Role> removed) {
        return check(call, found.callerAccess(), added, removed);
    }

    /** Refused unless the caller may give these roles at that practice or, without one, in the whole organization. */
    public Outcome<Set<Role>> checkMayGrantAt(Call call, Found found, Optional<PracticeId> practice, Set<Role> added) {
        return check(call, accessAt(found, practice), added, Set.of());
    }

    /** Refused unless the caller may take these roles at that practice or, without one, in the whole organization. */
    public Outcome<Set<Role>> checkMayTakeAt(Call call, Found found, Optional<PracticeId> practice, Set<Role> removed) {
        return check(call, accessAt(found, practice), Set.of(), removed);
    }

    private static AccessState accessAt(Found found, Optional<PracticeId> practice) {
        return practice.map(found.callerAccess()::at).orElseGet(found::callerAccess);
    }

    private Outcome<Set<Role>> check(Call call, AccessState access, Set<Role> added, Set<Role> removed) {
        Set<Role> toCheck = new HashSet<>(added);
        removed.stream()
                .filter(role -> gate.checkGrant(call, access, Set.of(role))
                        .refusal()
                        .filter(refusal -> refusal.reason() == AccessReason.ROLE_UNKNOWN)
                        .isEmpty())
                .forEach(toCheck::add);
        return gate.checkGrant(call, access, toCheck).map(roles -> toCheck);
    }

    /**
     * The part of that time in which the caller may give the role at that place. So a caller whose own right ends gives
     * no role for longer. Refused where there is no such part.
     */
    public Outcome<Validity> whileMayGrant(Call call, Found found, RoleGrant wanted) {
        AccessState there = accessAt(found, wanted.practice());
        return Stream.concat(Stream.of(Instant.MAX), ends(there).sorted(Comparator.reverseOrder()))
                .filter(end -> gate.checkGrant(call, there.lastingUntil(end), Set.of(wanted.role()))
                        .refusal()
                        .isEmpty())
                .findFirst()
                .map(end -> new Validity(Optional.empty(), Optional.of(end).filter(last -> last.isBefore(Instant.MAX))))
                .flatMap(wanted.validity()::within)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(
                        Refusal.of(AccessReason.ROLE_NOT_GRANTABLE).at("roles").with("role", wanted.role())));
    }

    private static Stream<Instant> ends(AccessState access) {
        return Stream.concat(
                        access.user().map(UserAccess::rights).stream(),
                        access.program().map(ProgramAccess::makerRights).stream())
                .flatMap(rights -> Stream.concat(
                        Stream.of(rights.validity()), rights.grants().stream().map(RoleGrant::validity)))
                .flatMap(validity -> validity.ends().stream());
    }

    /** The codes of roles, as a fact of the journal. */
    public static String codes(Set<Role> roles) {
        return UserRules.roleCodes(roles);
    }

    /**
     * The roles of the user, present or later and at any place, that the caller may not give for as long as the user
     * has them.
     */
    Set<Role> rolesToWithhold(Call call, Found found) {
        return found.user().status().grants().stream()
                .filter(grant -> !grant.validity().isOverAt(found.author().now()))
                .filter(grant -> gate.checkGrant(call, accessFor(found, grant), Set.of(grant.role()))
                        .refusal()
                        .isPresent())
                .map(RoleGrant::role)
                .collect(Collectors.toSet());
    }

    private static AccessState accessFor(Found found, RoleGrant grant) {
        return ValidityRules.lasting(found.callerAccess(), grant.validity());
    }
}
