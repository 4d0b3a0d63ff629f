package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.inmemory.InMemorySms;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens and links that opened something before somebody damaged them, or dropped their key. */
@OnlyInMemory
@RosterTest
@Tag("G2")
class BadTokenTest {

    private static final byte[] KEY = new byte[32];
    private static final byte[] OTHER_KEY = "another key of thirty-two bytes!".getBytes(StandardCharsets.US_ASCII);
    private static final Profile PROFILE = StandardProfile.builder("Example")
            .secondStep(SecondStepPolicy.standard().registration(Demand.ALWAYS).signIn(Demand.UNKNOWN_DEVICE))
            .build();

    private final AtomicInteger clients = new AtomicInteger();
    private Kit kit;
    private Office office;
    private Keys keys;

    /**
     * What opens something, and what whoever holds it hears when it opens nothing. On a device that is not known a code
     * is asked for; that stands here as a refusal too.
     */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    enum Secret {
        SESSION(SignInReason.SESSION_OVER, keys -> keys.eva().session(), (at, text) -> at.roster.session(text)),
        STEP_OF_A_SIGN_IN(
                VerificationReason.CHALLENGE_OVER,
                keys -> keys.signIn().token(),
                (at, text) -> at.front.answerSignIn(text, at.keys.signIn().code())),
        STEP_OF_A_REGISTRATION(
                VerificationReason.CHALLENGE_OVER,
                keys -> keys.registration().token(),
                (at, text) ->
                        at.front.answerRegistration(text, at.keys.registration().code())),
        STEP_THAT_IS_SENT_AGAIN(
                VerificationReason.CHALLENGE_OVER,
                keys -> keys.signIn().token(),
                (at, text) -> at.front.sendNewCode(text)),
        DEVICE(
                VerificationReason.CODE_WRONG,
                keys -> keys.eva().device(),
                (at, text) -> at.front
                        .signIn(at.keys.eva().address(), Keys.PASSWORD, text)
                        .then(in -> in instanceof SecondStep
                                ? Outcome.refused(VerificationReason.CODE_WRONG)
                                : Outcome.done(in))),
        RECOVERY(
                VerificationReason.LINK_UNKNOWN,
                keys -> keys.links().recovery(),
                (at, text) -> at.front.resetPassword(text, at.keys.word(), Keys.OTHER_PASSWORD)),
        NEW_ADDRESS(
                VerificationReason.LINK_UNKNOWN,
                keys -> keys.links().newAddress(),
                (at, text) -> at.front.confirmAddress(text));

        private static final Set<Secret> STEPS =
                EnumSet.of(STEP_OF_A_SIGN_IN, STEP_OF_A_REGISTRATION, STEP_THAT_IS_SENT_AGAIN);

        private final Reason none;
        private final Function<Keys, String> whole;
        private final Use use;

        Secret(Reason none, Function<Keys, String> whole, Use use) {
            this.none = none;
            this.whole = whole;
            this.use = use;
        }

        private boolean isLink() {
            return this == RECOVERY || this == NEW_ADDRESS;
        }

        private boolean isStep() {
            return STEPS.contains(this);
        }
    }

    private interface Use {
        Outcome<?> of(At at, String text);
    }

    private record At(Roster roster, Front front, Keys keys) {}

    @BeforeEach
    void begin(Storage storage, MovableClock clock) {
        kit = Kit.of(storage, clock, PROFILE);
        office = kit.offices().open();
        keys = Keys.of(office, kit);
        clock.move(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource
    void opensNothingOnceItIsDamaged(Secret secret) {
        String whole = secret.whole.apply(keys);
        Stream.<UnaryOperator<String>>of(
                        token -> "",
                        token -> token.substring(1),
                        token -> token.substring(0, token.length() - 1),
                        token -> token + "A",
                        token -> token + token,
                        token -> "B" + token.substring(1),
                        token -> "BB" + token.substring(2),
                        token -> token + "=",
                        token -> token.substring(0, 20) + " " + token.substring(20),
                        token -> token.toLowerCase(java.util.Locale.ROOT),
                        Keys::altered)
                .map(damage -> damaged(whole, damage))
                // A link that a mail program has broken in two is read.
                .filter(bad -> !secret.isLink() || !bad.contains(" "))
                .forEach(bad -> assertThat(reason(secret, kit.roster(), bad))
                        .as(bad)
                        .contains(
                                secret.isLink() && bad.length() < whole.length()
                                        ? VerificationReason.LINK_INCOMPLETE
                                        : secret.none));

        assertThat(reason(secret, kit.roster(), whole)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSION", "STEP_OF_A_SIGN_IN", "STEP_OF_A_REGISTRATION", "STEP_THAT_IS_SENT_AGAIN", "DEVICE"})
    void opensNothingInAnotherFormatEvenUnderTheRightKey(Secret secret) {
        String whole = secret.whole.apply(keys);
        assertThat(forged(secret, whole, (byte) 1)).isEqualTo(whole);

        for (byte format : new byte[] {0, 2, -1}) {
            assertThat(reason(secret, kit.roster(), forged(secret, whole, format)))
                    .contains(secret.none);
        }
    }

    @ParameterizedTest
    @EnumSource
    void opensNothingOnceItsKeyIsDropped(Secret secret, Storage storage, MovableClock clock) {
        String whole = secret.whole.apply(keys);

        assertThat(reason(secret, roster(storage, clock, KeyRing.of(2, Map.of(2, OTHER_KEY))), whole))
                .contains(secret.none);
        clock.move(Duration.ofMinutes(1));
        assertThat(reason(secret, roster(storage, clock, KeyRing.of(OTHER_KEY)), whole))
                .contains(secret.none);
    }

    @ParameterizedTest
    @EnumSource
    void worksOnWhenItsKeyIsNoMoreThanAnOlderOne(Secret secret, Storage storage, MovableClock clock) {
        KeyRing both = KeyRing.of(2, Map.of(1, KEY, 2, OTHER_KEY));

        assertThat(reason(secret, roster(storage, clock, both), secret.whole.apply(keys)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void blanksAroundItDoNotMatter(Secret secret) {
        assertThat(reason(secret, kit.roster(), " " + secret.whole.apply(keys) + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isTakenForNothingElse(Secret secret) {
        for (Secret other : Secret.values()) {
            String whole = other.whole.apply(keys);
            if (secret != other && !(secret.isStep() && other.isStep())) {
                Optional<Reason> heard = reason(secret, kit.roster(), whole);
                if (heard.equals(Optional.of(VerificationReason.LINK_INCOMPLETE))) {
                    // Random bytes look like a link that lost its end one time in 65,536, but not two times.
                    office = kit.offices().open();
                    keys = Keys.of(office, kit);
                    heard = reason(secret, kit.roster(), other.whole.apply(keys));
                }
                assertThat(heard)
                        .contains(secret.isLink() && other.isLink() ? VerificationReason.LINK_ELSEWHERE : secret.none);
            }
        }
    }

    /** Everybody who tries comes from somewhere else: there is a budget by source. */
    private Optional<Reason> reason(Secret secret, Roster roster, String text) {
        Source source = new Source("client " + clients.incrementAndGet());
        At at = new At(roster, roster.front(office.organization(), source), keys);
        return secret.use.of(at, text).refusal().map(why -> why.reason());
    }

    /** The same with its token damaged; a link keeps what is before that. */
    private static String damaged(String whole, UnaryOperator<String> damage) {
        int begin = whole.lastIndexOf('#') + 1;
        return whole.substring(0, begin) + damage.apply(whole.substring(begin));
    }

    /** The token in that format with a MAC as the key ring would make it. */
    private String forged(Secret secret, String token, byte format) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        bytes[0] = format;
        byte[] holder =
                secret == Secret.DEVICE ? keys.eva().address().getBytes(StandardCharsets.US_ASCII) : new byte[0];
        byte[] message = Arrays.copyOf(bytes, 34 + holder.length);
        System.arraycopy(holder, 0, message, 34, holder.length);
        String purpose = switch (secret) {
            case SESSION -> "session-token";
            case DEVICE -> "device-token";
            default -> "step-token";
        };
        System.arraycopy(KeyRing.of(KEY).mac(1, purpose, message), 0, bytes, 34, 16);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Roster roster(Storage storage, MovableClock clock, KeyRing ring) {
        return Roster.create(storage, ring, PROFILE)
                .links("https://app.example.org")
                .mail(InMemoryMail.create())
                .sms(InMemorySms.create())
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
    }
}
