package io.rosterkit;

import io.rosterkit.engine.dispatch.Gateways;
import io.rosterkit.engine.notice.SmsTexts;
import io.rosterkit.engine.policy.PolicyValidation;
import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.engine.wiring.Engines;
import io.rosterkit.engine.wiring.RosterConfiguration;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.password.Argon2Hasher;
import io.rosterkit.password.HashingLimits;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.lockout.SourceBudget;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.SmsGateway;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.secret.PasswordHasher;
import io.rosterkit.spi.secret.PasswordPepper;
import io.rosterkit.spi.storage.Storage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Collects the configuration of a roster. */
public final class RosterBuilder {

    private static final String TOKEN_PLACEHOLDER = "{link}";
    /** With such a character beside it, a reader of the link could not find the end of the token. */
    private static final Pattern ADJACENT_CHARACTER = Pattern.compile("[A-Za-z0-9_}-]\\{link}|\\{link}[A-Za-z0-9_-]");

    private static final String KIND_PLACEHOLDER = "{kind}";

    private final Storage storage;
    private final KeyRing keys;
    private final Map<ProfileName, Profile> profiles = new HashMap<>();
    private Optional<String> links = Optional.empty();
    private Optional<MailGateway> mail = Optional.empty();
    private Optional<SourceBudget> sources = Optional.empty();
    private Optional<SmsGateway> sms = Optional.empty();
    private Optional<PasswordHasher> passwords = Optional.empty();
    private PasswordPepper pepper = (password, stored) -> password;
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SecureRandom();
    private Runnable nudge = () -> {};

    @Valid
    private SourceLimits sourceLimits = SourceLimits.standard();

    @Valid
    private HashingLimits hashing = HashingLimits.standard();

    @Valid
    private NoticePolicy notice = NoticePolicy.standard();

    @TimeSpan(atLeast = "P1D", atMost = "P36525D")
    private Duration messagesKept = Duration.ofDays(90);

    @Min(1)
    @Max(128)
    private int ipv6SourcePrefix = Source.IPV6_PREFIX;

    @Min(1)
    @Max(SearchTerm.ANYWHERE)
    private int searchAnywhereFrom = SearchTerm.ANYWHERE;

    RosterBuilder(Storage storage, KeyRing keys, Profile profile) {
        this.storage = storage;
        this.keys = keys;
        this.profiles.put(ProfileName.STANDARD, profile);
    }

    /**
     * A further profile, for organizations that are opened with its name
     * ({@link io.rosterkit.organization.Opening#withProfile}). {@link IllegalArgumentException} when there is one of
     * that name already. Default: none but the standard profile.
     */
    public RosterBuilder profile(ProfileName name, Profile further) {
        Arguments.required("name", name, "further", further);
        if (profiles.putIfAbsent(name, further) != null) {
            throw new IllegalArgumentException("profile must have a name of its own, and not " + name);
        }
        return this;
    }

    /**
     * Where links lead: an https address, with {@code {link}} where the token goes and {@code {kind}} where the word
     * {@code join}, {@code recover} or {@code confirm} goes. Without them that word follows the address, and then the
     * token after a {@code #}, where neither servers nor mail scanners see it. Plain http is accepted for localhost
     * only. Required.
     */
    public RosterBuilder links(String address) {
        Arguments.required("address", address);
        this.links = Optional.of(address);
        return this;
    }

    /** The gateway for mails. Required. */
    public RosterBuilder mail(MailGateway gateway) {
        Arguments.required("gateway", gateway);
        this.mail = Optional.of(gateway);
        return this;
    }

    /**
     * The gateway for text messages. Default: none; a message to a phone becomes a dead letter then, and a profile
     * whose second step asks for codes is refused.
     */
    public RosterBuilder sms(SmsGateway gateway) {
        Arguments.required("gateway", gateway);
        this.sms = Optional.of(gateway);
        return this;
    }

    /** The clock. Default: the system's clock. */
    public RosterBuilder clock(Clock source) {
        Arguments.required("source", source);
        this.clock = source;
        return this;
    }

    /** The source of random salts, ids and code words. Default: {@link SecureRandom}; anything weaker is for tests. */
    public RosterBuilder random(RandomGenerator source) {
        Arguments.required("source", source);
        this.random = source;
        return this;
    }

    /**
     * What is run after messages were queued, in the thread that queued them; say to wake the host's dispatching
     * thread. It must return at once. Default: nothing; messages wait for the next {@link Operations#dispatch}.
     */
    public RosterBuilder whenQueued(Runnable nudge) {
        Arguments.required("nudge", nudge);
        this.nudge = nudge;
        return this;
    }

    /**
     * How long messages that were sent or dropped are kept before {@link Operations#purge} forgets them; at least one
     * day, and at most 36,525 days. Queued messages and dead letters are kept. Default: 90 days.
     */
    public RosterBuilder messagesKept(Duration time) {
        Arguments.required("time", time);
        this.messagesKept = time;
        return this;
    }

    /** Hashes passwords. Default: Argon2id, see {@link io.rosterkit.password.Argon2Hasher}. */
    public RosterBuilder passwords(PasswordHasher hasher) {
        Arguments.required("hasher", hasher);
        this.passwords = Optional.of(hasher);
        return this;
    }

    /**
     * What an older system hashed in the place of a password, for hashes that were imported: say the password and a
     * pepper, as Devise does. New hashes are of the password alone. Default: the password itself.
     */
    public RosterBuilder importedPasswords(PasswordPepper hook) {
        Arguments.required("hook", hook);
        this.pepper = hook;
        return this;
    }

    /** How many passwords are hashed at once, for all profiles. Default: {@link HashingLimits#standard()}. */
    public RosterBuilder hashing(HashingLimits limits) {
        Arguments.required("limits", limits);
        this.hashing = limits;
        return this;
    }

    /** How messages are sent, for all profiles. Default: {@link NoticePolicy#standard()}. */
    public RosterBuilder notice(NoticePolicy policy) {
        Arguments.required("policy", policy);
        this.notice = policy;
        return this;
    }

    /**
     * Counts failures by source. Default: in this process, by {@link #sourceLimits}; a budget of the host has limits of
     * its own, and only {@link SourceLimits#clientKeyOptional()} counts beside it.
     */
    public RosterBuilder sources(SourceBudget budget) {
        Arguments.required("budget", budget);
        this.sources = Optional.of(budget);
        return this;
    }

    /** How many failures one source may have, for all profiles. Default: {@link SourceLimits#standard()}. */
    public RosterBuilder sourceLimits(SourceLimits limits) {
        Arguments.required("limits", limits);
        this.sourceLimits = limits;
        return this;
    }

    /**
     * How many of their first bits make IPv6 addresses one source, for sources of {@link Source#of}: 1 to 128. Use the
     * size of the network that providers give to one customer, say 56 or 48. Default: 64.
     */
    public RosterBuilder ipv6SourcePrefix(int bits) {
        this.ipv6SourcePrefix = bits;
        return this;
    }

    /**
     * How many characters a searched word has at least that is found anywhere in a name: 1 to 3. A shorter word is
     * found at the beginning of a word. PostgreSQL reads all people of the organization for a word of fewer than three
     * characters that is found anywhere. Default: 3.
     */
    public RosterBuilder searchAnywhereFrom(int characters) {
        this.searchAnywhereFrom = characters;
        return this;
    }

    /**
     * The roster. One {@link IllegalArgumentException} names what is missing, and each setting that is wrong by its
     * path, in the order of the paths: {@code sourceLimits.failures must be positive}.
     */
    public Roster build() {
        PolicyValidation.refuse(
                Stream.of(PolicyValidation.violations(this), missing("links", links), missing("mail", mail))
                        .flatMap(wrong -> wrong));
        String address = checked(links.orElseThrow());
        MailGateway gateway = mail.orElseThrow();
        profiles.values().forEach(this::checkCodes);
        RosterConfiguration.Sending sending = new RosterConfiguration.Sending(
                new Gateways(gateway, sms), (kind, token) -> url(address, kind, token), host(), notice, messagesKept);
        return new Roster(
                new Engines(new RosterConfiguration(
                        storage,
                        keys,
                        new Profiles(profiles),
                        new RosterConfiguration.Host(clock, random, nudge, searchAnywhereFrom),
                        new RosterConfiguration.Hashes(passwords.orElseGet(Argon2Hasher::new), pepper, hashing),
                        sending,
                        new RosterConfiguration.Sources(sources, sourceLimits))),
                ipv6SourcePrefix);
    }

    private static Stream<String> missing(String name, Optional<?> value) {
        return value.isPresent() ? Stream.empty() : Stream.of(name + " must be set");
    }

    private void checkCodes(Profile profile) {
        if (sms.isPresent()) {
            SmsTexts.check(profile.product(), host());
        } else if (profile.authentication().secondStep().sendsCodes()) {
            throw new IllegalArgumentException("sms must be set, since secondStep asks for codes");
        }
    }

    private static String checked(String address) {
        URI uri = URI.create(address.replace(TOKEN_PLACEHOLDER, "link").replace(KIND_PLACEHOLDER, "kind"));
        boolean local = "http".equals(uri.getScheme()) && "localhost".equals(uri.getHost());
        if (uri.getHost() == null || !(local || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("links must be an https address");
        }
        if (ADJACENT_CHARACTER.matcher(address).find()) {
            throw new IllegalArgumentException("links must have no letter, digit, hyphen or underscore beside {link}");
        }
        return address;
    }

    private static String url(String address, Links.Kind kind, String token) {
        if (address.contains(TOKEN_PLACEHOLDER)) {
            return address.replace(KIND_PLACEHOLDER, kind.page()).replace(TOKEN_PLACEHOLDER, token);
        }
        String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return base + "/" + kind.page() + "#" + token;
    }

    /** The host that text messages name, so that a browser fills the code in there and nowhere else. */
    private String host() {
        return URI.create(links.orElseThrow().replace(TOKEN_PLACEHOLDER, "link").replace(KIND_PLACEHOLDER, "kind"))
                .getHost();
    }
}
