package io.rosterkit.engine.wiring;

import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.password.PasswordChoice;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.secondstep.Challenges;
import io.rosterkit.engine.secondstep.StepLookup;
import io.rosterkit.engine.secret.Codes;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.engine.session.Sessions;
import io.rosterkit.engine.signin.AccountLookup;
import io.rosterkit.engine.signin.CodeEngine;
import io.rosterkit.engine.signin.ExternalSignIn;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.SignInEngine;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.verification.VerificationStore;

/** Wires the engines of signing in and of sessions, once. */
final class SignInRoom {

    final Tokens tokens;
    final PasswordParts passwords;
    final PasswordChoice choice;
    final SessionIssuer issuer;
    final Challenges challenges;
    final AccountLookup accounts;
    final StepLookup steps;
    final SignInEngine signIn;
    final CodeEngine codes;
    final ExternalSignIn external;
    final Reauthentication self;
    final Sessions sessions;

    SignInRoom(Plan plan, Foundation base, LockoutRoom lockout) {
        SignInStore store = base.storage.port(SignInStore.class);
        this.tokens = new Tokens(plan.keys());
        this.passwords = passwords(plan);
        this.choice = new PasswordChoice(base.profiles);
        this.issuer = new SessionIssuer(base.journalWriter, base.ids, tokens, store);
        this.challenges = challenges(plan, base);
        this.accounts = new AccountLookup(base.runner, store, base.gate, tokens, base.profiles);
        this.steps = new StepLookup(lockout.sources, challenges, tokens);
        this.signIn =
                new SignInEngine(lockout.attempts, accounts, lockout.sources, passwords, issuer, challenges, tokens);
        this.codes = new CodeEngine(lockout.attempts, accounts, steps, issuer, challenges, tokens);
        this.external = new ExternalSignIn(base.runner, accounts, issuer);
        this.self = self(base, lockout, store);
        this.sessions = new Sessions(base.runner, base.gate, store, tokens);
    }

    private Reauthentication self(Foundation base, LockoutRoom lockout, SignInStore store) {
        return new Reauthentication(base.runner, lockout.attempts, store, base.gate, passwords, base.profiles);
    }

    /** The longest password that is hashed holds for the whole roster. */
    private static PasswordParts passwords(Plan plan) {
        PasswordPolicy standard = plan.profiles().standard().authentication().password();
        Plan.Hashes hashes = plan.hashes();
        int longest = plan.profiles().all().stream()
                .mapToInt(profile -> profile.authentication().password().longest())
                .max()
                .orElseThrow();
        return new PasswordParts(
                new Passwords(standard.longest(longest)),
                new Hashing(hashes.hasher(), hashes.limits(), hashes.pepper()));
    }

    private static Challenges challenges(Plan plan, Foundation base) {
        int triesAtMost = plan.profiles().all().stream()
                .mapToInt(profile -> profile.authentication().secondStep().tries())
                .max()
                .orElseThrow();
        return new Challenges(
                base.runner,
                base.ids,
                plan.keys(),
                new Challenges.Sending(
                        base.storage.port(VerificationStore.class), new Codes(plan.keys()), triesAtMost));
    }
}
