package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Genuine links that people open at the page of another kind, or at the front door of another organization. */
@RosterTest
@Tag("L7")
@Tag("G3")
class MisplacedLinkTest {

    private static final String HERE = "203.0.113.5";
    private static final String CLEO = "cleo@weiss.example";
    private static final String NEW = "b@weiss.example";
    private static final String OTHER = "seven cows on the moon";
    private static final byte[] OTHER_KEY = "thirty-two bytes for another key".getBytes(StandardCharsets.US_ASCII);
    private static final SourceLimits THREE = SourceLimits.standard().failures(3);
    private static final int PEOPLE = 5;

    private WatchedStorage storage;
    private MovableClock clock;
    private Scene scene;
    private InvitationId cleo;
    private final Map<Kind, String> links = new EnumMap<>(Kind.class);

    /** What a link is for. */
    enum Kind {
        JOIN,
        RECOVER,
        CONFIRM;

        private String page() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a link can be opened. */
    enum Page {
        LOOK(Kind.JOIN),
        DECLINE(Kind.JOIN),
        REGISTER(Kind.JOIN),
        RESET_PASSWORD(Kind.RECOVER),
        CONFIRM_ADDRESS(Kind.CONFIRM);

        private final Kind kind;

        Page(Kind kind) {
            this.kind = kind;
        }

        private Outcome<?> open(Front front, String link) {
            return switch (this) {
                case LOOK -> front.look(link);
                case DECLINE -> front.decline(link);
                case REGISTER -> front.register(link, "word", PASSWORD);
                case RESET_PASSWORD -> front.resetPassword(link, "word", OTHER);
                case CONFIRM_ADDRESS -> front.confirmAddress(link);
            };
        }

        private Refusal elsewhere(Kind link) {
            Reason reason = kind == Kind.JOIN ? InvitationReason.LINK_ELSEWHERE : VerificationReason.LINK_ELSEWHERE;
            return Refusal.of(reason).with("page", link.page());
        }

        private Refusal unknown() {
            return Refusal.of(kind == Kind.JOIN ? InvitationReason.LINK_UNKNOWN : VerificationReason.LINK_UNKNOWN);
        }
    }

    @BeforeEach
    void send(Storage below, MovableClock movable) {
        clock = movable;
        storage = new WatchedStorage(below);
        scene = Scene.of(storage, clock, profile -> profile, roster -> roster.sourceLimits(THREE));
        SignedIn ben = scene.ben();
        cleo = scene.invited(CLEO).invitation();
        links.put(Kind.JOIN, scene.link(CLEO));
        scene.stranger().recover(BEN).orThrow();
        links.put(Kind.RECOVER, scene.link(BEN));
        scene.roster().as(ben.session()).account().changeAddress(NEW, PASSWORD).orThrow();
        links.put(Kind.CONFIRM, scene.link(NEW));
    }

    @ParameterizedTest
    @EnumSource
    void atTheWrongPageIsToldItsPageAndCostsNothing(Page page) {
        for (Kind kind : Kind.values()) {
            for (int i = 0; kind != page.kind && i < PEOPLE; i++) {
                assertThat(page.open(here(), links.get(kind)).refusal()).contains(page.elsewhere(kind));
                assertThat(page.open(nowhere(), links.get(kind)).refusal()).contains(page.elsewhere(kind));
            }
        }

        assertNotOver(here());
        assertNotOver(nowhere());
        assertThat(here().look(links.get(Kind.JOIN)).refusal()).isEmpty();
        assertThat(here().confirmAddress(links.get(Kind.CONFIRM)).refusal()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void atTheWrongPageCostsNothingOnceItIsOver(Page page) {
        here().resetPassword(links.get(Kind.RECOVER), scene.word(), OTHER).orThrow();
        scene.desk().invitations().withdraw(cleo).orThrow();
        clock.move(Duration.ofDays(30));

        for (Kind kind : Kind.values()) {
            for (int i = 0; i < PEOPLE; i++) {
                Outcome<?> answer = page.open(here(), links.get(kind));
                assertThat(answer.refusal())
                        .hasValueSatisfying(why ->
                                assertThat(why.equals(page.elsewhere(kind))).isEqualTo(kind != page.kind));
            }
        }

        assertNotOver(here());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S2")
    void atTheDoorOfAnotherOrganizationIsUnknownLikeNoneAndCostsNothing(Page page) {
        Office other = scene.kit.offices().open();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < PEOPLE; i++) {
                assertThat(page.open(at(other), links.get(kind)).refusal()).contains(page.unknown());
            }
            assertThat(page.open(at(other), altered(links.get(kind))).refusal()).contains(page.unknown());
            clock.move(Duration.ofMinutes(5));
        }

        assertThat(scene.desk().users().get(scene.office.session().user()).refusal())
                .isEmpty();
        assertNotOver(at(other));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L4")
    void whoeverAltersALinkHearsNotWhatExistsNeitherByTheAnswerNorByItsCost(Page page) {
        Office other = scene.kit.offices().open();
        for (Front front : List.of(nowhere(), at(other))) {
            List<List<String>> costs = new ArrayList<>();
            for (String link : links.values()) {
                for (String bad : List.of(altered(link), ofNobody(link), ofNowhere(link))) {
                    costs.add(storage.during(
                            () -> assertThat(page.open(front, bad).refusal()).contains(page.unknown())));
                }
                clock.move(Duration.ofMinutes(5));
            }
            assertThat(costs.get(0)).isNotEmpty();
            assertThat(costs).hasSize(9).containsOnly(costs.get(0));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("L4")
    void aGenuineOneOfAnotherOrganizationCostsAsMuchAsOneThatNobodyMade(Page page) {
        Office other = scene.kit.offices().open();
        for (String link : links.values()) {
            List<String> genuine = storage.during(() -> page.open(at(other), link));
            List<String> none = storage.during(() -> page.open(at(other), ofNobody(altered(link))));

            assertThat(genuine).isNotEmpty().isEqualTo(none);
            clock.move(Duration.ofMinutes(5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isCountedAsEverOnceItIsAltered(Page page) {
        Office other = scene.kit.offices().open();
        for (Front front : List.of(here(), at(other), nowhere())) {
            for (String link : links.values()) {
                assertThat(page.open(front, altered(link)).refusal()).contains(page.unknown());
            }

            assertThat(reason(page.open(front, links.get(Kind.JOIN)))).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
        }
    }

    @Test
    @Tag("M4")
    void ofAnEarlierKeyIsSupersededAndCostsNothing() {
        Roster later = Roster.create(
                        storage, KeyRing.of(2, Map.of(1, new byte[32], 2, OTHER_KEY)), StandardProfile.of("Example"))
                .sourceLimits(THREE)
                .links("https://app.example.org")
                .mail(InMemoryMail.create())
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
        Session owner = later.operations()
                .signInExternally(scene.organization(), scene.office.session().user())
                .orThrow()
                .session();
        Front front = later.front(scene.organization(), new Source(HERE));
        assertThat(front.look(links.get(Kind.JOIN)).refusal()).isEmpty();

        later.as(owner).invitations().renew(cleo).orThrow();

        for (int i = 0; i < PEOPLE; i++) {
            for (Page page : Set.of(Page.LOOK, Page.DECLINE, Page.REGISTER)) {
                assertThat(reason(page.open(front, links.get(Kind.JOIN)))).isEqualTo(InvitationReason.LINK_SUPERSEDED);
            }
        }
        assertNotOver(front);
    }

    @Test
    void theTextNamesThePage() {
        for (Page page : Page.values()) {
            for (Kind kind : Kind.values()) {
                if (kind != page.kind) {
                    Refusal refusal = page.elsewhere(kind);
                    assertThat(Roster.texts().of(refusal, Locale.ENGLISH))
                            .contains("belongs to the page for")
                            .contains("in the message");
                    assertThat(Roster.texts().of(refusal, Locale.GERMAN)).contains("zur Seite");
                }
            }
        }
    }

    private void assertNotOver(Front front) {
        assertThat(reason(front.look("no-link"))).isEqualTo(InvitationReason.LINK_UNKNOWN);
    }

    private Front here() {
        return scene.front(HERE);
    }

    /** A front door that is not told to which organization people come. */
    private Front nowhere() {
        return scene.roster().front(new Source(HERE));
    }

    private Front at(Office other) {
        return scene.roster().front(other.organization(), new Source(HERE));
    }

    private static String altered(String link) {
        byte[] bytes = bytes(link);
        bytes[50]++;
        return link(bytes);
    }

    private static String ofNobody(String link) {
        return with(link, 18, new UUID(7, 7));
    }

    private static String ofNowhere(String link) {
        return with(link, 2, new UUID(7, 7));
    }

    /** The link with that id in the place of the one that begins there. */
    private static String with(String link, int at, UUID id) {
        byte[] bytes = bytes(link);
        ByteBuffer.wrap(bytes)
                .putLong(at, id.getMostSignificantBits())
                .putLong(at + Long.BYTES, id.getLeastSignificantBits());
        return link(bytes);
    }

    private static byte[] bytes(String link) {
        return Base64.getUrlDecoder().decode(link.substring(link.indexOf('#') + 1));
    }

    private static String link(byte[] bytes) {
        return "https://app.example.org/join#"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
