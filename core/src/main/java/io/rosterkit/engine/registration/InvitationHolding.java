package io.rosterkit.engine.registration;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.call.RetryFacts;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.invitation.InvitationMove;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.CounterRules.ChargeResult;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.time.Instant;

/** Holds an invitation after too many wrong code words or codes, until an administrator renews it. Thread-safe. */
public final class InvitationHolding {

    private static final ResultCodec<Boolean> NO_RESULT_CODEC = ResultCodec.of(hold -> "", text -> Boolean.TRUE);

    private final OperationRunner runner;
    private final RegistrationStore store;
    private final AttemptLimiter limiter;
    private final InvitationEngine invitations;

    public InvitationHolding(
            OperationRunner runner, RegistrationStore store, AttemptLimiter limiter, InvitationEngine invitations) {
        this.runner = runner;
        this.store = store;
        this.limiter = limiter;
        this.invitations = invitations;
    }

    /**
     * Holds the invitation after the last admitted attempt failed; {@code charge} is that of the attempt. A link made
     * since then keeps working.
     */
    void hold(Call call, Facts factsBefore, ChargeResult charge) {
        Invitation before = factsBefore.linked().invitation();
        Operation operation = Operation.of("invitation.hold", Subject.untouched(Subject.Kind.INVITATION, before.id()));
        RetryFacts<Facts> retryFacts = RetryFacts.of(
                factsBefore,
                () -> store.facts(before.organization(), before.id()).orElseThrow());
        runner.perform(call.withoutRequestId(), operation, NO_RESULT_CODEC, now -> {
            RetryFacts.Round<Facts> round = retryFacts.nextRound();
            Invitation row = round.facts().linked().invitation();
            Author author = new Author(
                    row.organization(),
                    call.caller(
                            "attempts", round.facts().linked().organization().dataSalt()),
                    now);
            return checkSameLink(before, row)
                    .then(same -> invitations.move(author, row, InvitationMove.HOLD))
                    .map(hold -> new Decision<>(
                            hold.and(CounterTable.COUNTERS.write(
                                    CounterRules.afterHold(counter(row, charge, round.first(), now), now))),
                            Boolean.TRUE));
        });
    }

    /** Refused when another link was made since the caller's link was shown. */
    static Outcome<Invitation> checkSameLink(Invitation shown, Invitation latest) {
        return latest.link().generation() == shown.link().generation()
                ? Outcome.done(latest)
                : Outcome.refused(InvitationReason.LINK_SUPERSEDED);
    }

    private Counter counter(Invitation row, ChargeResult charge, boolean firstRound, Instant now) {
        return firstRound
                ? charge.counterAfter()
                : limiter.readCounter(row.organization(), charge.counterAfter().key(), now);
    }
}
