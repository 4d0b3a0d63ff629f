package io.rosterkit.signin;

import io.rosterkit.access.Gate;
import io.rosterkit.audit.Author;
import io.rosterkit.call.Act;
import io.rosterkit.call.Answer;
import io.rosterkit.call.Call;
import io.rosterkit.call.Calls;
import io.rosterkit.call.Draft;
import io.rosterkit.call.Visitor;
import io.rosterkit.contact.Addresses;
import io.rosterkit.lockout.Guards;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.Credential;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.RunningSession.Proven;
import io.rosterkit.model.signin.SignInChange;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.verification.Challenge;
import io.rosterkit.model.verification.Challenge.Purpose;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.password.Hashing;
import io.rosterkit.password.PasswordParts;
import io.rosterkit.secret.Tokens;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Knock;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.verification.Challenges;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Signing in by password. Whatever goes wrong before all is proven gets one and the same answer, at the same cost. */
@SuppressWarnings("exports") // made by the entrance only
public final class SignIns {

    private static final String SIGN_IN = "signin";
    private static final UUID NO_DEVICE = new UUID(0, 0);

    private final Visitor visitor;
    private final Parts parts;

    /** What the room is made of. */
    public record Parts(
            Calls calls,
            Gate gate,
            SignInStore store,
            Guards guards,
            PasswordParts passwords,
            Arrivals arrivals,
            Challenges challenges,
            Tokens tokens) {

        /** The room, for somebody at the front door. */
        public SignIns at(Visitor visitor) {
            return new SignIns(visitor, this);
        }

        /** The second step, for somebody at the front door. */
        public CodeSteps codesAt(Visitor visitor) {
            return new CodeSteps(visitor, this);
        }

        /** The caller as a user of the organization. */
        public Oneself oneself(Call call) {
            return new Oneself(call, this);
        }

        /** How passwords are hashed. */
        public Hashing hashing() {
            return passwords.hashing();
        }
    }

    /** For somebody at the front door. */
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
        Optional<DeviceId> device = device(organization, deviceToken);
        return parts.guards()
                .sources()
                .within(
                        visitor,
                        device,
                        SIGN_IN,
                        () -> parts.passwords()
                                .rules()
                                .normal(password)
                                .then(normal -> Addresses.parse(address)
                                        .then(read -> parts.hashing()
                                                .admitted(() -> attempt(knock(organization, read, device), normal)))));
    }

    /**
     * The same on a device that is not known, for a room that has charged the source and holds a place for hashing; the
     * password is in its normal form.
     */
    public Outcome<SignIn> signInWithin(EmailAddress address, String password) {
        return attempt(knock(visitor.organization().orElseThrow(), address, Optional.empty()), password);
    }

    private Optional<DeviceId> device(OrganizationId organization, Optional<String> token) {
        return token.flatMap(text -> parts.tokens().read(Tokens.Kind.DEVICE, text))
                .filter(named -> named.organization().equals(organization))
                .map(named -> new DeviceId(named.id()));
    }

    private Knock knock(OrganizationId organization, EmailAddress address, Optional<DeviceId> device) {
        UUID decoy = parts.tokens().decoy(organization + " " + address.key());
        return new Knock(organization, Optional.of(address.key()), Optional.empty(), device, Proof.PASSWORD, decoy);
    }

    private Outcome<SignIn> attempt(Knock knock, String password) {
        LockoutPolicy policy = parts.guards().policy();
        Attempt.Doors doors = new Attempt.Doors(
                policy.strangers().password(), Optional.of(policy.devices().password()));
        Attempt attempt = Attempt.charge(knock, doors, asked(), parts.calls().now());
        Optional<Credential> stored = attempt.facts().credential();
        Verdict verdict = parts.hashing().verify(password, stored.map(Credential::hash));
        Optional<Reason> why = attempt.keptOut();
        if (why.isPresent() || verdict == Verdict.WRONG) {
            attempt.failed(parts.calls(), visitor, SIGN_IN, why.orElse(SignInReason.PASSWORD_WRONG));
            return Outcome.refused(SignInReason.REFUSED);
        }
        Changes upgrade = Changes.none(knock.organization());
        if (verdict == Verdict.RIGHT_BUT_OLD) {
            PasswordHash anew = parts.hashing().hash(password);
            upgrade = upgrade.and(new SignInChange.PasswordSet(
                    stored.orElseThrow().replaced(anew, parts.calls().now())));
        }
        return needsCode(attempt) ? challenge(attempt, upgrade) : arrive(attempt, upgrade);
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

    private Outcome<SignIn> arrive(Attempt attempt, Changes before) {
        return settle(attempt, parts.arrivals().answer(), (author, right) -> {
                    Proven proven = new Proven(author.now(), Optional.empty());
                    Arrivals.Arrival arrival = parts.arrivals().begin(author, right.user(), attempt.device(), proven);
                    return new Draft<>(before.and(right.wiped()).and(arrival.changes()), arrival.signedIn());
                })
                .map(in -> in);
    }

    private Outcome<SignIn> challenge(Attempt attempt, Changes before) {
        Optional<PhoneNumber> phone =
                attempt.facts().user().flatMap(user -> user.contact().phone());
        if (phone.isEmpty()) {
            Instant now = parts.calls().now();
            attempt.right(now).map(Attempt.Right::wiped).answer().ifPresent(parts.calls()::apply);
            return Outcome.refused(VerificationReason.PHONE_MISSING);
        }
        return settle(attempt, SecondStep.answer(parts.tokens()), (author, right) -> {
                    UUID device =
                            attempt.device().map(known -> known.id().uuid()).orElse(NO_DEVICE);
                    Challenge.About about = new Challenge.About(
                            Purpose.SIGN_IN,
                            right.user().id().uuid(),
                            right.user().security().sessionEpoch(),
                            device);
                    Challenges.Begun begun = parts.challenges().begin(author, about, phone.get());
                    return new Draft<>(
                            before.and(right.wiped()).and(begun.changes()),
                            SecondStep.of(begun.challenge(), parts.tokens()));
                })
                .map(step -> step);
    }

    private <T> Outcome<T> settle(
            Attempt attempt, Answer<T> answer, BiFunction<Author, Attempt.Right, Draft<T>> decide) {
        OrganizationId organization = visitor.organization().orElseThrow();
        Call call = Call.atTheFront(organization, visitor.source());
        UserId user = attempt.facts().user().orElseThrow().id();
        Act act = Act.of(SIGN_IN, Subject.untouched(Subject.Kind.USER, user));
        return parts.calls()
                .perform(
                        call,
                        act,
                        answer,
                        now -> attempt.right(now)
                                .map(right ->
                                        decide.apply(new Author(organization, call.agent("password"), now), right)));
    }
}
