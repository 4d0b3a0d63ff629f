package io.rosterkit.engine.wiring;

import io.rosterkit.engine.access.ProgramGate;
import io.rosterkit.engine.apikey.ApiKeyEngine;
import io.rosterkit.engine.apikey.ApiKeyLookup;
import io.rosterkit.engine.apikey.ApiKeyNames;
import io.rosterkit.engine.apikey.ApiKeyWriting;
import io.rosterkit.engine.apikey.ProgramAuthentication;
import io.rosterkit.engine.password.NewPasswordCheck;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.secondstep.Challenges;
import io.rosterkit.engine.secondstep.StepLookup;
import io.rosterkit.engine.secret.Codes;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.engine.session.Sessions;
import io.rosterkit.engine.signin.AccountLookup;
import io.rosterkit.engine.signin.ExternalSignIn;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.SignInCodeEngine;
import io.rosterkit.engine.signin.SignInEngine;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;

/** Makes the engines of signing in and of sessions. */
final class SignInWiring {

    final Tokens tokens;
    final PasswordParts passwords;
    final NewPasswordCheck newPasswordCheck;
    final SessionIssuer issuer;
    final Challenges challenges;
    final AccountLookup accounts;
    final StepLookup steps;
    final SignInEngine signIn;
    final SignInCodeEngine codes;
    final ExternalSignIn external;
    final Reauthentication reauthentication;
    final Sessions sessions;
    final ApiKeyEngine apiKeys;
    final ProgramAuthentication programs;

    SignInWiring(RosterConfiguration configuration, SharedEngines shared, LockoutWiring lockout) {
        SignInStore store = shared.storage.port(SignInStore.class);
        this.tokens = new Tokens(configuration.keys());
        this.passwords = shared.passwords;
        this.newPasswordCheck = new NewPasswordCheck(shared.profiles);
        this.issuer = new SessionIssuer(shared.journalWriter, shared.ids, tokens, store);
        this.challenges = challenges(configuration, shared);
        this.accounts = new AccountLookup(shared.runner, store, shared.gate, tokens, shared.profiles);
        this.steps = new StepLookup(lockout.sourceLimiter, challenges, tokens);
        this.signIn = new SignInEngine(
                lockout.attempts, accounts, lockout.sourceLimiter, passwords, issuer, challenges, tokens);
        this.codes = new SignInCodeEngine(lockout.attempts, accounts, steps, issuer, challenges, tokens);
        this.external = new ExternalSignIn(shared.runner, accounts, issuer);
        this.reauthentication = reauthentication(shared, lockout, store);
        this.apiKeys = apiKeys(shared);
        this.programs = new ProgramAuthentication(
                shared.runner,
                lockout.sourceLimiter,
                tokens,
                shared.storage.port(UserStore.class),
                new ProgramGate(shared.profiles, shared.runner::now));
        this.sessions = new Sessions(shared.runner, shared.gate, store, tokens, shared.profiles);
    }

    private Reauthentication reauthentication(SharedEngines shared, LockoutWiring lockout, SignInStore store) {
        return new Reauthentication(shared.runner, lockout.attempts, store, shared.gate, passwords, shared.profiles);
    }

    private ApiKeyEngine apiKeys(SharedEngines shared) {
        return new ApiKeyEngine(
                shared.runner,
                shared.gate,
                reauthentication,
                shared.storage.port(UserStore.class),
                new ApiKeyLookup(shared.storage.port(TableStore.class)),
                shared.pageReader,
                new ApiKeyNames(shared.storage.port(OrganizationStore.class), shared.nameCheck),
                new ApiKeyWriting(shared.journalWriter, tokens),
                shared.ids);
    }

    private static Challenges challenges(RosterConfiguration configuration, SharedEngines shared) {
        int maxAttemptsOfAnyProfile = configuration.profiles().all().stream()
                .mapToInt(profile -> profile.authentication().secondStep().attempts())
                .max()
                .orElseThrow();
        return new Challenges(
                shared.runner,
                shared.ids,
                configuration.keys(),
                shared.storage.port(VerificationStore.class),
                new Codes(configuration.keys()),
                maxAttemptsOfAnyProfile);
    }
}
