package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.access.RoleRule;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.model.access.Role;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RosterTest
class BuilderTest {

    private static final KeyRing KEYS = KeyRing.of(new byte[32]);
    private static final Profile PROFILE = StandardProfile.of("Example");

    @Test
    void namesWhatIsMissing(Storage storage) {
        RosterBuilder nothing = Roster.create(storage, KEYS, PROFILE);

        assertThatThrownBy(nothing::build).hasMessage("links must be set");
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
                .hasMessage("roles.clerk.grantedBy must name roles of the profile");
        assertThatThrownBy(() -> new InvitationPolicy(Duration.ZERO, 10))
                .hasMessage("invitation.lifetime must be positive");
        assertThatThrownBy(() -> StandardProfile.of(" ")).hasMessage("product must have a name");
    }

    @Test
    void refusesKeysThatAreNone() {
        assertThatThrownBy(() -> KeyRing.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRing.of(2, Map.of(1, new byte[32]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyRing.of(0, Map.of(0, new byte[32]))).isInstanceOf(IllegalArgumentException.class);
    }
}
