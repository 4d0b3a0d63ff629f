package io.rosterkit.tck.signin;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Change;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange.AttemptRejected;
import io.rosterkit.model.lockout.stored.LockoutChange.Charged;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several attempts are charged together or none of them is, and so it is with attempts at locked counters. */
public abstract class ChargeContract extends Contract {

    private static final Instant LATER = NOW.plusSeconds(9);

    private final Accounts accounts = Accounts.of(given);
    private final Counter first = accounts.counter(Counter.Key.ofUnknownClients(accounts.nobody(), Proof.PASSWORD));
    private final Counter second = accounts.counter(Counter.Key.ofUnknownClients(accounts.nobody(), Proof.PASSWORD));
    private final Counter third = accounts.counter(Counter.Key.ofUnknownClients(accounts.nobody(), Proof.CODE));

    /** For a contract. */
    protected ChargeContract() {}

    @Test
    void severalAttemptsAreChargedAtOnce() {
        write(all(new Charged(first), new Charged(second)));
        areStored(first, second);

        Counter next = Accounts.counted(first);
        write(all(new Charged(third), new Charged(next)));
        areStored(next, second, third);
    }

    @Test
    void oneCounterIsChargedTwiceInTheOrderGiven() {
        Counter next = Accounts.counted(first);
        write(all(new Charged(first), new Charged(next)));
        areStored(next);

        Counter last = Accounts.counted(Accounts.counted(next));
        Charged early = new Charged(last);
        assertThat(storage.apply(all(early, new Charged(Accounts.counted(next)))))
                .as("the second of them had to be charged first")
                .isEqualTo(new Applied.Lost(Optional.of(early)));
        areStored(next);
    }

    @Test
    void aChargeThatIsLostTakesTheOthersWithIt() {
        write(all(new Charged(first), new Charged(second)));
        Charged stale = new Charged(first);
        Charged good = new Charged(Accounts.counted(second));
        Charged fresh = new Charged(third);

        for (Changes changes : List.of(all(stale, good, fresh), all(good, stale, fresh), all(fresh, good, stale))) {
            assertThat(storage.apply(changes))
                    .as("a stale charge at place %s", changes.changes().indexOf(stale))
                    .isEqualTo(new Applied.Lost(Optional.of(stale)));
            areStored(first, second);
        }
        write(all(good, fresh));
        areStored(first, Accounts.counted(second), third);
    }

    @Test
    void severalRejectedAttemptsAreWrittenAtOnce() {
        write(all(new Charged(first), new Charged(second), new Charged(third)));

        write(all(
                new AttemptRejected(first.at(LATER)),
                new AttemptRejected(second.at(LATER.minusSeconds(1))),
                new AttemptRejected(first.at(LATER.plusSeconds(1)))));

        areStored(first.at(LATER.plusSeconds(1)), second.at(LATER.minusSeconds(1)), third);
    }

    @Test
    void aLostRejectionTakesTheOthersWithIt() {
        write(all(new Charged(first), new Charged(second)));
        AttemptRejected nowhere = new AttemptRejected(third);
        AttemptRejected one = new AttemptRejected(first.at(LATER));
        AttemptRejected two = new AttemptRejected(second.at(LATER));

        for (Changes changes : List.of(all(nowhere, one, two), all(one, nowhere, two), all(one, two, nowhere))) {
            assertThat(storage.apply(changes))
                    .as(
                            "a rejected attempt where nothing has counted at place %s",
                            changes.changes().indexOf(nowhere))
                    .isEqualTo(new Applied.Lost(Optional.of(nowhere)));
            areStored(first, second);
        }
    }

    private Changes all(Change... changes) {
        return new Changes(given.id(), List.of(), List.of(changes), List.of(), List.of());
    }

    private void areStored(Counter... rows) {
        assertThat(storage.port(CounterStore.class).find(given.id(), List.of(first.key(), second.key(), third.key())))
                .as("the counters")
                .containsExactlyInAnyOrder(rows);
    }
}
