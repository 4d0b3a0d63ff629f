package io.rosterkit.benchmarks.signin;

import io.rosterkit.benchmarks.Server;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.signin.SignIn;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.PasswordHasher;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** 100,000 users in 1,000 organizations, who have all signed in once, and whose sources are never over a budget. */
record Accounts(Tenants tenants) {

    static final int COUNT = 100_000;

    private static final String WRONG = "wrong horse battery staple";
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** The standard budgets: five wrong passwords lock. */
    static final LockoutPolicy STANDARD = LockoutPolicy.standard();

    /** As many wrong passwords as may be before anything locks: 25. */
    static final LockoutPolicy PATIENT =
            STANDARD.password(Budget.threshold(25).lockedFor(QUARTER, QUARTER).cap(25));

    /** Makes them on a server that is empty. */
    static Accounts on(Server server, LockoutPolicy lockout, PasswordHasher hasher) throws IOException, SQLException {
        return on(server, lockout, hasher, mail -> new Receipt.Accepted());
    }

    /** The same, with mails. */
    static Accounts on(Server server, LockoutPolicy lockout, PasswordHasher hasher, MailGateway mail)
            throws IOException, SQLException {
        Schema.of(server.pool()).install();
        server.run("signin/floor.sql");
        Tenants tenants = Tenants.in(
                JdbcStorage.on(server.pool()),
                StandardProfile.builder("Benchmark").lockout(lockout).build(),
                mail,
                hasher);
        server.run("signin/accounts.sql");
        return new Accounts(tenants);
    }

    /** A user: where, and under which address. */
    record Account(OrganizationId organization, int number, String address) {}

    /** The user of that number, from 0. */
    Account get(int number) {
        int tenant = number % Tenants.COUNT;
        return new Account(
                tenants.owners().get(tenant).organization(),
                tenant + 1,
                "person" + number / Tenants.COUNT + "@org" + (tenant + 1) + ".example");
    }

    /** Tries a wrong password through the library. */
    void fail(Account account) {
        Outcome<SignIn> outcome = signIn(account, WRONG);
        Hand.check(
                outcome.refusal()
                        .filter(why -> why.reason() == SignInReason.REFUSED)
                        .isPresent(),
                "a wrong password must be refused as such");
    }

    Outcome<SignIn> signIn(Account account, String password) {
        return tenants.roster()
                .front(account.organization(), new Source("192.0.2.1"))
                .signIn(account.address(), password);
    }
}
