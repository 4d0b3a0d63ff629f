package io.rosterkit.engine.wiring;

import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.damage.DamagedRows;
import io.rosterkit.engine.lockout.LocalSourceBudget;
import io.rosterkit.engine.naming.NameAttempts;
import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.password.PasswordPolicy;

/**
 * What a roster has once, also for its work in transactions of the host. These are the order of ids, the queue for
 * processors, the damaged rows that were met, and the attempts to find a code word by names.
 */
record ProcessParts(Ids ids, PasswordParts passwords, DamagedRows damaged, NameAttempts nameAttempts) {

    static ProcessParts of(RosterConfiguration configuration) {
        return new ProcessParts(
                new Ids(configuration.host().clock(), configuration.host().random()),
                passwords(configuration),
                new DamagedRows(),
                new NameAttempts(new LocalSourceBudget(NameAttempts.limits())));
    }

    /** The maximum length of a password that is hashed is one for all profiles. */
    private static PasswordParts passwords(RosterConfiguration configuration) {
        PasswordPolicy standard =
                configuration.profiles().standard().authentication().password();
        int longest = configuration.profiles().all().stream()
                .mapToInt(profile -> profile.authentication().password().maxLength())
                .max()
                .orElseThrow();
        return new PasswordParts(
                new Passwords(standard.maxLength(longest)),
                new Hashing(
                        configuration.hashes().hasher(),
                        configuration.hashes().limits(),
                        configuration.hashes().pepper()));
    }
}
