package io.rosterkit.acceptance.apikey;

import static io.rosterkit.acceptance.apikey.Programs.HERE;
import static io.rosterkit.acceptance.apikey.Programs.reason;
import static io.rosterkit.model.access.Permission.INVITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("P4")
@Tag("L7")
class ProgramTokenTest {

    private static final int FAILURES = 3;
    private static final byte[] OLD = new byte[32];
    private static final byte[] NEW = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32
    };

    private Storage below;
    private Counting storage;
    private MovableClock clock;
    private Roster roster;
    private Office office;
    private Programs program;

    @BeforeEach
    void open(Storage given, MovableClock movable) {
        below = given;
        storage = new Counting(given);
        clock = movable;
        Kit kit = Kit.of(
                storage,
                clock,
                StandardProfile.of("Example"),
                builder -> builder.sourceLimits(SourceLimits.standard().failures(FAILURES)));
        roster = kit.roster();
        office = kit.offices().open();
        program = Programs.of(roster, office.session(), INVITE);
        storage.calls.set(0);
    }

    @EveryStorage
    @Test
    void opensByOneReadAndNoWrite() {
        assertThat(program.show().orThrow()).satisfies(shown -> {
            assertThat(shown.actor().key()).isEqualTo(program.key());
            assertThat(shown.actor().organization()).isEqualTo(office.organization());
            assertThat(shown.permissions()).containsExactly(INVITE);
            assertThat(shown.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(365)));
        });

        assertThat(storage.calls).hasValue(1);
        assertThat(roster.program(" " + program.token() + "\n", HERE).refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    void aForgedOneIsRefusedAndChargedWithoutAnyRead() {
        for (String forged : List.of("", "x", altered(program.token()))) {
            assertThat(roster.program(forged, HERE).refusal()).contains(Refusal.of(ApiKeyReason.REFUSED));
        }

        assertThat(storage.calls).hasValue(0);
        assertThat(reason(roster.program("y", HERE))).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
        assertThat(roster.program("y", new Source("203.0.113.9")).refusal()).contains(Refusal.of(ApiKeyReason.REFUSED));
    }

    @EveryStorage
    @Test
    void guessesOfOthersAtTheSameSourceDoNotKeepAGenuineOneOut() {
        for (int guess = 0; guess < FAILURES + 2; guess++) {
            roster.program("x" + guess, HERE);
        }

        for (int call = 0; call < FAILURES + 2; call++) {
            assertThat(program.show().refusal()).isEmpty();
        }
    }

    @EveryStorage
    @Test
    void oneThatWorksNoMoreIsChargedToo() {
        office.desk().apiKeys().revoke(program.key()).orThrow();

        for (int call = 0; call < FAILURES; call++) {
            assertThat(reason(program.show())).isEqualTo(ApiKeyReason.REFUSED);
        }
        storage.calls.set(0);

        assertThat(reason(program.show())).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
        int firstRefusal = storage.calls.get();
        assertThat(reason(program.show())).isEqualTo(LockoutReason.SOURCE_OVER_BUDGET);
        assertThat(storage.calls).hasValue(firstRefusal);
        assertThat(office.journal("apikey.authenticate")).hasSize(FAILURES + 1);
    }

    @Test
    void aSourceWithoutAClientKeyHasToShowAGenuineOne() {
        assertThat(reason(roster.program("x", Source.unknown()))).isEqualTo(LockoutReason.CLIENT_KEY_MISSING);
        assertThat(roster.program(program.token(), Source.unknown()).refusal()).isEmpty();
    }

    @Test
    void aTokenOfASessionIsNoneOfAKeyNorTheReverse() {
        SignedIn owner = roster.operations()
                .signInExternally(office.organization(), office.session().user())
                .orThrow();

        assertThat(reason(roster.program(owner.token().reveal(), HERE))).isEqualTo(ApiKeyReason.REFUSED);
        assertThat(roster.session(program.token()).refusal()).isPresent();
    }

    @EveryStorage
    @Test
    void aGenuineTokenOfARowThatIsGoneIsRefusedAlike() {
        ApiKey row = below.port(TableStore.class)
                .scan(Scan.of(ApiKeyTable.API_KEYS, office.organization()))
                .get(0);
        assertThat(below.apply(Changes.none(office.organization()).and(ApiKeyTable.API_KEYS.delete(row))))
                .isEqualTo(new Applied.Done());

        assertThat(program.show().refusal()).contains(Refusal.of(ApiKeyReason.REFUSED));
        assertThat(office.journal("apikey.authenticate"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("cause", "unknown"));
    }

    @Test
    void theKeyOfAClosedOrganizationDoesNotWork() {
        roster.operations().close(office.organization()).orThrow();

        assertThat(program.show().refusal()).contains(Refusal.of(ApiKeyReason.REFUSED));
    }

    @EveryStorage
    @Test
    @Tag("G2")
    void worksUnderTheKeyOfTheRingThatItWasMadeUnderAndNoOther() {
        KeyRing both = KeyRing.of(2, Map.of(1, OLD, 2, NEW));
        Roster changed = roster(both);
        assertThat(changed.program(program.token(), HERE).refusal()).isEmpty();

        String underTheOther = new Tokens(both)
                .token(Tokens.Kind.API_KEY, office.organization(), program.key().uuid());

        assertThat(reason(changed.program(underTheOther, HERE))).isEqualTo(ApiKeyReason.REFUSED);
        assertThat(office.journal("apikey.authenticate"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("cause", "key"));
        Roster dropped = roster(KeyRing.of(2, Map.of(2, NEW)));

        assertThat(reason(dropped.program(program.token(), HERE))).isEqualTo(ApiKeyReason.REFUSED);
    }

    private Roster roster(KeyRing keys) {
        return Roster.create(below, keys, StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
    }

    private static String altered(String token) {
        char last = token.charAt(30) == 'A' ? 'B' : 'A';
        return token.substring(0, 30) + last + token.substring(31);
    }

    /** Counts what a storage is asked and told. */
    private static final class Counting implements Storage {

        private final Storage storage;
        private final AtomicInteger calls = new AtomicInteger();

        private Counting(Storage storage) {
            this.storage = storage;
        }

        @Override
        public <P extends Port> P port(Class<P> type) {
            P port = storage.port(type);
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                        calls.incrementAndGet();
                        try {
                            return method.invoke(port, args);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    }));
        }

        @Override
        public Applied apply(Changes changes) {
            calls.incrementAndGet();
            return storage.apply(changes);
        }

        @Override
        public Instant time() {
            return storage.time();
        }
    }
}
