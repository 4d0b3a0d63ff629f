package io.rosterkit.engine.wiring;

import io.rosterkit.engine.registration.CodeWordAttempts;
import io.rosterkit.engine.registration.InvitationHolding;
import io.rosterkit.engine.registration.InvitationProofs;
import io.rosterkit.engine.registration.RegistrationCodeEngine;
import io.rosterkit.engine.registration.RegistrationCompletion;
import io.rosterkit.engine.registration.RegistrationEngine;
import io.rosterkit.engine.registration.RegistrationWriting;
import io.rosterkit.engine.registration.SenderCheck;
import io.rosterkit.engine.registration.WaitingRegistrations;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.user.UserStore;

/** Makes the engines of registration. */
final class RegistrationWiring {

    final RegistrationEngine engine;
    final RegistrationCodeEngine codes;
    final WaitingRegistrations waiting;

    RegistrationWiring(SharedEngines shared, InvitationWiring invitations, LockoutWiring lockout, SignInWiring signIn) {
        RegistrationStore store = shared.storage.port(RegistrationStore.class);
        UserStore users = shared.storage.port(UserStore.class);
        InvitationHolding holding = new InvitationHolding(shared.runner, store, lockout.limiter, invitations.engine);
        RegistrationCompletion completion = completion(shared, users, invitations, signIn);
        this.waiting = new WaitingRegistrations(shared.runner, users, store, completion);
        this.engine = new RegistrationEngine(
                lockout.sourceLimiter,
                new InvitationProofs(shared.runner, store, shared.linkReader, shared.links, invitations.engine),
                lockout.attempts,
                new CodeWordAttempts(shared.runner, store, shared.codeWords, holding, shared.profiles),
                signIn.passwords,
                completion,
                signIn.signIn);
        this.codes = new RegistrationCodeEngine(
                shared.runner,
                store,
                lockout.attempts,
                lockout.limiter,
                signIn.steps,
                signIn.challenges,
                new RegistrationCodeEngine.NextSteps(completion, holding, signIn.codes));
    }

    private static RegistrationCompletion completion(
            SharedEngines shared, UserStore users, InvitationWiring invitations, SignInWiring signIn) {
        return new RegistrationCompletion(
                shared.gate,
                invitations.engine,
                signIn.newPasswordCheck,
                signIn.challenges,
                signIn.tokens,
                new RegistrationWriting(
                        shared.journalWriter, invitations.engine, signIn.issuer, shared.ids, shared.invitedPersons),
                new SenderCheck(users, shared.profiles),
                shared.profiles);
    }
}
