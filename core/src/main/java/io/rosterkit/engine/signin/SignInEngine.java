package io.rosterkit.engine.signin;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.ProofCheck;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secondstep.Challenges;
import io.rosterkit.engine.secondstep.StepTokens;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Challenge.Purpose;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.SignInStore.AccountKey;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs users in by password. Every refusal before all proofs are right is the same, and costs the same. One for all
 * calls; thread-safe.
 */
public final class SignInEngine {

    private static final AccountLookup.AttemptedOperation SIGN_IN = AccountLookup.AttemptedOperation.of("signin");

    private final Attempts attempts;
    private final AccountLookup accounts;
    private final SourceLimiter sourceLimiter;
    private final PasswordParts passwords;
    private final SessionIssuer issuer;
    private final Challenges challenges;
    private final Tokens tokens;

    public SignInEngine(
            Attempts attempts,
            AccountLookup accounts,
            SourceLimiter sourceLimiter,
            PasswordParts passwords,
            SessionIssuer issuer,
            Challenges challenges,
            Tokens tokens) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.sourceLimiter = sourceLimiter;
        this.passwords = passwords;
        this.issuer = issuer;
        this.challenges = challenges;
        this.tokens = tokens;
    }

    /** Signs in with the address and the password, from a device that may be known. */
    public Outcome<SignIn> signIn(Visitor visitor, String address, String password, Optional<String> deviceToken) {
        if (visitor.organization().isEmpty()) {
            return Outcome.refused(SignInReason.ORGANIZATION_NEEDED);
        }
        OrganizationId organization = visitor.organization().get();
        Optional<DeviceId> device = deviceToken.flatMap(token -> device(organization, address, token));
        return sourceLimiter.run(
                visitor,
                device,
                SIGN_IN.code(),
                () -> passwords
                        .rules()
                        .read(password)
                        .then(typed -> Addresses.parse(address)
                                .then(read -> passwords
                                        .hashing()
                                        .runAdmitted(() -> attempt(
                                                visitor,
                                                accounts.byAddress(organization, read, device, Proof.PASSWORD),
                                                typed)))));
    }

    /**
     * Signs a user in by id, on an unknown device, for a caller that has charged the source and has a place for
     * hashing.
     */
    public Outcome<SignIn> signInById(
            Visitor visitor, OrganizationId organization, UserId user, Passwords.Typed password) {
        return attempt(visitor, AccountLookup.byId(organization, user, Optional.empty(), Proof.PASSWORD), password);
    }

    /** The device of a token that was made for this address. With any other token the caller is an unknown client. */
    private Optional<DeviceId> device(OrganizationId organization, String address, String token) {
        return Addresses.parse(address)
                .answer()
                .flatMap(read -> tokens.read(Tokens.Kind.DEVICE, token, read.key()))
                .filter(content -> content.organization().equals(organization))
                .map(content -> new DeviceId(content.id()));
    }

    /** Each call is an attempt, whatever its request id. */
    private Outcome<SignIn> attempt(Visitor visitor, AccountKey lookupKey, Passwords.Typed password) {
        AccountAttempt<Optional<PasswordHash>> attempt = accounts.attempt(
                visitor.withoutRequestId(),
                accounts.snapshot(lookupKey),
                SIGN_IN,
                (accountAttempt, admission) -> check(accountAttempt, admission, password));
        if (needsCode(attempt)) {
            return attempts.run(
                            attempt,
                            StepTokens.codec(tokens),
                            (facts, newHash, now) -> attempt.recheckUser(facts)
                                    .then(user -> challenge(attempt, author(attempt, now), user))
                                    .map(step -> withNewHash(attempt, facts, newHash, now, step)))
                    .map(step -> step);
        }
        return attempts.run(
                        attempt,
                        issuer.codec(),
                        (facts, newHash, now) -> attempt.recheckUser(facts)
                                .map(user -> session(
                                        attempt,
                                        author(attempt, now),
                                        new SessionIssuer.AdmittedUser(user, facts.activity())))
                                .map(decision -> withNewHash(attempt, facts, newHash, now, decision)))
                .map(signedIn -> signedIn);
    }

    /** The result of a right password is its new hash, where the stored one is to be replaced. */
    private ProofCheck<Optional<PasswordHash>> check(
            AccountAttempt<?> attempt, Admission admission, Passwords.Typed password) {
        Optional<PasswordHash> stored = attempt.factsBefore().credential().map(Credential::hash);
        Verdict verdict = passwords.hashing().verify(password, stored);
        Optional<Reason> reason = attempt.refusalReason(admission);
        if (reason.isPresent() || verdict == Verdict.WRONG) {
            return ProofCheck.wrong(
                    reason.orElse(SignInReason.PASSWORD_WRONG),
                    Refusal.of(SignInReason.REFUSED),
                    attempt.lockConsequence());
        }
        return ProofCheck.right(
                verdict == Verdict.RIGHT_BUT_OLD
                        ? Optional.of(passwords.hashing().hash(password.normalized()))
                        : Optional.empty());
    }

    private boolean needsCode(AccountAttempt<?> attempt) {
        return switch (attempt.account().policy().secondStep().signIn()) {
            case OFF -> false;
            case ALWAYS -> true;
            case UNKNOWN_DEVICE -> attempt.device().isEmpty();
        };
    }

    private Decision<SignedIn> session(AccountAttempt<?> attempt, Author author, SessionIssuer.AdmittedUser user) {
        Proven proven = new Proven(author.now(), Optional.empty());
        SessionIssuer.IssuedSession issued = issuer.begin(
                author, user, attempt.device(), proven, attempt.account().policy());
        return new Decision<>(issued.changes(), issued.signedIn());
    }

    private Outcome<Decision<SecondStep>> challenge(AccountAttempt<?> attempt, Author author, User user) {
        Challenge.About about = new Challenge.About(
                Purpose.SIGN_IN,
                user.id().uuid(),
                user.security().sessionEpoch(),
                attempt.device().map(Device::id));
        return user.contact()
                .phone()
                .map(phone -> challenges.prepare(
                        author, about, phone, attempt.account().policy().secondStep()))
                .orElseGet(() -> Outcome.refused(VerificationReason.PHONE_MISSING))
                .map(prepared -> new Decision<>(prepared.changes(), StepTokens.of(prepared.challenge(), tokens)));
    }

    /** Adds the new hash of the password, unless another call with the same password stored one first. */
    private static <T> Decision<T> withNewHash(
            AccountAttempt<?> attempt, Facts later, Optional<PasswordHash> newHash, Instant now, Decision<T> decision) {
        Optional<Credential> stored = attempt.factsBefore().credential();
        Changes changes = newHash.filter(hash -> later.credential().equals(stored))
                .map(hash -> Changes.none(attempt.call().organization())
                        .and(CredentialTable.CREDENTIALS.write(
                                stored.orElseThrow().replaced(hash, now)))
                        .and(decision.changes()))
                .orElse(decision.changes());
        return new Decision<>(changes, decision.result());
    }

    private static Author author(AccountAttempt<?> attempt, Instant now) {
        return new Author(attempt.call().organization(), attempt.caller("password"), now);
    }
}
