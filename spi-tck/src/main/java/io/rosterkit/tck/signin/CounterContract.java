package io.rosterkit.tck.signin;

import static io.rosterkit.model.lockout.stored.Counter.UNKNOWN_CLIENTS;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange.AttemptRejected;
import io.rosterkit.model.lockout.stored.LockoutChange.Charged;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Attempts are counted one by one, for subjects that need not exist. */
public abstract class CounterContract extends Contract {

    private final Accounts accounts = Accounts.of(given);
    private final UUID subject = accounts.nobody();
    private final Counter.Key key = Counter.Key.ofUnknownClients(subject, Proof.PASSWORD);

    @Test
    void findsACounterAsItCountedFirst() {
        Counter first = count(accounts.counter(key));

        assertThat(find(key)).containsExactly(first);
    }

    @Test
    void findsACounterAsItCountedLast() {
        Counter first = count(accounts.counter(key));
        Counter.Tally tally = new Counter.Tally(9_000_000_000L, 8_999_999_999L, 8_999_999_998L, NOW.minusNanos(1_000));
        Counter.Block block = new Counter.Block(3, 8_999_999_997L, Optional.of(NOW.plusNanos(1_000)), false);
        Counter second = count(first.next(tally, block, NOW.plusSeconds(1)));
        assertThat(find(key)).containsExactly(second);

        Counter.Block held = new Counter.Block(4, 9_000_000_000L, Optional.empty(), true);
        Counter third = count(second.next(tally, held, NOW.plusSeconds(2)));
        assertThat(find(key)).containsExactly(third);

        Counter cleared = count(third.next(tally, Counter.Block.none(), NOW.plusSeconds(3)));
        assertThat(find(key)).containsExactly(cleared);
    }

    @Test
    void aCounterIsNewOnce() {
        Counter first = count(accounts.counter(key));

        loses(CounterTable.COUNTERS.write(first));
        Counter second = count(Accounts.counted(first));
        loses(CounterTable.COUNTERS.write(first));

        assertThat(find(key)).containsExactly(second);
    }

    @Test
    void aCounterMovesFromTheVersionBeforeOnly() {
        Counter first = accounts.counter(key);
        Counter second = Accounts.counted(first);
        loses(CounterTable.COUNTERS.write(second));
        count(first);
        loses(CounterTable.COUNTERS.write(Accounts.counted(second)));
        count(second);
        loses(CounterTable.COUNTERS.write(second));

        assertThat(find(key)).containsExactly(second);
    }

    @Test
    void anAttemptIsChargedLikeAnythingThatIsCounted() {
        Counter first = accounts.counter(key);
        Counter second = Accounts.counted(first);
        loses(new Charged(second));
        write(new Charged(first));
        loses(new Charged(first));
        assertThat(find(key)).containsExactly(first);

        write(new Charged(second));
        loses(new Charged(second));
        assertThat(find(key)).containsExactly(second);
    }

    @Test
    void aRejectedAttemptChangesTheTimeAlone() {
        Counter first = count(accounts.counter(key));
        Counter elsewhere = count(accounts.counter(new Counter.Key(subject, Proof.PASSWORD, accounts.nobody())));
        Counter second = count(Accounts.counted(first));

        write(new AttemptRejected(first.at(NOW.plusSeconds(9))));

        assertThat(find(key)).containsExactly(second.at(NOW.plusSeconds(9)));
        assertThat(find(elsewhere.key())).containsExactly(elsewhere);
        Counter third = count(Accounts.counted(second));
        assertThat(find(key)).containsExactly(third);
    }

    @Test
    void noAttemptIsRejectedWhereNothingHasCounted() {
        count(accounts.counter(Counter.Key.ofUnknownClients(subject, Proof.CODE)));

        loses(new AttemptRejected(accounts.counter(key)));

        assertThat(find(key)).isEmpty();
    }

    @Test
    void everyProofAndEveryChannelIsCountedByItself() {
        List<Counter> all = new ArrayList<>();
        for (UUID one : List.of(subject, accounts.nobody())) {
            for (UUID channel : List.of(UNKNOWN_CLIENTS, accounts.nobody())) {
                for (Proof proof : Proof.values()) {
                    all.add(count(accounts.counter(new Counter.Key(one, proof, channel))));
                }
            }
        }

        for (Counter row : all) {
            assertThat(find(row.key())).as(row.key().toString()).containsExactly(row);
        }
        assertThat(find(all.get(0).key(), all.get(7).key(), all.get(11).key()))
                .containsExactlyInAnyOrder(all.get(0), all.get(7), all.get(11));
    }

    @Test
    void findsThoseThereAreAndEachOnce() {
        Counter first = count(accounts.counter(key));
        Counter.Key absent = Counter.Key.ofUnknownClients(subject, Proof.CODE);

        assertThat(find(key, absent, key)).containsExactly(first);
        assertThat(find(absent)).isEmpty();
        assertThat(find()).isEmpty();
    }

    @Test
    void findsAllCountersOfASubject() {
        Counter password = count(accounts.counter(key));
        Counter code = count(accounts.counter(Counter.Key.ofUnknownClients(subject, Proof.CODE)));
        Counter onDevice = count(accounts.counter(new Counter.Key(subject, Proof.PASSWORD, accounts.nobody())));
        count(accounts.counter(Counter.Key.ofUnknownClients(accounts.nobody(), Proof.PASSWORD)));

        assertThat(counters().of(given.id(), subject)).containsExactlyInAnyOrder(password, code, onDevice);
        assertThat(counters().of(given.id(), accounts.nobody())).isEmpty();
    }

    @Test
    void countsWhereThereIsNoOrganization() {
        for (OrganizationId nowhere : List.of(OrganizationId.nobody(), other.id())) {
            Counter first = count(Accounts.counted(Counter.none(nowhere, key, NOW)));
            Counter second = count(Accounts.counted(first));

            assertThat(counters().find(nowhere, List.of(key))).containsExactly(second);
            assertThat(counters().of(nowhere, subject)).containsExactly(second);
        }
    }

    @Test
    void organizationsDoNotShareCounters() {
        Counter ours = count(accounts.counter(key));
        assertThat(counters().find(other.id(), List.of(key))).isEmpty();
        assertThat(counters().of(other.id(), subject)).isEmpty();

        Counter theirs = Accounts.of(other).counter(key);
        loses(CounterTable.COUNTERS.write(Accounts.counted(theirs)));
        Counter second = count(Accounts.counted(count(theirs)));

        assertThat(find(key)).containsExactly(ours);
        assertThat(counters().of(given.id(), subject)).containsExactly(ours);
        assertThat(counters().of(other.id(), subject)).containsExactly(second);
    }

    private Counter count(Counter row) {
        write(CounterTable.COUNTERS.write(row));
        return row;
    }

    private List<Counter> find(Counter.Key... keys) {
        return counters().find(given.id(), List.of(keys));
    }

    private CounterStore counters() {
        return storage.port(CounterStore.class);
    }
}
