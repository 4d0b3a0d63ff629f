package io.rosterkit.engine.signin;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.Checked;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.Knock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Looks up the account at which an attempt is made. An account that does not exist is looked up in the same way, and
 * its attempts are counted at a decoy. Thread-safe.
 */
public final class AccountLookup {

    private final OperationRunner runner;
    private final SignInStore store;
    private final Gate gate;
    private final Tokens tokens;
    private final Profiles profiles;

    /** Accounts of that store, whose users pass that gate, under those profiles. */
    public AccountLookup(OperationRunner runner, SignInStore store, Gate gate, Tokens tokens, Profiles profiles) {
        this.runner = runner;
        this.store = store;
        this.gate = gate;
        this.tokens = tokens;
        this.profiles = profiles;
    }

    /** An account as it was read, known or not: by what it was looked up, what is known, and the profile. */
    public record Snapshot(Knock knock, Facts facts, Profile profile) {

        /** The policies of signing in. */
        public Profile.Authentication policy() {
            return profile.authentication();
        }
    }

    /** What is known of the account now, with the profile of its organization. */
    public Snapshot snapshot(Knock knock) {
        Facts facts = store.facts(knock);
        return new Snapshot(knock, facts, profiles.of(facts.organization()));
    }

    /** The account of an address. */
    public Knock byAddress(OrganizationId organization, EmailAddress address, Optional<DeviceId> device, Proof proof) {
        UUID decoy = tokens.decoy(organization + " " + address.key());
        return new Knock(organization, Optional.of(address.key()), Optional.empty(), device, proof, decoy);
    }

    /** The account of a user, who may be gone. */
    public static Knock byId(OrganizationId organization, UserId user, Optional<DeviceId> device, Proof proof) {
        return new Knock(organization, Optional.empty(), Optional.of(user), device, proof, user.uuid());
    }

    /** What is known of the account now. */
    public Facts look(Knock knock) {
        return store.facts(knock);
    }

    /** An attempt of that visitor at a proof of the account, by that name in the journal. */
    public <P> AccountAttempt<P> attempt(
            Visitor visitor,
            Snapshot account,
            Named named,
            BiFunction<AccountAttempt<P>, Admission, Checked<P>> check) {
        Facts facts = account.facts();
        OrganizationId keeper =
                facts.organization().isPresent() ? account.knock().organization() : OrganizationId.nobody();
        return new AccountAttempt<>(
                this,
                visitor.call(keeper),
                Operation.of(
                        named.code(), about(account, keeper), named.content().toArray()),
                account,
                limit(account, keeper),
                check);
    }

    /**
     * A request for a mail is about the organization whoever has the address: what the operation is about tells two
     * requests under one id apart, and so would tell whether there is an account.
     */
    private static Subject about(Snapshot account, OrganizationId keeper) {
        if (account.knock().proof() == Proof.MAIL) {
            return Subject.untouched(Subject.Kind.ORGANIZATION, account.knock().organization());
        }
        return account.facts()
                .user()
                .map(user -> Subject.untouched(Subject.Kind.USER, user.id()))
                .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, keeper));
    }

    /** The operation of an attempt: its code, and what makes two of them the same request. */
    public record Named(String code, List<Object> content) {

        /** An operation whose content is given in a fixed order. */
        public static Named of(String code, Object... content) {
            return new Named(code, List.of(content));
        }
    }

    private LimitedCounter limit(Snapshot account, OrganizationId keeper) {
        Facts facts = account.facts();
        Proof proof = account.knock().proof();
        LockoutPolicy policy = account.policy().lockout();
        UUID subject = facts.user()
                .map(user -> user.id().uuid())
                .orElse(account.knock().decoy());
        Counter.Key ofUnknown = Counter.Key.ofStrangers(subject, proof);
        Budget budget = CounterRules.budget(policy, ofUnknown);
        return facts.device()
                .map(device -> new Counter.Key(subject, proof, device.id().uuid()))
                .filter(key -> proof != Proof.MAIL)
                .map(key -> LimitedCounter.of(key, CounterRules.budget(policy, key)))
                .filter(limited -> open(facts, keeper, limited))
                .orElseGet(() -> limited(ofUnknown, facts.user().isPresent() ? budget : forNobody(budget)));
    }

    /**
     * The same budget for an account that does not exist. Many share such a counter and no administrator unlocks it, so
     * its locks are short and temporary.
     */
    private static Budget forNobody(Budget budget) {
        return budget.lockedFor(budget.firstWait(), budget.firstWait())
                .neverHeld()
                .noCap();
    }

    /** How often mails are asked for is limited, whatever comes of them. */
    private static LimitedCounter limited(Counter.Key key, Budget budget) {
        return key.proof() == Proof.MAIL ? LimitedCounter.ofRequests(key, budget) : LimitedCounter.of(key, budget);
    }

    private boolean open(Facts facts, OrganizationId keeper, LimitedCounter limited) {
        Instant now = runner.now();
        Counter counter = AttemptLimiter.of(keeper, facts.counters(), limited.key(), now);
        return !CounterRules.shut(counter, limited.budget(), now);
    }

    /** The user of the account, if the gate lets them in. */
    public Outcome<User> admitted(Facts facts) {
        return gate.admitUser(facts.organization(), facts.user());
    }

    /** Whether failed attempts or an administrator have locked the account, as of now. */
    boolean locked(Facts facts) {
        Instant now = runner.now();
        return facts.user()
                .flatMap(user -> user.standing().lock())
                .filter(lock -> lock.holdsAt(now))
                .isPresent();
    }
}
