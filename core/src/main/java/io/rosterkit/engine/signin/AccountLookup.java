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
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.lockout.Budget;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.User;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.Knock;
import java.time.Instant;
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

    /** Accounts of that store, whose users pass that gate. */
    public AccountLookup(OperationRunner runner, SignInStore store, Gate gate, Tokens tokens) {
        this.runner = runner;
        this.store = store;
        this.gate = gate;
        this.tokens = tokens;
    }

    /** The budgets of one kind of proof: of unknown clients, and of each known device where devices have one. */
    public record Channels(Budget unknownClients, Optional<Budget> device) {}

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
            Knock knock,
            Channels channels,
            Named named,
            BiFunction<AccountAttempt<P>, Admission, Checked<P>> check) {
        Facts facts = store.facts(knock);
        OrganizationId keeper = facts.organization().isPresent() ? knock.organization() : OrganizationId.nobody();
        Subject about = facts.user()
                .map(user -> Subject.untouched(Subject.Kind.USER, user.id()))
                .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, keeper));
        return new AccountAttempt<>(
                this,
                visitor.call(keeper),
                Operation.of(named.code(), about, named.content()),
                knock,
                facts,
                limit(knock, facts, channels, keeper),
                check);
    }

    /** The operation of an attempt: its code, and what makes two of them the same request. */
    public record Named(String code, Object... content) {}

    private LimitedCounter limit(Knock knock, Facts facts, Channels channels, OrganizationId keeper) {
        UUID subject = facts.user().map(user -> user.id().uuid()).orElse(knock.decoy());
        Budget unknown = facts.user().isPresent()
                ? channels.unknownClients()
                : channels.unknownClients().forNobody();
        return facts.device()
                .flatMap(device -> channels.device()
                        .map(budget -> LimitedCounter.of(
                                new Counter.Key(
                                        subject, knock.proof(), device.id().uuid()),
                                budget)))
                .filter(limited -> open(facts, keeper, limited))
                .orElseGet(() -> limited(Counter.Key.ofStrangers(subject, knock.proof()), unknown));
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

    /** Why the gate does not let the user in. */
    Optional<Refusal> refusal(Facts facts) {
        return admitted(facts).refusal();
    }
}
