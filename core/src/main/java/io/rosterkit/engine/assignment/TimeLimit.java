package io.rosterkit.engine.assignment;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.user.RoleChange;
import io.rosterkit.engine.user.SupportRestriction;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Decides in which time a user may act. */
public final class TimeLimit {

    static final String LIMIT = "user.limit";

    private final Gate gate;
    private final RoleChange roles;
    private final SupportRestriction supportRestriction;
    private final UserWriting writing;

    public TimeLimit(Gate gate, RoleChange roles, SupportRestriction supportRestriction, UserWriting writing) {
        this.gate = gate;
        this.roles = roles;
        this.supportRestriction = supportRestriction;
        this.writing = writing;
    }

    /**
     * Replaces start and end of the user. Sessions end unless the user may act before and after the change: none of
     * those that were begun in an earlier time comes back with a later one.
     */
    Outcome<Decision<UserReceipt>> decide(Call call, Found found, Validity wanted) {
        User user = found.user();
        Instant now = found.author().now();
        Validity before = user.status().limits().validity();
        if (before.equals(wanted)) {
            return Outcome.done(UserWriting.receipt(Changes.none(user.organization()), user, user.status()));
        }
        User.Status after = user.status().limited(wanted);
        boolean stays = before.holdsAt(now) && wanted.holdsAt(now);
        return checkMayRestore(call, found)
                .then(checked -> checkRoles(call, found, wanted))
                .then(checked -> writing.changeStatus(
                        found,
                        JournalEvent.done(LIMIT, ValidityRules.facts(wanted)),
                        after,
                        stays ? user.security() : user.security().endSessions()))
                .map(changes -> UserWriting.receipt(changes, user, after));
    }

    /** The answer, with the names of those who can help. */
    <T> Outcome<T> withNames(Call call, Outcome<T> outcome) {
        return supportRestriction.withNames(call, outcome);
    }

    /** To give more time to a user who is kept out by the time is to reactivate the user. */
    private Outcome<Found> checkMayRestore(Call call, Found found) {
        return found.user().status().limits().validity().holdsAt(found.author().now())
                ? Outcome.done(found)
                : gate.admit(call, found.callerAccess(), Permission.REACTIVATE_USERS)
                        .then(caller ->
                                supportRestriction.checkMayRestoreAccess(call, found, Permission.REACTIVATE_USERS));
    }

    /**
     * Refused unless the caller may take each role of the user, as a deactivation does, and, where the user gets more
     * time, give it for as long as the user has it then.
     */
    private Outcome<Found> checkRoles(Call call, Found found, Validity wanted) {
        boolean extendsTime = !found.user()
                .status()
                .limits()
                .validity()
                .coversFrom(found.author().now(), wanted);
        return found.user().status().grants().stream()
                .filter(grant -> !grant.validity().isOverAt(found.author().now()))
                .flatMap(grant -> roles
                        .checkMayTakeAt(
                                call,
                                new Found(
                                        found.author(),
                                        extendsTime
                                                ? lasting(found.callerAccess(), grant, wanted)
                                                : found.callerAccess(),
                                        found.user()),
                                Optional.empty(),
                                Set.of(grant.role()))
                        .refusal()
                        .stream())
                .findFirst()
                .<Outcome<Found>>map(Outcome::refused)
                .orElseGet(() -> extendsTime
                        ? checkTypeAndSingles(call, found, wanted).then(checked -> checkModules(call, found, wanted))
                        : Outcome.done(found));
    }

    /** Refused unless the caller may give the type and the single grants of the user for all that time. */
    private Outcome<Found> checkTypeAndSingles(Call call, Found found, Validity wanted) {
        AccessState access = ValidityRules.lasting(found.callerAccess(), wanted);
        User.Status status = found.user().status();
        return gate.checkTypeTake(call, access, status.type())
                .then(type -> SinglePermission.with(SinglePermission.Effect.GRANTED, status.singles()).stream()
                        .filter(permission -> !gate.mayGivePermission(call, access, permission))
                        .findFirst()
                        .<Outcome<Found>>map(
                                lacking -> Outcome.refused(Refusal.of(AccessReason.PERMISSION_NOT_GRANTABLE)
                                        .at("permissions")
                                        .with("permission", lacking)))
                        .orElseGet(() -> Outcome.done(found)));
    }

    /** Refused unless the caller may give modules for all that time, where the user has some. */
    private Outcome<Found> checkModules(Call call, Found found, Validity wanted) {
        Permission needed = Permission.ASSIGN_MODULES;
        return found.user().status().modules().given().isEmpty()
                        || gate.decide(call, ValidityRules.lasting(found.callerAccess(), wanted), needed)
                                .allows()
                ? Outcome.done(found)
                : Outcome.refused(Refusal.of(AccessReason.NOT_PERMITTED).with("permission", needed.code()));
    }

    /** What the caller may until the role ends, by itself or with the user. */
    private static AccessState lasting(AccessState access, RoleGrant grant, Validity wanted) {
        return grant.validity()
                .within(wanted)
                .map(common -> ValidityRules.lasting(access, common))
                .orElse(access);
    }
}
