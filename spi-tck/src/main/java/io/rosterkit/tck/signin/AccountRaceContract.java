package io.rosterkit.tck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Change;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Applied.Done;
import io.rosterkit.spi.storage.Applied.Lost;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.VerificationStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Race;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many guess, sign in or change at once: one winner. Half of the runners come in through a second handle. */
public abstract class AccountRaceContract extends Contract {

    private static final int ROUNDS = 5;
    private static final int MANY = 16;

    private final Accounts accounts = Accounts.of(given);
    private List<Storage> handles = List.of();

    /** Another way to the same data. */
    protected abstract Storage beside(Storage first);

    @BeforeEach
    final void openASecondWay() {
        handles = List.of(storage, beside(storage));
    }

    @Test
    void oneOfManyCountsTheFirstAttempt() {
        for (int round = 0; round < ROUNDS; round++) {
            Counter.Key key = Counter.Key.ofUnknownClients(accounts.nobody(), Proof.PASSWORD);
            List<Counter> rows = several(MANY, number -> numbered(accounts.counter(key), number));

            Counter winner =
                    rows.get(theOneWinner(several(MANY, number -> CounterTable.COUNTERS.write(rows.get(number)))));

            assertThat(counter(key)).contains(winner);
        }
    }

    @Test
    void oneOfManyCountsTheNextAttempt() {
        Counter.Key key = Counter.Key.ofUnknownClients(accounts.nobody(), Proof.PASSWORD);
        write(CounterTable.COUNTERS.write(accounts.counter(key)));
        for (int round = 0; round < ROUNDS; round++) {
            Counter from = counter(key).orElseThrow();
            List<Counter> rows = several(MANY, number -> numbered(Accounts.counted(from), number));

            Counter winner =
                    rows.get(theOneWinner(several(MANY, number -> CounterTable.COUNTERS.write(rows.get(number)))));

            assertThat(counter(key)).contains(winner);
        }
    }

    @Test
    void everyAttemptIsCountedWhenTheLosersTryAgain() {
        Counter.Key key = Counter.Key.ofUnknownClients(accounts.nobody(), Proof.PASSWORD);

        Race.of(MANY, number -> countUntilDone(number, key));

        assertThat(counter(key).map(row -> row.tally().charged())).contains((long) MANY);
    }

    @Test
    void oneOfManySetsThePassword() {
        User anna = join(given.user("anna@weiss.example", UserStatus.ACTIVE));
        Credential first = accounts.credential(anna.id());
        List<Credential> firsts = several(MANY, number -> hashed(first, number));
        Credential set = firsts.get(
                theOneWinner(several(MANY, number -> CredentialTable.CREDENTIALS.write(firsts.get(number)))));
        assertThat(credential(anna)).contains(set);

        List<Credential> nexts = several(MANY, number -> set.replaced(hash(number), Given.NOW));
        Credential next =
                nexts.get(theOneWinner(several(MANY, number -> CredentialTable.CREDENTIALS.write(nexts.get(number)))));
        assertThat(credential(anna)).contains(next);
    }

    @Test
    void oneOfManyUsesACode() {
        Challenge challenge = accounts.challenge(accounts.nobody());
        write(ChallengeTable.CHALLENGES.write(challenge));
        ChallengeProgress from = challenge.progress();
        List<Challenge> rows = several(
                MANY,
                number -> challenge.moved(new ChallengeProgress(
                        false,
                        from.sendingNumber(),
                        number,
                        from.begunAt(),
                        from.sentAt(),
                        from.expiresAt(),
                        from.sendingWindow())));

        Challenge winner =
                rows.get(theOneWinner(several(MANY, number -> ChallengeTable.CHALLENGES.write(rows.get(number)))));

        assertThat(storage.port(VerificationStore.class).challenge(given.id(), challenge.id()))
                .contains(winner);
    }

    @Test
    void oneOfManyMovesASession() {
        RunningSession session = begin(accounts.session(join(given.user("anna@weiss.example", UserStatus.ACTIVE))));
        List<RunningSession> rows = several(MANY, number -> session.ended(Given.NOW.plusSeconds(number)));

        RunningSession winner =
                rows.get(theOneWinner(several(MANY, number -> SessionTable.SESSIONS.write(rows.get(number)))));

        assertThat(storage.port(SignInStore.class)
                        .session(given.id(), session.id())
                        .map(SignInStore.SessionOwner::session))
                .contains(winner);
    }

    @Test
    void oneOfManyMovesToAnAddress() {
        String address = "anna@weiss.example";
        List<User> users = several(MANY, number -> join(given.user(number + address, UserStatus.ACTIVE)));
        List<User> moved = several(MANY, number -> Moves.at(address, users.get(number)));

        User winner = moved.get(theOneWinner(several(MANY, number -> UserTable.USERS.update(moved.get(number)))));

        assertThat(holder(address)).contains(winner);
        assertThat(moved).filteredOn(row -> found(row).equals(Optional.of(row))).containsExactly(winner);
    }

    private int countUntilDone(int number, Counter.Key key) {
        for (int attempt = 1; attempt < 1_000; attempt++) {
            Counter from = handle(number).port(CounterStore.class).find(given.id(), List.of(key)).stream()
                    .findFirst()
                    .orElseGet(() -> Counter.none(given.id(), key, Given.NOW));
            if (handle(number).apply(only(CounterTable.COUNTERS.write(Accounts.counted(from)))) instanceof Done) {
                return attempt;
            }
        }
        throw new AssertionError("an attempt was never counted");
    }

    /** The number of the runner whose change was done; all others lost theirs. */
    private int theOneWinner(List<? extends Change> changes) {
        List<Applied> applied = Race.of(changes.size(), number -> handle(number).apply(only(changes.get(number))));
        assertThat(applied).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(applied).filteredOn(Lost.class::isInstance).hasSize(applied.size() - 1);
        return applied.indexOf(new Done());
    }

    private Storage handle(int number) {
        return handles.get(number % handles.size());
    }

    private Optional<Counter> counter(Counter.Key key) {
        return storage.port(CounterStore.class).find(given.id(), List.of(key)).stream()
                .findFirst();
    }

    private Optional<Credential> credential(User user) {
        return storage.port(SignInStore.class)
                .facts(new SignInStore.AccountKey(
                        given.id(),
                        Optional.empty(),
                        Optional.of(user.id()),
                        Optional.empty(),
                        Proof.PASSWORD,
                        accounts.nobody()))
                .credential();
    }

    /** Rows of one version that differ. */
    private static Counter numbered(Counter row, int number) {
        Counter.Tally tally = new Counter.Tally(row.tally().charged(), 0, number, Given.NOW);
        return new Counter(row.organization(), row.key(), tally, row.block(), row.changedAt(), row.version());
    }

    private static Credential hashed(Credential row, int number) {
        return new Credential(row.organization(), row.user(), hash(number), row.setAt(), row.version());
    }

    private static PasswordHash hash(int number) {
        return new PasswordHash("$argon2id$" + number);
    }
}
