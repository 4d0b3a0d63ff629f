package io.rosterkit.engine.registration;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Looks;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.invitation.InvitationMove;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.time.Instant;

/** Holds an invitation after too many wrong code words or codes, until an administrator renews it. Thread-safe. */
public final class InvitationHolding {

    private static final ResultCodec<Boolean> NOTHING = ResultCodec.of(held -> "", text -> Boolean.TRUE);

    private final OperationRunner runner;
    private final RegistrationStore store;
    private final AttemptLimiter limiter;
    private final InvitationEngine invitations;

    /** Invitations of that store. */
    public InvitationHolding(
            OperationRunner runner, RegistrationStore store, AttemptLimiter limiter, InvitationEngine invitations) {
        this.runner = runner;
        this.store = store;
        this.limiter = limiter;
        this.invitations = invitations;
    }

    /** The attempt with that charge, which was the last one, has failed. Another link made since keeps working. */
    void hold(Call call, Facts seen, Charge charge) {
        Invitation before = seen.linked().invitation();
        Operation operation = Operation.of("invitation.hold", Subject.untouched(Subject.Kind.INVITATION, before.id()));
        Looks<Facts> looks = Looks.of(
                seen, () -> store.facts(before.organization(), before.id()).orElseThrow());
        runner.perform(call.eachTime(), operation, NOTHING, now -> {
            Looks.Look<Facts> look = looks.next();
            Invitation row = look.facts().linked().invitation();
            Author author = new Author(row.organization(), call.agent("attempts"), now);
            return sameLink(before, row)
                    .then(same -> invitations.end(author, row, InvitationMove.HOLD))
                    .map(held -> new Decision<>(
                            held.and(new LockoutChange.Counted(
                                    CounterRules.held(counter(row, charge, look.first(), now), now))),
                            Boolean.TRUE));
        });
    }

    /** Refused when another link was made since that one was shown. */
    static Outcome<Invitation> sameLink(Invitation shown, Invitation now) {
        return now.link().generation() == shown.link().generation()
                ? Outcome.done(now)
                : Outcome.refused(InvitationReason.LINK_SUPERSEDED);
    }

    private Counter counter(Invitation row, Charge charge, boolean first, Instant now) {
        return first
                ? charge.after()
                : limiter.look(row.organization(), charge.after().key(), now);
    }
}
