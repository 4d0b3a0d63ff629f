package io.rosterkit.engine.registration;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.invitation.InvitationMove;
import io.rosterkit.engine.lockout.AttemptLimiter.Admission;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.engine.signin.SessionIssuer;
import io.rosterkit.engine.signin.StepNames;
import io.rosterkit.engine.signin.Steps;
import io.rosterkit.engine.verification.Challenges;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.JournalEntry;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.LockoutChange;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.Credential;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.RunningSession.Proven;
import io.rosterkit.model.signin.SignInChange;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserChange;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.verification.Challenge;
import io.rosterkit.registration.Registered;
import io.rosterkit.registration.Registration;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Writes what a registration comes to, for one invitation. */
final class RegistrationCompletion {

    private static final int VERSIONS = 32;

    private final RegistrationParts parts;
    private final Call call;
    private final Facts seen;
    private int looks;
    private boolean repeated;

    RegistrationCompletion(RegistrationParts parts, Call call, Facts seen) {
        this.parts = parts;
        this.call = call;
        this.seen = seen;
    }

    /** All is proven: the invitation is accepted, and there is a user. */
    Outcome<Registration> complete(PasswordHash hash, Admission admission) {
        return settle(operation(Registrations.REGISTER), registered(), (author, facts) -> {
                    Credential credential = credential(facts, hash, author.now());
                    return joined(author, facts, new Proven(author.now(), Optional.empty()))
                            .map(draft -> new Decision<>(
                                    draft.changes()
                                            .and(new SignInChange.PasswordSet(credential))
                                            .and(wiped(facts, admission, author.now())),
                                    draft.answer()));
                })
                .map(Registration.Complete::new);
    }

    /** The password is set; a code is sent. */
    Outcome<Registration> begin(PasswordHash hash, Admission admission) {
        ResultCodec<SecondStep> answer = StepNames.codec(parts.signIns().tokens());
        return settle(operation(Registrations.REGISTER, "code"), answer, (author, facts) -> {
                    Invitation row = facts.linked().invitation();
                    Credential credential = credential(facts, hash, author.now());
                    Challenge.About about = new Challenge.About(
                            Challenge.Purpose.REGISTRATION, row.id().uuid(), epoch(row, credential), Optional.empty());
                    return parts.challenges()
                            .begin(author, about, row.invitee().phone().orElseThrow())
                            .map(begun -> new Decision<>(
                                    begun.changes()
                                            .and(new SignInChange.PasswordSet(credential))
                                            .and(wiped(facts, admission, author.now()))
                                            .and(sent(author, row)),
                                    StepNames.of(
                                            begun.challenge(), parts.signIns().tokens())));
                })
                .map(Registration.CodeSent::new);
    }

    private JournalEntry sent(Author author, Invitation row) {
        Deed deed = Deed.done("registration.code-sent", Map.of());
        return parts.journalWriter().event(author, deed, Subject.untouched(Subject.Kind.INVITATION, row.id()));
    }

    /** The code was right: as {@link #complete}, with the password that was set before. */
    Outcome<Registered> finish(Challenge charged, Admission admission) {
        return settle(
                operation("registration.code", charged.id()),
                registered(),
                (author, facts) -> parts.challenges()
                        .unanswered(charged)
                        .then(open -> isOf(open, facts) ? Outcome.done(open) : Steps.over())
                        .then(open -> joined(
                                        author, facts, new Proven(open.course().begunAt(), Optional.of(author.now())))
                                .map(draft -> new Decision<>(
                                        draft.changes()
                                                .and(Challenges.used(open))
                                                .and(wiped(facts, admission, author.now())),
                                        draft.answer()))));
    }

    /** Whether all this came to is the answer that the same request had before: nothing was written. */
    boolean repeated() {
        return repeated;
    }

    /** Whether the challenge was made for the link and the password that the invitation has now. */
    static boolean isOf(Challenge challenge, Facts facts) {
        return facts.credential()
                .map(credential -> epoch(facts.linked().invitation(), credential))
                .filter(epoch -> epoch == challenge.about().epoch())
                .isPresent();
    }

    /** Too many wrong code words, or codes: the invitation is held until an administrator renews it. */
    void hold(Charge charge) {
        parts.runner()
                .perform(
                        call.eachTime(),
                        operation("invitation.hold"),
                        ResultCodec.of(nothing -> "", text -> Boolean.TRUE),
                        now -> {
                            Facts facts = look();
                            Invitation row = facts.linked().invitation();
                            Counter counter = counter(charge, now);
                            Author author = new Author(row.organization(), call.agent("attempts"), now);
                            return sameLink(row)
                                    .then(same -> parts.invitations().end(author, row, InvitationMove.HOLD))
                                    .map(held -> new Decision<>(
                                            held.and(new LockoutChange.Counted(CounterRules.held(counter, now))),
                                            Boolean.TRUE));
                        });
    }

    private <T> Outcome<T> settle(
            Operation operation, ResultCodec<T> answer, BiFunction<Author, Facts, Outcome<Decision<T>>> decide) {
        return parts.runner().perform(call, operation, answer.whenRepeated(() -> repeated = true), now -> {
            Facts facts = look();
            Invitation row = facts.linked().invitation();
            return parts.open(call, facts)
                    .then(agent -> parts.invitations()
                            .usable(row, row.link().generation(), now)
                            .then(open -> sameLink(row))
                            .then(open -> free(facts))
                            .then(open -> decide.apply(new Author(row.organization(), agent, now), facts)));
        });
    }

    /** Another link was made since this one was shown. */
    private Outcome<Invitation> sameLink(Invitation row) {
        return row.link().generation() == seen.linked().invitation().link().generation()
                ? Outcome.done(row)
                : Outcome.refused(InvitationReason.LINK_SUPERSEDED);
    }

    private static Outcome<Facts> free(Facts facts) {
        return facts.holder().isPresent() ? Outcome.refused(InvitationReason.ALREADY_USER) : Outcome.done(facts);
    }

    private Facts look() {
        Invitation row = seen.linked().invitation();
        looks++;
        return looks == 1
                ? seen
                : parts.store().facts(row.organization(), row.id()).orElseThrow();
    }

    private Outcome<Decision<Registered>> joined(Author author, Facts facts, Proven proven) {
        Invitation row = facts.linked().invitation();
        User user = user(author, row);
        JournaledChange told =
                parts.journalWriter().change(author, joinDeed(row), Subject.Kind.USER, user.id(), Revision.none());
        User written = user.moved(user.standing(), user.security(), told.revision());
        return parts.invitations().end(author, row, InvitationMove.ACCEPT).map(accepted -> {
            Changes changes = accepted.and(new UserChange.Joined(written)).and(told.entry());
            if (!parts.policy().signsIn()) {
                return new Decision<>(changes, new Registered(row.organization(), user.id(), Optional.empty()));
            }
            SessionIssuer.IssuedSession issued = parts.issuer().beginFresh(author, written, proven);
            return new Decision<>(
                    changes.and(issued.changes()),
                    new Registered(row.organization(), user.id(), Optional.of(issued.signedIn())));
        });
    }

    private static User user(Author author, Invitation row) {
        Invitee invitee = row.invitee();
        return new User(
                row.organization(),
                invitee.user(),
                new User.Contact(invitee.address(), true, invitee.name(), invitee.phone()),
                new User.Standing(
                        UserStatus.ACTIVE,
                        invitee.type(),
                        invitee.roles(),
                        Set.of(invitee.practice()),
                        Optional.empty()),
                User.Security.first(),
                new User.Origin(author.now(), row.course().inviter()),
                Revision.none());
    }

    private static Deed joinDeed(Invitation row) {
        String roles = row.invitee().roles().stream().map(Role::code).sorted().collect(Collectors.joining(" "));
        return Deed.done(
                "user.join",
                Map.of(
                        "invitation", row.id().toString(),
                        "type", row.invitee().type().code(),
                        "roles", roles));
    }

    private static Credential credential(Facts facts, PasswordHash hash, Instant now) {
        Invitation row = facts.linked().invitation();
        return facts.credential()
                .map(before -> before.replaced(hash, now))
                .orElseGet(
                        () -> Credential.first(row.organization(), row.invitee().user(), hash, now));
    }

    /** The attempts that were right: of the invitation all up to it, and so many of what is shared by many. */
    private Changes wiped(Facts facts, Admission admission, Instant now) {
        Changes changes = Changes.none(call.organization());
        for (Charge charge : admission.charges()) {
            Counter counter = counter(charge, now);
            boolean own = !counter.key().subject().equals(facts.practice().id().uuid());
            changes = changes.and(new LockoutChange.Counted(
                    own
                            ? CounterRules.right(counter, charge.ordinal(), now)
                            : CounterRules.refunded(counter, charge, admission.own(), now)));
        }
        return changes;
    }

    /** The counter as it is now: as charged, if no other attempt was charged since, and else as read again. */
    private Counter counter(Charge charge, Instant now) {
        return looks == 1
                ? charge.after()
                : parts.guards()
                        .limiter()
                        .look(call.organization(), charge.after().key(), now);
    }

    private Operation operation(String code, Object... content) {
        return Operation.of(
                code,
                Subject.untouched(
                        Subject.Kind.INVITATION, seen.linked().invitation().id()),
                content);
    }

    private static long epoch(Invitation row, Credential credential) {
        return ((long) row.link().generation() << VERSIONS) + credential.version();
    }

    private ResultCodec<Registered> registered() {
        ResultCodec<SignedIn> session = parts.issuer().answer();
        return ResultCodec.of(
                registered -> registered.organization() + "|" + registered.user() + "|"
                        + registered.signedIn().map(session::write).orElse(""),
                text -> {
                    String[] fields = text.split("\\|", -1);
                    return new Registered(
                            new OrganizationId(UUID.fromString(fields[0])),
                            new UserId(UUID.fromString(fields[1])),
                            Optional.of(fields[2]).filter(in -> !in.isEmpty()).map(session::read));
                });
    }
}
