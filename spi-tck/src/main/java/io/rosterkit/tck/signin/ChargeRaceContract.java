package io.rosterkit.tck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Change;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange.AttemptRejected;
import io.rosterkit.model.lockout.stored.LockoutChange.Charged;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Applied.Done;
import io.rosterkit.spi.storage.Applied.Lost;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * However many guess at once, each attempt is charged by itself. A storage that looks first and writes then passes most
 * rounds, so there are many. Half of the runners come in through a second handle.
 */
public abstract class ChargeRaceContract extends Contract {

    private static final int ROUNDS = 200;
    private static final int RUNNERS = 4;

    private final Accounts accounts = Accounts.of(given);
    private List<Storage> handles = List.of();

    /** For a contract. */
    protected ChargeRaceContract() {}

    /** Another way to the same data. */
    protected abstract Storage beside(Storage first);

    @BeforeEach
    final void openASecondWay() {
        handles = List.of(storage, beside(storage));
    }

    /** The first attempt at a counter and the second in turn. */
    @Test
    void oneOfManyChargesAnAttempt() {
        List<Counter> firsts = several(ROUNDS / 2, number -> accounts.counter(key()));

        List<List<Applied>> rounds = Race.rounds(ROUNDS, RUNNERS, (round, number) -> {
            Counter first = numbered(firsts.get(round / 2), number);
            return apply(number, new Charged(round % 2 == 0 ? first : Accounts.counted(first)));
        });

        for (int round = 0; round < ROUNDS; round++) {
            int winner = theOneWinner(round, rounds.get(round));
            if (round % 2 == 1) {
                Counter charged = Accounts.counted(numbered(firsts.get(round / 2), winner));
                assertThat(counter(charged.key())).as("round %s", round).contains(charged);
            }
        }
    }

    @Test
    void oneOfManyChargesSeveralAttempts() {
        int rounds = ROUNDS / 4;
        List<Counter> ones = several(rounds, number -> accounts.counter(key()));
        List<Counter> others = several(rounds, number -> accounts.counter(key()));

        List<List<Applied>> applied = Race.rounds(
                rounds,
                RUNNERS,
                (round, number) -> apply(
                        number,
                        new Charged(numbered(ones.get(round), number)),
                        new Charged(numbered(others.get(round), number))));

        for (int round = 0; round < rounds; round++) {
            int winner = theOneWinner(round, applied.get(round));
            for (Counter row : List.of(ones.get(round), others.get(round))) {
                assertThat(counter(row.key())).as("round %s", round).contains(numbered(row, winner));
            }
        }
    }

    @Test
    void sixtyGuessesAtOnceAreSixtyCharges() {
        Counter.Key key = key();
        int guesses = 10;

        List<List<Long>> numbers = Race.of(6, number -> several(guesses, guess -> chargeUntilDone(number, key)));

        assertThat(numbers.stream().flatMap(List::stream))
                .as("the numbers of the attempts")
                .hasSize(6 * guesses)
                .doesNotHaveDuplicates();
        assertThat(counter(key).map(row -> row.tally().charged()))
                .as("charged in all")
                .contains(6L * guesses);
    }

    @Test
    void aRejectedAttemptNeitherUndoesNorDelaysACharge() {
        List<Counter> charges = new ArrayList<>(List.of(accounts.counter(key())));
        for (int round = 0; round < ROUNDS; round++) {
            charges.add(Accounts.counted(charges.get(round)));
        }
        Counter first = charges.get(0);
        write(new Charged(first));

        List<List<Applied>> rounds = Race.rounds(
                ROUNDS,
                RUNNERS,
                (round, number) ->
                        apply(number, number == 0 ? new Charged(charges.get(round + 1)) : new AttemptRejected(first)));

        for (int round = 0; round < ROUNDS; round++) {
            assertThat(rounds.get(round)).as("round %s", round).containsOnly(new Done());
        }
        assertThat(counter(first.key()).map(row -> row.at(first.changedAt())))
                .contains(charges.get(ROUNDS).at(first.changedAt()));
    }

    /** The number of the attempt that was charged. */
    private long chargeUntilDone(int number, Counter.Key key) {
        for (int attempt = 1; attempt < 1_000; attempt++) {
            Counter from = handle(number).port(CounterStore.class).find(given.id(), List.of(key)).stream()
                    .findFirst()
                    .orElseGet(() -> Counter.none(given.id(), key, Given.NOW));
            Counter to = Accounts.counted(from);
            if (apply(number, new Charged(to)) instanceof Done) {
                return to.tally().charged();
            }
        }
        throw new AssertionError("an attempt was never charged");
    }

    /** The number of the runner whose attempt was charged; all others lost. */
    private static int theOneWinner(int round, List<Applied> applied) {
        assertThat(applied)
                .as("round %s: one is done", round)
                .filteredOn(Done.class::isInstance)
                .hasSize(1);
        assertThat(applied)
                .as("round %s: all others are lost", round)
                .filteredOn(Lost.class::isInstance)
                .hasSize(applied.size() - 1);
        return applied.indexOf(new Done());
    }

    private Applied apply(int number, Change... changes) {
        return handle(number).apply(new Changes(given.id(), List.of(), List.of(changes), List.of(), List.of()));
    }

    private Storage handle(int number) {
        return handles.get(number % handles.size());
    }

    private Optional<Counter> counter(Counter.Key key) {
        return storage.port(CounterStore.class).find(given.id(), List.of(key)).stream()
                .findFirst();
    }

    private Counter.Key key() {
        return Counter.Key.ofUnknownClients(accounts.nobody(), Proof.PASSWORD);
    }

    /** Rows of one version that differ. */
    private static Counter numbered(Counter row, int number) {
        Counter.Tally tally = new Counter.Tally(row.tally().charged(), 0, number, Given.NOW);
        return new Counter(row.organization(), row.key(), tally, row.block(), row.changedAt(), row.version());
    }
}
