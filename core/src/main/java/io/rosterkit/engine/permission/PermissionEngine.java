package io.rosterkit.engine.permission;

import io.rosterkit.access.AccessDecision;
import io.rosterkit.access.AccessGround;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.SinglePermission.Effect;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.permission.Permissions;
import io.rosterkit.permission.UserPermissions;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Answers what callers and users may do. One for all calls; thread-safe. */
public final class PermissionEngine {

    private static final String ACCESS_DATA = "user.access-data";

    private final OperationRunner runner;
    private final Gate gate;
    private final UserLookup lookup;
    private final UserStore store;
    private final JournalWriter journalWriter;
    private final Profiles profiles;
    private final RecipientEngine recipients;
    private final RightsEngine rights;

    public PermissionEngine(
            OperationRunner runner,
            Gate gate,
            UserLookup lookup,
            UserStore store,
            JournalWriter journalWriter,
            Profiles profiles,
            RecipientEngine recipients,
            RightsEngine rights) {
        this.runner = runner;
        this.gate = gate;
        this.lookup = lookup;
        this.store = store;
        this.journalWriter = journalWriter;
        this.profiles = profiles;
        this.recipients = recipients;
        this.rights = rights;
    }

    /** The permissions for one caller. */
    public Permissions at(Call call) {
        return new BoundPermissions(call, this, recipients, rights);
    }

    /** Reads once. */
    boolean may(Call call, Permission permission) {
        checkDeclared(permission);
        return gate.admit(call, store.access(call.viewer()), permission)
                .refusal()
                .isEmpty();
    }

    Outcome<AccessDecision> decide(Call call, Permission permission, UserId id) {
        checkDeclared(permission);
        Operation operation = Operation.of(ACCESS_DATA, subject(id));
        if (!permission.equals(Permission.ACCESS_DATA)) {
            return runner.query(call, operation, now -> decided(call, permission, id, caller -> {}));
        }
        return runner.inOwnTransaction(() -> runner.query(
                call, operation, now -> decided(call, permission, id, caller -> journal(call, id, caller, now))));
    }

    Outcome<AccessDecision> explain(Call call, Permission permission, UserId id) {
        checkDeclared(permission);
        return runner.query(
                call,
                Operation.of("user.explain-permission", subject(id)),
                now -> lookup.find(call, id, Permission.MANAGE_USERS, now)
                        .map(found -> AccessDecision.because(permission, ground(found, permission))));
    }

    Outcome<UserPermissions> of(Call call, UserId id) {
        return runner.query(
                call,
                Operation.of("user.permissions", subject(id)),
                now -> lookup.find(call, id, Permission.MANAGE_USERS, now).map(found -> shown(found, now)));
    }

    /** A denial is the answer to the question. What else keeps the caller out is a refusal. */
    private Outcome<AccessDecision> decided(Call call, Permission permission, UserId id, Consumer<Caller> allowed) {
        WithAccess<Optional<User>> seen = store.find(call.viewer(), id);
        Outcome<Caller> admitted = gate.admit(call, seen.access(), permission);
        Optional<Refusal> kept = admitted.refusal().filter(refusal -> refusal.reason() != AccessReason.NOT_PERMITTED);
        if (kept.isPresent()) {
            return Outcome.refused(kept.get());
        }
        if (admitted.answer().isPresent() && seen.value().isEmpty()) {
            return Outcome.refused(AccessReason.NOT_FOUND);
        }
        admitted.answer().ifPresent(allowed);
        return Outcome.done(answer(call, seen, permission));
    }

    /** The entry is durable before the host hands out anything. */
    private void journal(Call call, UserId id, Caller caller, Instant now) {
        Author author = new Author(call.organization(), caller, now);
        runner.apply(Changes.none(call.organization())
                .and(journalWriter.event(author, JournalEvent.done(ACCESS_DATA, Map.of()), subject(id))));
    }

    private AccessDecision answer(Call call, WithAccess<?> seen, Permission permission) {
        AccessDecision decision = AccessDecision.because(permission, gate.decide(call, seen.access(), permission));
        return gate.decide(call, seen.access(), Permission.MANAGE_USERS).allows() ? decision : decision.withoutGround();
    }

    private AccessGround ground(Found found, Permission permission) {
        User.Status status = found.user().status();
        return mayAct(found)
                ? gate.decide(roles(found), status.rights(), permission)
                : AccessGround.of(AccessGround.Kind.NOT_ACTIVE);
    }

    private static boolean mayAct(Found found) {
        return found.user().status().mayAct()
                && found.user().isActiveAt(found.author().now());
    }

    private OrganizationRoles roles(Found found) {
        return OrganizationRoles.of(profiles, found.callerAccess());
    }

    private UserPermissions shown(Found found, Instant now) {
        User.Status status = found.user().status();
        Optional<Title> title = status.classification().title();
        ProfileName profile = found.callerAccess().profile();
        title.ifPresent(one -> profiles.noteUnknown(profile, one));
        return new UserPermissions(
                status.type(),
                title,
                profiles.access(profile).traits().of(status.type(), title),
                RoleGrant.rolesAt(now, status.grants()),
                SinglePermission.with(Effect.GRANTED, status.singles()),
                SinglePermission.with(Effect.DENIED, status.singles()),
                mayAct(found) ? gate.permissions(roles(found), status.rights()) : Set.of());
    }

    /** Throws when the permission is neither one of the library nor declared by a profile. */
    private void checkDeclared(Permission permission) {
        if (!permission.isOfSupport()
                && profiles.all().stream()
                        .noneMatch(profile -> profile.access().declared().contains(permission))) {
            throw new IllegalArgumentException(
                    "permission must be a permission of the library or of a profile, and not " + permission);
        }
    }

    private static Subject subject(UserId id) {
        return Subject.untouched(Subject.Kind.USER, id);
    }
}
