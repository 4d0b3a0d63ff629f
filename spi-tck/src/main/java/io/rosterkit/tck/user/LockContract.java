package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A lock by an administrator keeps a user out until it is lifted, also when it names an end; no other lock does. */
public abstract class LockContract extends Contract {

    private static final List<Optional<Instant>> ENDS = List.of(
            Optional.empty(),
            Optional.of(Instant.EPOCH),
            Optional.of(NOW.minusSeconds(1)),
            Optional.of(NOW),
            Optional.of(Instant.parse("9999-12-31T23:59:59.999999Z")));

    private final Accounts accounts = Accounts.of(given);

    /** For a contract. */
    protected LockContract() {}

    @Test
    void whoIsLockedByAnAdministratorMayNotActWhateverTheEnd() {
        for (Lock.Kind kind : Lock.Kind.values()) {
            for (Optional<Instant> end : ENDS) {
                RunningSession session = begin(accounts.session(joinLocked(kind, end)));

                assertThat(storage.port(UserStore.class)
                                .access(Accounts.viewer(session))
                                .user()
                                .map(UserAccess::active))
                        .as("may act under a lock of kind %s with the end %s", kind, end)
                        .contains(kind != Lock.Kind.ADMINISTRATOR);
                assertThat(storage.port(SignInStore.class)
                                .own(Accounts.viewer(session))
                                .access()
                                .user()
                                .map(UserAccess::active))
                        .as("may act under a lock of kind %s with the end %s, as the own account says", kind, end)
                        .contains(kind != Lock.Kind.ADMINISTRATOR);
            }
        }
    }

    @Test
    void whoIsLockedByAnAdministratorHoldsNoRoleWhateverTheEnd() {
        List<User> holders = new ArrayList<>();
        for (Lock.Kind kind : Lock.Kind.values()) {
            for (Optional<Instant> end : ENDS) {
                User user = joinLocked(kind, end);
                if (kind != Lock.Kind.ADMINISTRATOR) {
                    holders.add(user);
                }
            }
        }

        assertThat(storage.port(UserStore.class)
                        .holders(
                                given.id(),
                                HolderQuery.of(Permission.UNLOCK_USERS, Set.of(new Role("clinician"))),
                                NOW,
                                100))
                .as("users under no administrator's lock")
                .containsExactlyInAnyOrderElementsOf(holders);
    }

    private User joinLocked(Lock.Kind kind, Optional<Instant> end) {
        User some = given.user(kind + "." + end.map(Instant::toEpochMilli) + "@weiss.example", ACTIVE);
        Lock lock = new Lock(kind, NOW.minusSeconds(60), end);
        User row = some.withStatus(some.status().with(Optional.of(lock)), some.security(), some.revision());
        write(UserRows.insert(row));
        return row;
    }
}
