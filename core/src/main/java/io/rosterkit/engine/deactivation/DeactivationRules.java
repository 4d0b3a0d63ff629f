package io.rosterkit.engine.deactivation;

import com.google.common.collect.Sets;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.SinglePermission.Effect;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DeactivationRequest;
import io.rosterkit.model.user.stored.DeactivationRequest.Held;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.table.TextCodes;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules for what a deactivation takes, and for what a rejection gives back. Pure. */
public final class DeactivationRules {

    private DeactivationRules() {}

    /**
     * The status without roles, single grants and present practices; single denials stay. Each practice stays as one
     * that is over: a user who never had a practice may recover with the code word of any, and this user may not.
     */
    public static User.Status cleared(User.Status status, Instant now) {
        return status.with(Set.<RoleGrant>of())
                .allowed(only(Effect.DENIED, status.singles()))
                .assigned(status.assignments().stream()
                        .map(assignment -> assignment.endedAt(now))
                        .collect(Collectors.toSet()));
    }

    /**
     * Which roles and practices, of any time and place, and single grants a clearing takes; as facts of the journal.
     */
    public static Map<String, String> factsOfClearing(User.Status status) {
        return facts(status.grants(), status.singles(), status.assignments());
    }

    /** What is there after a rejection and was not before, as facts of the journal; none where there is nothing. */
    public static Map<String, String> factsOfGivingBack(User.Status before, User.Status after) {
        Set<RoleGrant> grants = Sets.difference(after.grants(), before.grants());
        Set<SinglePermission> singles = Sets.difference(after.singles(), before.singles());
        Set<PracticeAssignment> assignments = Sets.difference(after.assignments(), before.assignments());
        Map<String, String> facts = new HashMap<>(
                grants.isEmpty() && singles.isEmpty() && assignments.isEmpty()
                        ? Map.of()
                        : facts(grants, singles, assignments));
        facts.putAll(ModuleRemoval.facts(
                Sets.difference(after.modules().all(), before.modules().all())));
        return facts;
    }

    /** What a clearing takes that is not over at that time. */
    static Held taken(User.Status status, Instant now) {
        return new Held(
                status.grants().stream()
                        .filter(grant -> !grant.validity().isOverAt(now))
                        .collect(Collectors.toSet()),
                only(Effect.GRANTED, status.singles()),
                status.assignments().stream()
                        .filter(assignment -> !assignment.validity().isOverAt(now))
                        .collect(Collectors.toSet()),
                UserModules.none(),
                Optional.empty());
    }

    /**
     * The status with what was held, as far as it is not over. What the user was given meanwhile stays, and nothing is
     * there twice. A user who is deactivated is given no modules, so those that were held are all there are. A role at
     * a practice holds no longer than the assignment to it.
     */
    public static User.Status restored(User.Status status, Held held, Instant now) {
        Set<PracticeAssignment> assignments = merged(
                status.assignments(),
                held.assignments(),
                PracticeAssignment::practice,
                PracticeAssignment::validity,
                now);
        Set<RoleGrant> possible = held.grants().stream()
                .flatMap(grant -> whileAssigned(grant, assignments).stream())
                .collect(Collectors.toSet());
        Set<RoleGrant> grants = merged(
                status.grants(), possible, grant -> List.of(grant.role(), grant.practice()), RoleGrant::validity, now);
        Set<SinglePermission> singles = merged(
                status.singles(),
                held.singles(),
                single -> List.of(single.permission(), single.effect()),
                single -> Validity.always(),
                now);
        return status.with(grants).allowed(singles).assigned(assignments).with(held.modules());
    }

    /**
     * The user, if support has nothing to verify before the user is closed: what is closed is never given back. Refused
     * while a request is open, and for an active user where deactivations are verified.
     */
    public static Outcome<User> checkMayClose(User user, DeactivationVerification verification) {
        UserStatus state = user.status().state();
        boolean unverified = user.security().openRequest().isPresent()
                || (state == UserStatus.ACTIVE && verification != DeactivationVerification.NONE);
        return unverified
                ? Outcome.refused(Refusal.of(UserReason.DEACTIVATION_UNVERIFIED).with("state", code(state)))
                : Outcome.done(user);
    }

    /**
     * The user, if nothing waits for support. While a request is open, a clearing may hold what a caller wants to take,
     * and a no would give it back.
     */
    public static Outcome<User> checkMayTake(User user) {
        return user.security().openRequest().isPresent()
                ? Outcome.refused(Refusal.of(UserReason.DEACTIVATION_UNVERIFIED)
                        .with("state", code(user.status().state())))
                : Outcome.done(user);
    }

    /** The request, if support has still to answer it. */
    public static Outcome<DeactivationRequest> checkOpen(DeactivationRequest request) {
        return request.isOpen()
                ? Outcome.done(request)
                : Outcome.refused(Refusal.of(UserReason.REQUEST_ENDED).with("status", code(request.status())));
    }

    /** A constant, as a fact of the journal. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> facts(
            Collection<RoleGrant> grants,
            Collection<SinglePermission> singles,
            Collection<PracticeAssignment> assignments) {
        return Map.of(
                "roles",
                TextCodes.write(grants.stream().map(RoleGrant::role).collect(Collectors.toSet()), Role::code),
                "grants",
                TextCodes.write(SinglePermission.with(Effect.GRANTED, singles), Permission::code),
                "practices",
                TextCodes.write(assignments, assignment -> assignment.practice().toString()));
    }

    private static Set<SinglePermission> only(Effect effect, Collection<SinglePermission> singles) {
        return singles.stream().filter(single -> single.effect() == effect).collect(Collectors.toSet());
    }

    /** The grant, cut to the time of the assignment to its practice; none where they have no time in common. */
    private static Optional<RoleGrant> whileAssigned(RoleGrant grant, Set<PracticeAssignment> assignments) {
        return assignments.stream()
                .filter(assignment ->
                        grant.practice().filter(assignment.practice()::equals).isPresent())
                .findFirst()
                .map(assignment ->
                        grant.validity().within(assignment.validity()).map(grant::during))
                .orElseGet(() -> Optional.of(grant));
    }

    /** What is there, and of the held what is not over and does not stand beside what is there and not over. */
    private static <T> Set<T> merged(
            Set<T> present, Set<T> held, Function<T, ?> key, Function<T, Validity> validity, Instant now) {
        Map<Object, T> all = new HashMap<>();
        Stream.concat(
                        present.stream(),
                        held.stream().filter(one -> !validity.apply(one).isOverAt(now)))
                .forEach(one -> all.merge(
                        key.apply(one),
                        one,
                        (there, given) -> validity.apply(there).isOverAt(now) ? given : there));
        return Set.copyOf(all.values());
    }
}
