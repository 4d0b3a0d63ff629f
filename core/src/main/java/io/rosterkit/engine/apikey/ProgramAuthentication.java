package io.rosterkit.engine.apikey;

import io.rosterkit.apikey.AuthenticatedProgram;
import io.rosterkit.engine.access.ProgramGate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.OptionalRequestId;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.engine.secret.Tokens.TokenTarget;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Optional;

/** Recognizes programs by the token of their API key. All calls share one instance. Thread-safe. */
public final class ProgramAuthentication {

    private static final String AUTHENTICATE = "apikey.authenticate";

    private final OperationRunner runner;
    private final SourceLimiter sourceLimiter;
    private final Tokens tokens;
    private final UserStore users;
    private final ProgramGate gate;

    public ProgramAuthentication(
            OperationRunner runner, SourceLimiter sourceLimiter, Tokens tokens, UserStore users, ProgramGate gate) {
        this.runner = runner;
        this.sourceLimiter = sourceLimiter;
        this.tokens = tokens;
        this.users = users;
        this.gate = gate;
    }

    /**
     * The program of a token, if its key works at this moment. It reads once, and not at all for a token that is forged
     * or damaged. Every refusal but that of the budget is the same; the journal has the cause.
     */
    public Outcome<AuthenticatedProgram> authenticate(String token, Source source) {
        Optional<TokenTarget> target = tokens.read(Tokens.Kind.API_KEY, token);
        Visitor visitor = new Visitor(target.map(TokenTarget::organization), source, OptionalRequestId.none());
        return target.map(genuine -> sourceLimiter.runWithGenuineToken(
                        visitor, new ApiKeyId(genuine.id()), AUTHENTICATE, () -> authenticate(genuine, source)))
                .orElseGet(() -> sourceLimiter.run(visitor, AUTHENTICATE, () -> Outcome.refused(ApiKeyReason.REFUSED)));
    }

    private Outcome<AuthenticatedProgram> authenticate(TokenTarget target, Source source) {
        ApiKeyId id = new ApiKeyId(target.id());
        Actor.Program actor = new Actor.Program(target.organization(), id);
        Call call = Call.of(actor, source);
        AccessState access = users.access(call.viewer());
        Optional<String> cause = gate.refusalCause(access).or(() -> otherKey(access, target));
        if (cause.isPresent()) {
            Operation operation = Operation.of(AUTHENTICATE, Subject.untouched(Subject.Kind.API_KEY, id));
            runner.journal(call, operation, Refusal.of(ApiKeyReason.REFUSED).with("cause", cause.get()));
            return Outcome.refused(ApiKeyReason.REFUSED);
        }
        ProgramAccess program = access.program().orElseThrow();
        Instant end = program.makerRights().validity().earlierEnd(program.expiresAt());
        return Outcome.done(new AuthenticatedProgram(actor, gate.permissions(access), end));
    }

    /** A token is made under one key of the ring. Under another one that the ring still reads it is forged. */
    private static Optional<String> otherKey(AccessState access, TokenTarget target) {
        return access.program()
                .map(ProgramAccess::keyId)
                .filter(keyId -> keyId != target.keyId())
                .map(other -> "key");
    }
}
