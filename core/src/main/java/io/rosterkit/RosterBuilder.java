package io.rosterkit;

import io.rosterkit.notice.Gateways;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.SmsGateway;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.secret.PasswordHasher;
import io.rosterkit.spi.storage.Storage;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Collects what a roster is made of. */
public final class RosterBuilder {

    private static final String PLACE = "{link}";

    final Storage storage;
    final KeyRing keys;
    final Profile profile;
    private Optional<String> links = Optional.empty();
    private Optional<MailGateway> mail = Optional.empty();
    private Optional<SmsGateway> sms = Optional.empty();
    private Optional<PasswordHasher> passwords = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SecureRandom();
    private Runnable nudge = () -> {};

    RosterBuilder(Storage storage, KeyRing keys, Profile profile) {
        this.storage = storage;
        this.keys = keys;
        this.profile = profile;
    }

    /**
     * Where links lead: an https address, with {@code {link}} where the token goes; without it the token follows after
     * {@code /join#}, where neither servers nor mail scanners see it. Plain http is accepted for localhost only.
     * Required.
     */
    public RosterBuilder links(String address) {
        this.links = Optional.of(address);
        return this;
    }

    /** Through what mails leave. Required. */
    public RosterBuilder mail(MailGateway gateway) {
        this.mail = Optional.of(gateway);
        return this;
    }

    /** Through what text messages leave. Default: nothing; a message to a phone becomes a dead letter. */
    public RosterBuilder sms(SmsGateway gateway) {
        this.sms = Optional.of(gateway);
        return this;
    }

    /** What hashes passwords. Default: the profile's own. */
    public RosterBuilder passwords(PasswordHasher hasher) {
        this.passwords = Optional.of(hasher);
        return this;
    }

    /** What tells the time. Default: the system's clock. */
    public RosterBuilder clock(Clock source) {
        this.clock = source;
        return this;
    }

    /** What draws salts, ids and code words. Default: {@link SecureRandom}; anything weaker is for tests. */
    public RosterBuilder random(RandomGenerator source) {
        this.random = source;
        return this;
    }

    /**
     * What is run after messages were queued, in the thread that queued them; say to wake the host's dispatching
     * thread. It must return at once. Default: nothing; messages wait for the next {@link Operations#dispatch}.
     */
    public RosterBuilder whenQueued(Runnable nudge) {
        this.nudge = nudge;
        return this;
    }

    /** The roster; {@link IllegalArgumentException} names what is missing or wrong. */
    public Roster build() {
        String address = checked(links.orElseThrow(() -> new IllegalArgumentException("links must be set")));
        MailGateway gateway = mail.orElseThrow(() -> new IllegalArgumentException("mail must be set"));
        return new Roster(new Rooms(this, new Gateways(gateway, sms), token -> url(address, token)));
    }

    Optional<PasswordHasher> passwords() {
        return passwords;
    }

    Clock clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    Runnable nudge() {
        return nudge;
    }

    private static String checked(String address) {
        URI uri = URI.create(address.replace(PLACE, "link"));
        boolean local = "http".equals(uri.getScheme()) && "localhost".equals(uri.getHost());
        if (uri.getHost() == null || !(local || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("links must be an https address");
        }
        return address;
    }

    private static String url(String address, String token) {
        if (address.contains(PLACE)) {
            return address.replace(PLACE, token);
        }
        String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return base + "/join#" + token;
    }
}
