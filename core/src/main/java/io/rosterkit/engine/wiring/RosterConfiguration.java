package io.rosterkit.engine.wiring;

import io.rosterkit.engine.dispatch.Gateways;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Links;
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
        Storage storage,
        KeyRing keys,
        Profiles profiles,
        Host host,
        Hashes hashes,
        Sending sending,
        Optional<SourceBudget> sources) {

    /** The clock, the random numbers, and what runs after messages were queued. */
    public record Host(Clock clock, RandomGenerator random, Runnable nudge) {}

    /** How passwords are hashed, and what an older system hashed in place of a password. */
    public record Hashes(PasswordHasher hasher, PasswordPepper pepper) {}

    /** The gateways, where links lead, the host that text messages name, and how long sent messages are kept. */
    public record Sending(
            Gateways gateways, BiFunction<Links.Kind, String, String> url, String host, Duration messagesKept) {}
}
