package io.rosterkit.engine.signin;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.lockout.Guards;
import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.engine.signin.Attempt.Right;
import io.rosterkit.engine.verification.Challenges;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.Credential;
import io.rosterkit.model.signin.Device;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.RunningSession.Proven;
import io.rosterkit.model.signin.SignInChange;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.User;
import io.rosterkit.model.verification.Challenge;
import io.rosterkit.model.verification.Challenge.Purpose;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Knock;
import io.rosterkit.spi.storage.Changes;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Signing in by password. Whatever goes wrong before all is proven gets one and the same answer, at the same cost. */
public final class SignIns {

    private static final String SIGN_IN = "signin";

    private final Visitor visitor;
    private final Parts parts;

    /** What the room is made of. */
    public record Parts(
            OperationRunner runner,
            Gate gate,
            SignInStore store,
            Guards guards,
            PasswordParts passwords,
            SessionIssuer issuer,
            Challenges challenges,
            Tokens tokens) {

        /** The room, for a caller without a session. */
        public SignIns at(Visitor visitor) {
            return new SignIns(visitor, this);
        }

        /** Steps that are still to be taken, for a caller without a session. */
        public Steps stepsAt(Visitor visitor) {
            return new Steps(visitor, this);
        }

        /** The second step, for a caller without a session. */
        public CodeSteps codesAt(Visitor visitor) {
            return new CodeSteps(visitor, this);
        }

        /** The caller as a user of the organization. */
        public Reauthentication self(Call call) {
            return new Reauthentication(call, this);
        }

        /** How passwords are hashed. */
        public Hashing hashing() {
            return passwords.hashing();
        }
    }

    /** For a caller without a session. */
    public SignIns(Visitor visitor, Parts parts) {
        this.visitor = visitor;
        this.parts = parts;
    }

    /**
     * Signs in with the address and the password, from a device that may be known. Answers a session, or that a code
     * was sent. Each call is an attempt and is counted, whatever the request id.
     */
    public Outcome<SignIn> signIn(String address, String password, Optional<String> deviceToken) {
        if (visitor.organization().isEmpty()) {
            return Outcome.refused(SignInReason.ORGANIZATION_NEEDED);
        }
        OrganizationId organization = visitor.organization().get();
        Optional<DeviceId> device = deviceToken.flatMap(token -> device(organization, address, token));
        return parts.guards()
                .sources()
                .within(
                        visitor,
                        device,
                        SIGN_IN,
                        () -> parts.passwords()
                                .rules()
                                .typed(password)
                                .then(typed -> Addresses.parse(address)
                                        .then(read -> parts.hashing()
                                                .admitted(() -> attempt(knock(organization, read, device), typed)))));
    }

    /**
     * The same for a user by id, on a device that is not known, for a room that has charged the source and holds a
     * place for hashing.
     */
    public Outcome<SignIn> signInWithin(UserId user, Passwords.Typed password) {
        OrganizationId organization = visitor.organization().orElseThrow();
        return attempt(
                new Knock(
                        organization,
                        Optional.empty(),
                        Optional.of(user),
                        Optional.empty(),
                        Proof.PASSWORD,
                        user.uuid()),
                password);
    }

    /** One that was made for this address; with any other the caller is a stranger. */
    private Optional<DeviceId> device(OrganizationId organization, String address, String token) {
        return Addresses.parse(address)
                .answer()
                .flatMap(read -> parts.tokens().read(Tokens.Kind.DEVICE, token, read.key()))
                .filter(named -> named.organization().equals(organization))
                .map(named -> new DeviceId(named.id()));
    }

    private Knock knock(OrganizationId organization, EmailAddress address, Optional<DeviceId> device) {
        UUID decoy = parts.tokens().decoy(organization + " " + address.key());
        return new Knock(organization, Optional.of(address.key()), Optional.empty(), device, Proof.PASSWORD, decoy);
    }

    private Outcome<SignIn> attempt(Knock knock, Passwords.Typed password) {
        LockoutPolicy policy = parts.guards().policy();
        Attempt.Doors doors = new Attempt.Doors(
                policy.strangers().password(), Optional.of(policy.devices().password()));
        Attempt attempt = Attempt.charge(knock, doors, asked(), parts.runner().now());
        Optional<Credential> stored = attempt.facts().credential();
        Verdict verdict = parts.hashing().verify(password, stored.map(Credential::hash));
        Optional<Reason> why = attempt.keptOut(parts.runner().now());
        if (why.isPresent() || verdict == Verdict.WRONG) {
            attempt.failed(parts.runner(), visitor, SIGN_IN, why.orElse(SignInReason.PASSWORD_WRONG));
            return Outcome.refused(SignInReason.REFUSED);
        }
        Optional<PasswordHash> anew = verdict == Verdict.RIGHT_BUT_OLD
                ? Optional.of(parts.hashing().hash(password.normal()))
                : Optional.empty();
        return attempt.answered(
                parts.runner(),
                visitor,
                SIGN_IN,
                needsCode(attempt) ? challenge(attempt, anew) : arrive(attempt, anew));
    }

    /** The attempt wiped out, and the password hashed anew unless another call with the same password was faster. */
    private static Changes settled(Attempt attempt, Right right, Optional<PasswordHash> anew, Author author) {
        Optional<Credential> stored = attempt.facts().credential();
        return anew.filter(hash -> right.credential().equals(stored))
                .map(hash -> new SignInChange.PasswordSet(stored.orElseThrow().replaced(hash, author.now())))
                .map(right.wiped()::and)
                .orElse(right.wiped());
    }

    private Attempt.Parts asked() {
        return new Attempt.Parts(parts.store(), parts.guards(), parts.gate());
    }

    private boolean needsCode(Attempt attempt) {
        return switch (parts.challenges().policy().signIn()) {
            case OFF -> false;
            case ALWAYS -> true;
            case UNKNOWN_DEVICE -> attempt.device().isEmpty();
        };
    }

    private Outcome<SignIn> arrive(Attempt attempt, Optional<PasswordHash> anew) {
        return settle(attempt, parts.issuer().answer(), (author, right) -> {
                    Proven proven = new Proven(author.now(), Optional.empty());
                    SessionIssuer.IssuedSession issued =
                            parts.issuer().begin(author, right.user(), attempt.device(), proven);
                    return Outcome.done(new Decision<>(
                            settled(attempt, right, anew, author).and(issued.changes()), issued.signedIn()));
                })
                .map(in -> in);
    }

    private Outcome<SignIn> challenge(Attempt attempt, Optional<PasswordHash> anew) {
        Outcome<SecondStep> outcome = settle(
                attempt,
                StepNames.codec(parts.tokens()),
                (author, right) -> begin(attempt, author, right)
                        .map(begun -> new Decision<>(
                                settled(attempt, right, anew, author).and(begun.changes()),
                                StepNames.of(begun.challenge(), parts.tokens()))));
        if (outcome.refusal().filter(SignIns::tellsOfThePassword).isPresent()) {
            attempt.forgiven();
        }
        return outcome.map(step -> step);
    }

    private Outcome<Challenges.Begun> begin(Attempt attempt, Author author, Right right) {
        User user = right.user();
        Challenge.About about = new Challenge.About(
                Purpose.SIGN_IN,
                user.id().uuid(),
                user.security().sessionEpoch(),
                attempt.device().map(Device::id));
        return user.contact()
                .phone()
                .map(phone -> parts.challenges().begin(author, about, phone))
                .orElseGet(() -> Outcome.refused(VerificationReason.PHONE_MISSING));
    }

    /**
     * Whether the answer tells the caller anyway that the password was right, so that the attempt may be given back. A
     * user who was locked in the meantime is charged as for a wrong password, at the same cost.
     */
    private static boolean tellsOfThePassword(Refusal why) {
        return why.reason() instanceof VerificationReason;
    }

    private <T> Outcome<T> settle(
            Attempt attempt, ResultCodec<T> answer, BiFunction<Author, Right, Outcome<Decision<T>>> decide) {
        OrganizationId organization = visitor.organization().orElseThrow();
        Call call = Call.atTheFront(organization, visitor.source());
        UserId user = attempt.facts().user().orElseThrow().id();
        Operation operation = Operation.of(SIGN_IN, Subject.untouched(Subject.Kind.USER, user));
        return parts.runner()
                .perform(
                        call,
                        operation,
                        answer,
                        now -> attempt.right(now)
                                .then(right ->
                                        decide.apply(new Author(organization, call.agent("password"), now), right)));
    }
}
