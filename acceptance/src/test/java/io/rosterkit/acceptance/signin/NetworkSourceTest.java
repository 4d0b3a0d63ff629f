package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Roster;
import io.rosterkit.audit.PersonalData;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a call comes from, told by its network address. */
@RosterTest
@Tag("L7")
class NetworkSourceTest {

    private Storage storage;
    private MovableClock clock;
    private OrganizationId organization;

    @BeforeEach
    void begin(Storage below, MovableClock movable) {
        storage = below;
        clock = movable;
        organization = roster(64)
                .operations()
                .open("Praxis am Park", "eva@weiss.example")
                .orThrow()
                .organization();
    }

    @Test
    void aNetworkOfManyAddressesHasOneBudget() {
        Roster roster = roster(64);
        for (int i = 1; i <= 40; i++) {
            look(roster, "2001:db8:7:1::" + Integer.toHexString(i));
        }

        assertThat(look(roster, "2001:db8:7:1:ffff::1")).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
        assertThat(look(roster, "2001:db8:7:2::1")).isEqualTo(InvitationReason.LINK_UNKNOWN);
    }

    @Test
    void aHostMaySayHowLargeANetworkIs() {
        Roster roster = roster(48);
        for (int i = 1; i <= 40; i++) {
            look(roster, "2001:db8:7:" + Integer.toHexString(i) + "::1");
        }

        assertThat(look(roster, "2001:db8:7:ffff::1")).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
        assertThat(look(roster, "2001:db8:8:1::1")).isEqualTo(InvitationReason.LINK_UNKNOWN);
    }

    @Test
    void aTextIsTakenAsItIs() {
        Roster roster = roster(64);
        for (int i = 1; i <= 40; i++) {
            assertThat(reason(roster.front(organization, new Source("client-" + i))
                            .look("no-link")))
                    .isEqualTo(InvitationReason.LINK_UNKNOWN);
        }
    }

    @Test
    void aTextThatIsAnAddressIsGroupedToo() {
        Roster roster = roster(64);
        for (int i = 1; i <= 40; i++) {
            roster.front(organization, new Source("2001:db8:7:1::" + Integer.toHexString(i)))
                    .look("no-link");
        }

        assertThat(look(roster, "2001:db8:7:1:ffff::1")).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
    }

    @Test
    @Tag("G4")
    void theJournalShowsTheNetwork() throws UnknownHostException {
        Scene scene = Scene.of(storage, clock, profile -> profile);
        Source source = Source.of(InetAddress.getByName("2001:db8:7:1::9"));

        scene.roster().front(scene.organization(), source).signIn("nobody@weiss.example", Scene.WRONG);

        assertThat(scene.journal())
                .filteredOn(entry -> entry.act().equals("signin"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.agent().source()).isEqualTo(PersonalData.known("2001:db8:7:1:0:0:0:0/64")));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "64:ff9b::192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:DB8:1:2::, 2001:db8:1:2:0:0:0:0/64",
        "::1, 0:0:0:0:0:0:0:0/64"
    })
    void hasOneTextForEachNetwork(String address, String key) throws UnknownHostException {
        assertThat(Source.of(InetAddress.getByName(address)).clientKey()).isEqualTo(key);
    }

    @Test
    void hasNeitherAScopeNorAName() throws UnknownHostException {
        byte[] bytes = InetAddress.getByName("fe80::1").getAddress();
        Source scoped = Source.of(Inet6Address.getByAddress("printer", bytes, 3));

        assertThat(scoped.clientKey()).isEqualTo("fe80:0:0:0:0:0:0:0/64");
        assertThat(scoped.toString()).doesNotContain("printer");
        assertThat(scoped).isEqualTo(Source.of(InetAddress.getByAddress(bytes)));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:23ff::1, 56, 2001:db8:1:2300:0:0:0:0/56",
        "2001:db8:1:23ff::1, 61, 2001:db8:1:23f8:0:0:0:0/61",
        "2001:db8:1:23ff::1, 128, 2001:db8:1:23ff:0:0:0:1",
        "192.0.2.7, 48, 192.0.2.7"
    })
    void isGroupedByThatManyBits(String address, int bits, String key) throws UnknownHostException {
        assertThat(Source.of(InetAddress.getByName(address)).grouped(bits).clientKey())
                .isEqualTo(key);
        assertThat(new Source(address).grouped(bits).clientKey()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 129})
    void aPrefixHas1To128Bits(int bits) {
        assertThatIllegalArgumentException().isThrownBy(() -> roster(bits)).withMessageContaining("ipv6SourcePrefix");
    }

    private Reason look(Roster roster, String address) {
        try {
            return reason(roster.front(organization, Source.of(InetAddress.getByName(address)))
                    .look("no-link"));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Roster roster(int bits) {
        return Roster.create(storage, KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .passwords(CountingHasher.create())
                .clock(clock)
                .ipv6SourcePrefix(bits)
                .build();
    }
}
