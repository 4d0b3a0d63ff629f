package io.rosterkit.engine.signin;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.lockout.ProofCheck;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.AuthenticationPolicies;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.AccountKey;
import io.rosterkit.spi.signin.SignInStore.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Looks up the account at which an attempt is made. An account that does not exist is looked up in the same way, and
 * attempts at it are counted under a decoy id. Thread-safe.
 */
public final class AccountLookup {

    private final OperationRunner runner;
    private final SignInStore store;
    private final Gate gate;
    private final Tokens tokens;
    private final Profiles profiles;

    public AccountLookup(OperationRunner runner, SignInStore store, Gate gate, Tokens tokens, Profiles profiles) {
        this.runner = runner;
        this.store = store;
        this.gate = gate;
        this.tokens = tokens;
        this.profiles = profiles;
    }

    /**
     * An account as it was read, whether it exists or not: the key of the lookup, the facts, and the profile of its
     * organization.
     */
    public record Snapshot(AccountKey lookupKey, Facts facts, Profile profile) {

        /** The policies of authentication. */
        public AuthenticationPolicies policy() {
            return profile.authentication();
        }

        /** The salt of the organization, if it exists and has one. */
        public Optional<DataSalt> organizationSalt() {
            return facts.organization().flatMap(Organization::dataSalt);
        }

        /** The salt of the user, if there is one: erasing a user erases from where their account was tried, too. */
        public Optional<DataSalt> salt() {
            return facts.user().isPresent() ? facts.user().get().security().dataSalt() : organizationSalt();
        }
    }

    /** The facts of the account now, with the profile of its organization. */
    public Snapshot snapshot(AccountKey lookupKey) {
        Facts facts = store.facts(lookupKey);
        return new Snapshot(lookupKey, facts, profiles.of(facts.organization()));
    }

    /** The lookup key of the account with an address. */
    public AccountKey byAddress(
            OrganizationId organization, EmailAddress address, Optional<DeviceId> device, Proof proof) {
        UUID decoy = tokens.decoyId(organization + " " + address.key());
        return new AccountKey(organization, Optional.of(address.key()), Optional.empty(), device, proof, decoy);
    }

    /** The lookup key of the account of a user, who may no longer exist. */
    public static AccountKey byId(OrganizationId organization, UserId user, Optional<DeviceId> device, Proof proof) {
        return new AccountKey(organization, Optional.empty(), Optional.of(user), device, proof, user.uuid());
    }

    /** The facts of the account now. */
    public Facts readFacts(AccountKey lookupKey) {
        return store.facts(lookupKey);
    }

    /** An attempt of the visitor at a proof of the account, by an operation. */
    public <P> AccountAttempt<P> attempt(
            Visitor visitor,
            Snapshot account,
            AttemptedOperation operation,
            BiFunction<AccountAttempt<P>, Admission, ProofCheck<P>> check) {
        Facts facts = account.facts();
        OrganizationId countingOrganization =
                facts.organization().isPresent() ? account.lookupKey().organization() : OrganizationId.nobody();
        return new AccountAttempt<>(
                this,
                visitor.call(countingOrganization),
                Operation.of(
                        operation.code(),
                        subject(account, countingOrganization),
                        operation.content().toArray()),
                account,
                limitedCounter(account, countingOrganization),
                check);
    }

    /**
     * A request for a mail is always about the organization, whether the address has an account or not. Two requests
     * under one id are compared by their subject, so another subject would reveal whether there is an account.
     */
    private static Subject subject(Snapshot account, OrganizationId countingOrganization) {
        if (account.lookupKey().proof() == Proof.MAIL) {
            return Subject.untouched(
                    Subject.Kind.ORGANIZATION, account.lookupKey().organization());
        }
        return account.facts()
                .user()
                .map(user -> Subject.untouched(Subject.Kind.USER, user.id()))
                .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, countingOrganization));
    }

    /** The operation of an attempt: its code, and the content that makes two of them the same request. */
    public record AttemptedOperation(String code, List<Object> content) {

        /** An operation whose content is given in a fixed order. */
        public static AttemptedOperation of(String code, Object... content) {
            return new AttemptedOperation(code, List.of(content));
        }
    }

    private LimitedCounter limitedCounter(Snapshot account, OrganizationId countingOrganization) {
        Facts facts = account.facts();
        Proof proof = account.lookupKey().proof();
        LockoutPolicy policy = account.policy().lockout();
        UUID subjectId = facts.user()
                .map(user -> user.id().uuid())
                .orElse(account.lookupKey().decoy());
        Counter.Key unknownClients = Counter.Key.ofUnknownClients(subjectId, proof);
        Budget budget = CounterRules.budget(policy, unknownClients);
        return facts.device()
                .map(device -> new Counter.Key(subjectId, proof, device.id().uuid()))
                .filter(key -> proof != Proof.MAIL)
                .map(key -> LimitedCounter.of(key, CounterRules.budget(policy, key)))
                .filter(limited -> admits(facts, countingOrganization, limited))
                .orElseGet(() -> counterOfUnknownClients(
                        unknownClients, facts.user().isPresent() ? budget : forUnknownAccount(budget)));
    }

    /**
     * The same budget for an account that does not exist. Many share such a counter and no administrator unlocks it, so
     * its locks are short and temporary.
     */
    private static Budget forUnknownAccount(Budget budget) {
        return budget.lockedFor(budget.firstWait(), budget.firstWait())
                .neverHeld()
                .noCap();
    }

    /** The number of mail requests is limited, whatever the result of a request. */
    private static LimitedCounter counterOfUnknownClients(Counter.Key key, Budget budget) {
        return key.proof() == Proof.MAIL ? LimitedCounter.ofRequests(key, budget) : LimitedCounter.of(key, budget);
    }

    private boolean admits(Facts facts, OrganizationId countingOrganization, LimitedCounter limited) {
        Instant now = runner.now();
        Counter counter = AttemptLimiter.counterOf(countingOrganization, facts.counters(), limited.key(), now);
        return !CounterRules.refuses(counter, limited.budget(), now);
    }

    /** The user of the account, if the gate admits them. */
    public Outcome<User> admit(Facts facts) {
        return gate.admitUser(facts.organization(), facts.user());
    }

    /** Whether failed attempts or an administrator have locked the account, as of now. */
    boolean isLocked(Facts facts) {
        Instant now = runner.now();
        return facts.user()
                .flatMap(user -> user.status().lock())
                .filter(lock -> lock.holdsAt(now))
                .isPresent();
    }
}
