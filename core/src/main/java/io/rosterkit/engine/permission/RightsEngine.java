package io.rosterkit.engine.permission;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.deactivation.DeactivationRules;
import io.rosterkit.engine.deactivation.ModuleRemoval;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Changes the types, titles and single permissions of users. One for all calls; thread-safe. */
public final class RightsEngine {

    private static final String TYPE = "user.type";
    private static final String TITLE = "user.title";

    private final OperationRunner runner;
    private final Gate gate;
    private final UserLookup lookup;
    private final UserWriting writing;
    private final Profiles profiles;
    private final TypeChangeCheck typeChangeCheck;

    public RightsEngine(OperationRunner runner, Gate gate, UserLookup lookup, UserWriting writing, Profiles profiles) {
        this.runner = runner;
        this.gate = gate;
        this.lookup = lookup;
        this.writing = writing;
        this.profiles = profiles;
        this.typeChangeCheck = new TypeChangeCheck(gate, profiles);
    }

    Outcome<UserReceipt> changeType(Call call, UserId id, UserType type) {
        return perform(call, Operation.of(TYPE, subject(id), type), id, found -> decideType(call, found, type));
    }

    Outcome<UserReceipt> changeTitle(Call call, UserId id, Optional<Title> title) {
        return perform(
                call,
                Operation.of(TITLE, subject(id), title.map(Title::code).orElse("")),
                id,
                found -> decideTitle(found, title));
    }

    Outcome<UserReceipt> change(Call call, UserId id, SingleChange change, Permission permission) {
        return perform(
                call,
                Operation.of(change.act(), subject(id), permission),
                id,
                found -> decideSingle(call, found, change, permission));
    }

    private Outcome<UserReceipt> perform(
            Call call, Operation operation, UserId id, Function<Found, Outcome<Decision<UserReceipt>>> decide) {
        return runner.perform(
                call,
                operation,
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findChangeable(call, id, Permission.GRANT_PERMISSIONS, now)
                        .then(decide));
    }

    private Outcome<Decision<UserReceipt>> decideType(Call call, Found found, UserType type) {
        UserType before = found.user().status().type();
        if (before.equals(type)) {
            return unchanged(found);
        }
        User.Status status = found.user().status();
        User.Status after = ModuleRemoval.byType(
                policy(found), status.with(status.classification().with(type)));
        JournalEvent event = JournalEvent.done(TYPE, Map.of("from", before.code(), "to", type.code()))
                .with(ModuleRemoval.facts(status, after));
        return gate.checkTypeGrant(call, found.callerAccess(), Validity.always(), type)
                .then(given -> gate.checkTypeTake(call, found.callerAccess(), before))
                .then(taken -> typeChangeCheck.check(call, found, type))
                .then(checked -> changed(found, event, after));
    }

    /** The changes by which a user gets another type, for a caller who may change the type of that user. */
    public Outcome<Changes> typeChange(Call call, Found found, UserType type) {
        return gate.admit(call, found.callerAccess(), Permission.GRANT_PERMISSIONS)
                .then(caller -> UserLookup.checkOther(found, found.user().id()))
                .then(other -> decideType(call, other, type))
                .map(Decision::changes);
    }

    private Outcome<Decision<UserReceipt>> decideTitle(Found found, Optional<Title> title) {
        Optional<Title> before = found.user().status().classification().title();
        if (before.equals(title)) {
            return unchanged(found);
        }
        JournalEvent event = JournalEvent.done(
                TITLE,
                Map.of(
                        "from", before.map(Title::code).orElse(""),
                        "to", title.map(Title::code).orElse("")));
        return RightsRules.checkTitle(policy(found), title)
                .then(known -> changed(
                        found,
                        event,
                        status(found).with(status(found).classification().titled(title))));
    }

    private Outcome<Decision<UserReceipt>> decideSingle(
            Call call, Found found, SingleChange change, Permission permission) {
        return change == SingleChange.WITHDRAW_GRANT
                ? DeactivationRules.checkMayTake(found.user())
                        .then(user -> decideChange(call, found, change, permission))
                : decideChange(call, found, change, permission);
    }

    private Outcome<Decision<UserReceipt>> decideChange(
            Call call, Found found, SingleChange change, Permission permission) {
        User.Status status = found.user().status();
        boolean there = status.rights().single(permission, change.effect()).isPresent();
        if (there == change.adds()) {
            return unchanged(found);
        }
        JournalEvent event = JournalEvent.done(change.act(), Map.of("permission", permission.code()));
        // A single permission has no end, so a caller whose own right ends gives none.
        AccessState access = change.gives() ? found.callerAccess().lasting() : found.callerAccess();
        boolean holds = gate.mayGivePermission(call, access, permission);
        return RightsRules.checkSingle(policy(found), status.type(), change, permission, holds)
                .then(checked -> changed(
                        found,
                        event,
                        status.allowed(RightsRules.singlesAfter(status, change, permission, found.author()))));
    }

    private static User.Status status(Found found) {
        return found.user().status();
    }

    private static Outcome<Decision<UserReceipt>> unchanged(Found found) {
        User user = found.user();
        return Outcome.done(UserWriting.receipt(Changes.none(user.organization()), user, user.status()));
    }

    /** The sessions stay: each call asks for the rights of that moment. */
    private Outcome<Decision<UserReceipt>> changed(Found found, JournalEvent event, User.Status after) {
        return writing.changeStatus(found, event, after, found.user().security())
                .map(changes -> UserWriting.receipt(changes, found.user(), after));
    }

    private AccessPolicy policy(Found found) {
        return profiles.access(found.callerAccess().profile());
    }

    private static Subject subject(UserId id) {
        return Subject.untouched(Subject.Kind.USER, id);
    }
}
