package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.ChangeCompletion;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.lifecycle.InactivityWriting.Candidate;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserStatusEngine;
import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.stored.InactiveUser;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The job that warns users who do not sign in, and deactivates them where they do not sign in after that either. */
public final class InactiveUsers {

    private static final String JOB = "inactivity";

    private final OperationRunner runner;
    private final Gate gate;
    private final Profiles profiles;
    private final UserStore users;
    private final UserWork work;
    private final UserStatusEngine statusEngine;
    private final InactivityWriting writing;

    public InactiveUsers(
            OperationRunner runner,
            Gate gate,
            Profiles profiles,
            UserStore users,
            UserWork work,
            UserStatusEngine statusEngine,
            InactivityWriting writing) {
        this.runner = runner;
        this.gate = gate;
        this.profiles = profiles;
        this.users = users;
        this.work = work;
        this.statusEngine = statusEngine;
        this.writing = writing;
    }

    /** How many users were warned, were deactivated, and stay active since one such user must remain. */
    public record Counts(int warned, int deactivated, int kept) {

        private int all() {
            return warned + deactivated + kept;
        }

        private Counts and(Effect effect) {
            return new Counts(
                    warned + (effect == Effect.WARNED ? 1 : 0),
                    deactivated + (effect == Effect.DEACTIVATED ? 1 : 0),
                    kept + (effect == Effect.KEPT ? 1 : 0));
        }
    }

    private enum Effect {
        NONE,
        WARNED,
        DEACTIVATED,
        KEPT
    }

    /** Looks at users until {@code limit} of them were warned, deactivated or kept. */
    public Counts run(int limit) {
        Counts counts = new Counts(0, 0, 0);
        for (ProfileName profile : profiles.names()) {
            InactivityPolicy policy = profiles.of(OrganizationPolicy.of(profile))
                    .users()
                    .deactivation()
                    .inactivity();
            counts = run(profile, policy, limit, counts);
        }
        return counts;
    }

    /** Users for whom nothing was done are read again before the others, and are left out then. */
    private Counts run(ProfileName profile, InactivityPolicy policy, int limit, Counts before) {
        Counts counts = before;
        Set<UserId> seen = new HashSet<>();
        boolean goesOn = true;
        while (goesOn && counts.all() < limit) {
            int size = limit + EndAnnouncements.SPARE + 2 * seen.size();
            List<InactiveUser> due = due(profile, policy, size);
            goesOn = false;
            for (InactiveUser user : due) {
                if (counts.all() < limit && seen.add(user.user())) {
                    counts = counts.and(step(policy, user));
                    goesOn = EndAnnouncements.isFull(due, size);
                }
            }
        }
        return counts;
    }

    private List<InactiveUser> due(ProfileName profile, InactivityPolicy policy, int size) {
        Instant now = runner.now();
        try {
            return policy.after()
                    .map(after -> now.minus(after).plus(policy.warnedBefore()))
                    .map(since -> work.inactive(profile, since, now, size))
                    .orElseGet(List::of);
        } catch (DamagedRowException damaged) {
            return List.of();
        }
    }

    /** Nothing where another process was first, where the user signs in at this moment, or where a row is damaged. */
    private Effect step(InactivityPolicy policy, InactiveUser inactive) {
        Call call = Call.of(new Actor.Job(inactive.organization(), JOB), Source.unknown());
        try {
            WithAccess<Optional<ShownUser>> seen = users.shown(call.viewer(), new UserKey.ById(inactive.user()));
            Author author = new Author(
                    call.organization(), call.caller(JOB, seen.access().agentSalt()), runner.now());
            return seen.value()
                    .filter(shown -> gate.admit(call, seen.access(), Permission.MANAGE_USERS)
                            .refusal()
                            .isEmpty())
                    .map(shown -> new Candidate(
                            call, new Found(author, seen.access(), shown.user()), shown, inactive.announcement()))
                    .map(candidate -> step(policy, candidate))
                    .orElse(Effect.NONE);
        } catch (DamagedRowException | StorageContentionException failed) {
            return Effect.NONE;
        }
    }

    private Effect step(InactivityPolicy policy, Candidate candidate) {
        InactivityRules.Step step = InactivityRules.step(candidate.shown(), candidate.row(), policy, candidate.now());
        if (step == InactivityRules.Step.NOTHING) {
            return Effect.NONE;
        }
        Outcome<Changes> deactivation = statusEngine.deactivation(
                candidate.call(), candidate.found(), InactivityWriting.event(candidate), Optional.empty());
        return deactivation.fold(
                changes -> step == InactivityRules.Step.WARN
                        ? applied(Effect.WARNED, writing.warning(policy, candidate))
                        : completed(candidate, InactivityWriting.deactivation(changes, candidate)),
                refusal -> refusal.reason() == UserReason.LAST_UNLOCKER || refusal.reason() == UserReason.LAST_HOLDER
                        ? applied(Effect.KEPT, InactivityWriting.keeping(candidate))
                        : Effect.NONE);
    }

    private Effect completed(Candidate candidate, Changes changes) {
        return runner.completed(List.of(new ChangeCompletion.Decided(changes, Optional.empty(), candidate.now())))
                .get(0)
                .fold(all -> applied(Effect.DEACTIVATED, all), refusal -> Effect.NONE);
    }

    private Effect applied(Effect effect, Changes changes) {
        return runner.apply(changes) instanceof Applied.Done ? effect : Effect.NONE;
    }
}
