package io.rosterkit.engine.wiring;

import io.rosterkit.engine.dispatch.Gateways;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.password.HashingLimits;
import io.rosterkit.spi.lockout.SourceBudget;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.secret.PasswordHasher;
import io.rosterkit.spi.secret.PasswordPepper;
import io.rosterkit.spi.storage.Storage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** The configuration of a roster, as the host gave it. */
public record RosterConfiguration(
        Storage storage, KeyRing keys, Profiles profiles, Host host, Hashes hashes, Sending sending, Sources sources) {

    /**
     * The clock, the random numbers, what runs after messages were queued, and how many characters a searched word has
     * at least that is found anywhere in a name.
     */
    public record Host(Clock clock, RandomGenerator random, Runnable nudge, int searchAnywhereFrom) {}

    /** How passwords are hashed, what an older system hashed in their place, and how many are hashed at once. */
    public record Hashes(PasswordHasher hasher, PasswordPepper pepper, HashingLimits limits) {}

    /**
     * How messages leave, where their links lead, which host a text message names, how often one is tried, and how long
     * sent ones are kept.
     */
    public record Sending(
            Gateways gateways,
            BiFunction<Links.Kind, String, String> url,
            String host,
            NoticePolicy policy,
            Duration messagesKept) {}

    /** What counts failures by source, where the host gave one, and the limits. */
    public record Sources(Optional<SourceBudget> budget, SourceLimits limits) {}
}
