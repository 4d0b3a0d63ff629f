package io.rosterkit.engine.permission;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.stored.User;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for changes of titles and single permissions. Pure. */
final class RightsRules {

    private RightsRules() {}

    /** Refused unless the profile knows the title, if there is one. */
    static Outcome<Optional<Title>> checkTitle(AccessPolicy policy, Optional<Title> title) {
        return title.filter(one -> !policy.traits().titles().contains(one))
                .<Outcome<Optional<Title>>>map(unknown -> Outcome.refused(
                        Refusal.of(AccessReason.TITLE_UNKNOWN).at("title").with("title", unknown)))
                .orElseGet(() -> Outcome.done(title));
    }

    /**
     * Refused unless the profile gives the permission singly and the caller holds it. A grant of what the profile no
     * longer gives singly counts for nothing, so any caller takes it away. A denial still counts.
     */
    static Outcome<Permission> checkSingle(
            AccessPolicy policy, UserType type, SingleChange change, Permission permission, boolean holds) {
        boolean isGivenSingly = policy.declared().single().contains(permission);
        if (!isGivenSingly && change.adds()) {
            return refused(AccessReason.PERMISSION_UNKNOWN, permission);
        }
        if (!isGivenSingly && change == SingleChange.WITHDRAW_GRANT) {
            return Outcome.done(permission);
        }
        if (!holds) {
            return refused(AccessReason.PERMISSION_NOT_GRANTABLE, permission);
        }
        return change == SingleChange.GRANT && policy.isNever(type, permission)
                ? refused(AccessReason.NEVER_OF_TYPE, permission)
                : Outcome.done(permission);
    }

    /** The single permissions after the change, which is one that changes something. */
    static Set<SinglePermission> singlesAfter(
            User.Status status, SingleChange change, Permission permission, Author author) {
        Stream<SinglePermission> others = status.singles().stream()
                .filter(single -> single.effect() != change.effect()
                        || !single.permission().equals(permission));
        Stream<SinglePermission> added = change.adds()
                ? Stream.of(new SinglePermission(permission, change.effect(), author.responsible()))
                : Stream.empty();
        return Stream.concat(others, added).collect(Collectors.toSet());
    }

    private static Outcome<Permission> refused(AccessReason reason, Permission permission) {
        return Outcome.refused(Refusal.of(reason).at("permission").with("permission", permission));
    }
}
