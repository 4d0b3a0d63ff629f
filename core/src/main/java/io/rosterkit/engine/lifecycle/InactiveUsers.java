package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.ChangeCompletion;
import io.rosterkit.engine.call.DueRows;
import io.rosterkit.engine.call.DueRows.Reading;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.lifecycle.InactivityWriting.Candidate;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserStatusEngine;
import io.rosterkit.lifecycle.InactivityPolicy;
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
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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

        private static Counts of(List<Effect> effects) {
            return new Counts(
                    Collections.frequency(effects, Effect.WARNED),
                    Collections.frequency(effects, Effect.DEACTIVATED),
                    Collections.frequency(effects, Effect.KEPT));
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
        List<Effect> effects = new ArrayList<>();
        for (ProfileName profile : profiles.names()) {
            InactivityPolicy policy = profiles.of(OrganizationPolicy.of(profile))
                    .users()
                    .deactivation()
                    .inactivity();
            DueRows.perform(
                    limit - effects.size(), size -> due(profile, policy, size), InactiveUser::user, inactive -> {
                        Effect effect = step(policy, inactive);
                        return effect != Effect.NONE && effects.add(effect);
                    });
        }
        return Counts.of(effects);
    }

    private Reading<InactiveUser> due(ProfileName profile, InactivityPolicy policy, int size) {
        Instant now = runner.now();
        return Reading.of(
                policy.after()
                        .map(after -> now.minus(after).plus(policy.warnedBefore()))
                        .map(since -> work.inactive(profile, since, now, size))
                        .orElseGet(List::of),
                size);
    }

    /** Nothing where another process was first, or where the user signs in at this moment. */
    private Effect step(InactivityPolicy policy, InactiveUser inactive) {
        Call call = Call.of(new Actor.Job(inactive.organization(), JOB), Source.unknown());
        WithAccess<Optional<ShownUser>> seen = users.shown(call.viewer(), new UserKey.ById(inactive.user()));
        Author author =
                new Author(call.organization(), call.caller(JOB, seen.access().agentSalt()), runner.now());
        return seen.value()
                .filter(shown -> gate.admit(call, seen.access(), Permission.MANAGE_USERS)
                        .refusal()
                        .isEmpty())
                .map(shown -> new Candidate(
                        call, new Found(author, seen.access(), shown.user()), shown, inactive.announcement()))
                .map(candidate -> step(policy, candidate))
                .orElse(Effect.NONE);
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
