package io.rosterkit.engine.wiring;

import io.rosterkit.engine.registration.CodeWordAttempts;
import io.rosterkit.engine.registration.InvitationHolding;
import io.rosterkit.engine.registration.InvitationProofs;
import io.rosterkit.engine.registration.RegistrationCodeEngine;
import io.rosterkit.engine.registration.RegistrationCompletion;
import io.rosterkit.engine.registration.RegistrationEngine;
import io.rosterkit.engine.registration.RegistrationWriting;
import io.rosterkit.spi.registration.RegistrationStore;

/** Wires the engines of registration, once. */
final class RegistrationRoom {

    final RegistrationEngine engine;
    final RegistrationCodeEngine codes;

    RegistrationRoom(Foundation base, InvitationRoom room, LockoutRoom lockout, SignInRoom signIn) {
        RegistrationStore store = base.storage.port(RegistrationStore.class);
        InvitationHolding holding = new InvitationHolding(base.runner, store, lockout.limiter, room.engine);
        RegistrationCompletion completion = new RegistrationCompletion(
                base.gate,
                room.engine,
                signIn.choice,
                signIn.challenges,
                signIn.tokens,
                new RegistrationWriting(base.journalWriter, room.engine, signIn.issuer),
                base.profiles);
        this.engine = new RegistrationEngine(
                lockout.sources,
                new InvitationProofs(base.runner, store, base.pages, base.links, room.engine),
                lockout.attempts,
                new CodeWordAttempts(base.runner, store, base.words, holding, base.profiles),
                signIn.passwords,
                completion,
                signIn.signIn);
        this.codes = new RegistrationCodeEngine(
                base.runner,
                store,
                lockout.attempts,
                lockout.limiter,
                signIn.steps,
                signIn.challenges,
                new RegistrationCodeEngine.Steps(completion, holding, signIn.codes));
    }
}
