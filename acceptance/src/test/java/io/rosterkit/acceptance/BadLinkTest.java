package io.rosterkit.acceptance;

import static io.rosterkit.model.invitation.InvitationReason.LINK_UNKNOWN;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RosterTest
@Tag("M4")
@Tag("G3")
class BadLinkTest {

    private static final byte[] KEY = new byte[32];
    private static final byte[] OTHER_KEY = "thirty-two bytes for another key".getBytes(StandardCharsets.US_ASCII);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Office office;
    private InvitationId ben;
    private String link;
    private String token;
    private Front front;
    private Roster roster;
    private Storage below;
    private final AtomicInteger visitors = new AtomicInteger();

    @BeforeEach
    void invite(Roster entrance, Offices offices, Mailbox mail, Storage storage) {
        below = storage;
        roster = entrance;
        office = offices.open();
        ben = office.desk()
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow()
                .invitation();
        link = mail.to("ben@weiss.example").link();
        token = link.substring(link.indexOf('#') + 1);
        front = roster.front(Someone.AT_HOME);
    }

    @Test
    void isTakenWholeOrAsItsLastPart() {
        Stream.of(link, token, "  " + link + "\n", "https://elsewhere.example/a/" + token, "?link=" + token)
                .forEach(text -> assertThat(front.look(text).refusal()).isEmpty());
    }

    @Test
    void isUnknownWhenItIsDoubledOrNoneAtAll() {
        assertUnknown(Stream.of(
                "",
                token + token,
                token + "A",
                token + "=",
                token.toLowerCase(Locale.ROOT),
                "A".repeat(74),
                "x".repeat(1_000_000),
                "\u0000",
                "'; drop table rk_invitation; --"));
    }

    @Test
    void isUnknownWhicheverCharacterIsAltered() {
        Stream<String> first = IntStream.range(0, token.length() - 1)
                .mapToObj(at -> altered(at, ALPHABET.charAt((ALPHABET.indexOf(token.charAt(at)) + 1) % 64)));
        Stream<String> last = ALPHABET.chars()
                .filter(other -> other != token.charAt(73))
                .mapToObj(other -> altered(73, (char) other));

        assertUnknown(Stream.concat(first, last));
    }

    @Test
    void isUnknownInAnotherFormatEvenUnderTheRightKey() {
        assertThat(forged((byte) 1)).isEqualTo(token);

        assertUnknown(Stream.of(forged((byte) 0), forged((byte) 2), forged((byte) -1)));
    }

    @Test
    void isUnknownWhenItsKeyWasDropped(Storage storage, MovableClock clock) {
        Front without =
                roster(storage, clock, KeyRing.of(2, Map.of(2, OTHER_KEY))).front(Someone.AT_HOME);
        Snapshot before = Snapshot.of(office.desk());

        assertThat(without.look(link).refusal()).contains(Refusal.of(LINK_UNKNOWN));
        assertThat(without.decline(link).refusal()).contains(Refusal.of(LINK_UNKNOWN));
        assertThat(Snapshot.of(office.desk())).isEqualTo(before);
    }

    @Test
    void isUnknownUnderAnotherKeyOfTheSameNumber(Storage storage, MovableClock clock) {
        Front other = roster(storage, clock, KeyRing.of(OTHER_KEY)).front(Someone.AT_HOME);

        assertThat(other.look(link).refusal()).contains(Refusal.of(LINK_UNKNOWN));
    }

    @Test
    void worksOnWhenItsKeyIsNoMoreThanAnOlderOne(Storage storage, MovableClock clock) {
        KeyRing both = KeyRing.of(2, Map.of(1, KEY, 2, OTHER_KEY));

        assertThat(roster(storage, clock, both)
                        .front(Someone.AT_HOME)
                        .look(link)
                        .refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void saysHowItEndedAndNothingElse(End end, Roster roster, MovableClock clock) {
        end.of(this, roster, clock);
        Snapshot before = Snapshot.of(office.desk());

        Outcome<?> look = front.look(link);
        Outcome<?> decline = front.decline(link);

        assertThat(look.refusal()).contains(Refusal.of(end.reason));
        assertThat(decline.refusal()).contains(Refusal.of(end.reason));
        assertThat(Snapshot.of(office.desk())).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfItsEndToWhoeverAlteredIt(End end, Roster roster, MovableClock clock) {
        end.of(this, roster, clock);

        assertUnknown(Stream.of(altered(72, token.charAt(72) == 'A' ? 'B' : 'A')));
    }

    /** Everybody who tries comes from somewhere else: there is a budget by source. */
    private void assertUnknown(Stream<String> links) {
        Snapshot before = Snapshot.of(office.desk());
        links.forEach(bad -> {
            Front another = roster.front(new Source("client " + visitors.incrementAndGet()));
            assertThat(another.look(bad).refusal())
                    .as(bad.substring(0, Math.min(99, bad.length())))
                    .contains(Refusal.of(LINK_UNKNOWN));
            assertThat(another.decline(bad).refusal()).contains(Refusal.of(LINK_UNKNOWN));
        });
        assertThat(Snapshot.of(office.desk())).isEqualTo(before);
    }

    private String altered(int at, char other) {
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    /** The token in that format with a MAC as the key ring would make it. */
    private String forged(byte format) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        bytes[0] = format;
        byte[] salt = Stored.invitation(below, office.organization(), ben)
                .link()
                .salt()
                .toArray();
        byte[] message = Arrays.copyOf(bytes, 39 + salt.length);
        System.arraycopy(salt, 0, message, 39, salt.length);
        byte[] mac = KeyRing.of(KEY).mac(1, "invitation-link", message);
        System.arraycopy(mac, 0, bytes, 39, 16);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Roster roster(Storage storage, MovableClock clock, KeyRing keys) {
        return Roster.create(storage, keys, StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(InMemoryMail.create())
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
    }

    /** How a link ends. */
    enum End {
        WITHDRAWN(InvitationReason.WITHDRAWN) {
            @Override
            void of(BadLinkTest test, Roster roster, MovableClock clock) {
                test.office.desk().invitations().withdraw(test.ben).orThrow();
            }
        },
        DECLINED(InvitationReason.DECLINED) {
            @Override
            void of(BadLinkTest test, Roster roster, MovableClock clock) {
                test.front.decline(test.link).orThrow();
            }
        },
        EXPIRED(InvitationReason.EXPIRED) {
            @Override
            void of(BadLinkTest test, Roster roster, MovableClock clock) {
                clock.move(Duration.ofDays(7));
            }
        },
        EXPIRED_AND_WRITTEN_DOWN(InvitationReason.EXPIRED) {
            @Override
            void of(BadLinkTest test, Roster roster, MovableClock clock) {
                clock.move(Duration.ofDays(7));
                roster.operations().expire(10);
            }
        },
        RENEWED(InvitationReason.LINK_SUPERSEDED) {
            @Override
            void of(BadLinkTest test, Roster roster, MovableClock clock) {
                test.office.desk().invitations().renew(test.ben).orThrow();
            }
        },
        REPLACED(InvitationReason.LINK_SUPERSEDED) {
            @Override
            void of(BadLinkTest test, Roster roster, MovableClock clock) {
                test.office
                        .desk()
                        .invitations()
                        .replace(test.ben, InvitationDraft.to("eva@weiss.example", STAFF))
                        .orThrow();
            }
        };

        private final InvitationReason reason;

        End(InvitationReason reason) {
            this.reason = reason;
        }

        abstract void of(BadLinkTest test, Roster roster, MovableClock clock);
    }
}
