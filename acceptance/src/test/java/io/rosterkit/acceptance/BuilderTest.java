package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.access.RoleRule;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.inmemory.InMemoryStorage;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.access.Role;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.password.HashingLimits;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@RosterTest
class BuilderTest {

    private static final KeyRing KEYS = KeyRing.of(new byte[32]);
    private static final Profile PROFILE = StandardProfile.of("Example");

    @Test
    void namesWhatIsMissing(Storage storage) {
        RosterBuilder nothing = Roster.create(storage, KEYS, PROFILE);

        assertThatThrownBy(nothing::build).hasMessage("links must be set; mail must be set");
        assertThatThrownBy(nothing.links("https://app.example.org")::build).hasMessage("mail must be set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://app.example.org", "app.example.org", "ftp://app.example.org", "https:///join", "https://"
            })
    void wantsLinksToBeSafe(String links, Storage storage) {
        RosterBuilder builder = Roster.create(storage, KEYS, PROFILE)
                .links(links)
                .mail(InMemoryMail.create())
                .passwords(CountingHasher.create());

        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org",
                "https://app.example.org/",
                "https://app.example.org/welcome?invitation={link}",
                "http://localhost:8080/join/{link}"
            })
    void putsTheTokenWhereTheHostWantsIt(String links, Storage storage, MovableClock clock) {
        InMemoryMail mails = InMemoryMail.create();
        AtomicInteger queued = new AtomicInteger();
        Roster roster = Roster.create(storage, KEYS, PROFILE)
                .links(links)
                .mail(mails)
                .passwords(CountingHasher.create())
                .clock(clock)
                .whenQueued(queued::incrementAndGet)
                .build();

        roster.operations().open("Praxis Weiß", "anna@weiss.example").orThrow();
        roster.operations().dispatch(10);

        String text = mails.to("anna@weiss.example").get(0).text();
        String link =
                text.lines().filter(line -> line.startsWith("http")).findFirst().orElseThrow();
        assertThat(link).startsWith(links.replace("{link}", ""));
        assertThat(roster.front(Someone.AT_HOME).look(link).refusal()).isEmpty();
        assertThat(queued).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org/a-{link}",
                "https://app.example.org/{link}_",
                "https://app.example.org/{kind}{link}"
            })
    void refusesLinksInWhichTheEndOfTheTokenCannotBeTold(String links, Storage storage) {
        RosterBuilder builder =
                Roster.create(storage, KEYS, PROFILE).links(links).mail(InMemoryMail.create());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{link}");
    }

    @Test
    void refusesAProfileThatDoesNotFitTogether() {
        Role ghost = new Role("ghost");

        assertThatThrownBy(() -> Profile.create("Example", STAFF, ghost).build())
                .hasMessage("firstUser.roles must be roles of the profile");
        assertThatThrownBy(() -> StandardProfile.builder("Example")
                        .role(new Role("clerk"), new RoleRule(Set.of(), Set.of(ghost)))
                        .build())
                .hasMessage("roles.clerk.grantableBy must name roles of the profile");
        assertThatThrownBy(() -> StandardProfile.builder("Example")
                        .invitation(InvitationPolicy.standard().lifetime(Duration.ZERO))
                        .build())
                .hasMessage("invitation.lifetime must be positive and at most 366 days");
        assertThatThrownBy(() -> StandardProfile.of(" ")).hasMessage("product must have a name");
    }

    /** What holds for the whole roster: a message, and what is done to the builder outside of a bound and at it. */
    static Stream<Arguments> limits() {
        Duration tick = Duration.ofNanos(1);
        Duration day = Duration.ofDays(1);
        Duration year = Duration.ofDays(366);
        String window = "sourceLimits.window must be positive and at most 366 days";
        String kept = "messagesKept must be 1 day to 36525 days";
        String lease = "notice.lease must be positive and at most 1 day";
        String wait = "notice.waits[1] must be positive and at most 366 days";
        Setting<Duration> within =
                (roster, time) -> roster.sourceLimits(SourceLimits.standard().window(time));
        Setting<Duration> leased =
                (roster, time) -> roster.notice(NoticePolicy.standard().lease(time));
        Setting<Duration> waits =
                (roster, time) -> roster.notice(NoticePolicy.standard().waits(List.of(day, time)));
        return Stream.of(
                of(
                        "sourceLimits.failures must be positive",
                        (roster, count) ->
                                roster.sourceLimits(SourceLimits.standard().failures(count)),
                        0,
                        1),
                of(
                        "sourceLimits.maxSources must be positive",
                        (roster, count) ->
                                roster.sourceLimits(SourceLimits.standard().maxSources(count)),
                        0,
                        1),
                of(window, within, Duration.ZERO, tick),
                of(window, within, year.plus(tick), year),
                of(
                        "hashing.atOnce must be positive",
                        (roster, count) ->
                                roster.hashing(HashingLimits.standard().atOnce(count)),
                        0,
                        1),
                of(
                        "hashing.waiting must not be negative",
                        (roster, count) ->
                                roster.hashing(HashingLimits.standard().waiting(count)),
                        -1,
                        0),
                of(
                        "hashing.waiting must be at most 1000000",
                        (roster, count) ->
                                roster.hashing(HashingLimits.standard().waiting(count)),
                        1_000_001,
                        1_000_000),
                of(lease, leased, Duration.ZERO, tick),
                of(lease, leased, day.plus(tick), day),
                of(wait, waits, Duration.ZERO, tick),
                of(wait, waits, year.plus(tick), year),
                of(
                        "notice.waits must have at most 100 entries",
                        (roster, count) ->
                                roster.notice(NoticePolicy.standard().waits(Collections.nCopies(count, day))),
                        101,
                        100),
                of(kept, RosterBuilder::messagesKept, day.minus(tick), day),
                of(kept, RosterBuilder::messagesKept, Duration.ofDays(36_525).plus(tick), Duration.ofDays(36_525)),
                of("searchAnywhereFrom must be at least 1", RosterBuilder::searchAnywhereFrom, 0, 1),
                of("searchAnywhereFrom must be at most 3", RosterBuilder::searchAnywhereFrom, 4, 3),
                of("ipv6SourcePrefix must be at least 1", RosterBuilder::ipv6SourcePrefix, 0, 1),
                of("ipv6SourcePrefix must be at most 128", RosterBuilder::ipv6SourcePrefix, 129, 128));
    }

    private interface Setting<V> {
        RosterBuilder turned(RosterBuilder roster, V value);
    }

    private static <V> Arguments of(String message, Setting<V> setting, V outside, V atTheBound) {
        UnaryOperator<RosterBuilder> refused = roster -> setting.turned(roster, outside);
        UnaryOperator<RosterBuilder> accepted = roster -> setting.turned(roster, atTheBound);
        return Arguments.of(message, refused, accepted);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void refusesALimitOfTheRosterJustOutsideOfItsBound(
            String message, UnaryOperator<RosterBuilder> refused, UnaryOperator<RosterBuilder> accepted) {
        assertThatThrownBy(refused.apply(complete())::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThat(accepted.apply(complete()).build()).isNotNull();
    }

    @Test
    void namesAllLimitsThatAreWrongInTheOrderOfTheirPaths() {
        RosterBuilder wrong = Roster.create(InMemoryStorage.create(), KEYS, PROFILE)
                .links("https://app.example.org")
                .sourceLimits(SourceLimits.standard().maxSources(0).failures(0))
                .hashing(HashingLimits.standard().waiting(-1));

        assertThatThrownBy(wrong::build)
                .hasMessage("hashing.waiting must not be negative; mail must be set;"
                        + " sourceLimits.failures must be positive; sourceLimits.maxSources must be positive");
    }

    private static RosterBuilder complete() {
        return Roster.create(InMemoryStorage.create(), KEYS, PROFILE)
                .links("https://app.example.org")
                .mail(InMemoryMail.create())
                .passwords(CountingHasher.create());
    }

    @Test
    void refusesKeysThatAreNone() {
        assertThatThrownBy(() -> KeyRing.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRing.of(2, Map.of(1, new byte[32]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRing.of(0, Map.of(0, new byte[32]))).isInstanceOf(IllegalArgumentException.class);
    }
}
