package io.rosterkit.testkit;

import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.inmemory.InMemorySms;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * All parts of one test. Passwords are hashed by a {@link CountingHasher}, which takes no time. A test that needs
 * another profile makes its own kit on the storage of the first.
 */
public final class Kit {

    private static final byte[] KEY = new byte[32];
    private static final Receipt ACCEPTED = new Receipt.Accepted();

    private final Map<Class<?>, Object> parts;

    private Kit(Map<Class<?>, Object> parts) {
        this.parts = parts;
    }

    /** The parts on that storage, for a product with that profile. The key is the same for every kit. */
    public static Kit of(Storage storage, MovableClock clock, Profile profile) {
        return of(storage, clock, profile, builder -> builder);
    }

    /** The same, where the builder of the roster has that change: further profiles, or limits for the whole roster. */
    public static Kit of(Storage storage, MovableClock clock, Profile profile, UnaryOperator<RosterBuilder> change) {
        Arguments.required("storage", storage, "clock", clock, "profile", profile, "change", change);
        Faults faults = new Faults();
        InMemoryMail mails = InMemoryMail.create();
        InMemorySms texts = InMemorySms.create();
        CountingHasher hasher = CountingHasher.create();
        RosterBuilder builder = builder(new FaultyStorage(storage, faults), clock, profile)
                .mail(mail -> faults.receipt(mail).orElseGet(() -> faults.quiet() ? ACCEPTED : mails.send(mail)))
                .sms(sms -> faults.receipt(sms).orElseGet(() -> texts.send(sms)))
                .passwords(hasher);
        Roster roster = change.apply(builder).build();
        return new Kit(Map.of(
                Roster.class,
                roster,
                MovableClock.class,
                clock,
                Mailbox.class,
                new Mailbox(roster, mails),
                Handsets.class,
                new Handsets(roster, texts),
                Hashes.class,
                hasher.hashes(),
                Faults.class,
                faults,
                Offices.class,
                new Offices(roster, faults, clock),
                Storage.class,
                storage));
    }

    private static RosterBuilder builder(Storage storage, MovableClock clock, Profile profile) {
        return Roster.create(storage, KeyRing.of(KEY), profile)
                .links("https://app.example.org")
                .clock(clock);
    }

    /** The roster. */
    public Roster roster() {
        return part(Roster.class);
    }

    /** The mailbox. */
    public Mailbox mail() {
        return part(Mailbox.class);
    }

    /** The phones. */
    public Handsets handsets() {
        return part(Handsets.class);
    }

    /** The counts of the hasher. */
    public Hashes hashes() {
        return part(Hashes.class);
    }

    /** The offices. */
    public Offices offices() {
        return part(Offices.class);
    }

    /** The scripted faults. */
    public Faults faults() {
        return part(Faults.class);
    }

    <P> P part(Class<P> type) {
        return type.cast(type == Kit.class ? this : Objects.requireNonNull(parts.get(type)));
    }
}
