package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.DEACTIVATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.OwnAccount;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a read tells of its viewer and what it finds are of one moment, however often both change. */
public abstract class AccessStateRaceContract extends Contract {

    private static final int CHANGES = 1_000;
    private static final UserQuery ALL =
            new UserQuery(UserQuery.Filter.all(), UserQuery.Order.NEWEST_FIRST, new Slice(10, Optional.empty()));

    private static final List<Question> QUESTIONS = List.of(
            (storage, by) -> storage.port(UserStore.class)
                    .find(by, by.session().orElseThrow().user()),
            (storage, by) -> first(storage.port(UserStore.class).page(by, ALL)),
            (storage, by) -> {
                UserKey key = new UserKey.ById(by.session().orElseThrow().user());
                WithAccess<Optional<ShownUser>> shown =
                        storage.port(UserStore.class).shown(by, key);
                return new WithAccess<>(shown.access(), shown.value().map(ShownUser::user));
            },
            (storage, by) -> {
                WithAccess<Optional<OwnAccount>> own =
                        storage.port(SignInStore.class).own(by);
                return new WithAccess<>(own.access(), own.value().map(OwnAccount::user));
            });

    /** A question that anna asks about herself. */
    private interface Question {
        WithAccess<Optional<User>> ask(Storage storage, Viewer by);
    }

    private final User anna = given.user("anna@weiss.example", ACTIVE);
    private final RunningSession session = Accounts.of(given).session(anna);
    private List<Storage> handles = List.of();

    /** For a contract. */
    protected AccessStateRaceContract() {}

    /** Another way to the same data. */
    protected abstract Storage beside(Storage first);

    @BeforeEach
    final void openASecondWay() {
        handles = List.of(storage, beside(storage));
        write(UserRows.insert(anna));
        begin(session);
    }

    /** One writes; each of the others asks one question until that one is done. */
    @Test
    void whatIsFoundIsOfTheSameMomentAsTheAccessStateThatComesWithIt() {
        AtomicInteger written = new AtomicInteger();

        List<List<String>> mixed = Race.of(
                1 + QUESTIONS.size(),
                number -> number == 0
                        ? changeAllTheTime(written)
                        : mixedReads(handle(number), QUESTIONS.get(number - 1), written));

        assertThat(mixed.stream().flatMap(List::stream).distinct())
                .as("reads whose access state and value are of two moments")
                .isEmpty();
    }

    /** Status and roles change together. */
    private List<String> changeAllTheTime(AtomicInteger written) {
        try {
            User row = anna;
            for (int number = 1; number <= CHANGES; number++) {
                boolean even = number % 2 == 0;
                User.Status status = Moves.with(
                        row.status().with(even ? ACTIVE : DEACTIVATED), even ? "clinician" : "office-administrator");
                User next = Moves.to(status, row);
                write(UserRows.update(row, next));
                row = next;
                written.incrementAndGet();
            }
            return List.of();
        } finally {
            written.set(CHANGES);
        }
    }

    private List<String> mixedReads(Storage handle, Question question, AtomicInteger written) {
        List<String> mixed = new ArrayList<>();
        while (written.get() < CHANGES) {
            WithAccess<Optional<User>> seen = question.ask(handle, Accounts.viewer(session));
            UserAccess told = seen.access().user().orElseThrow();
            User.Status found = seen.value().orElseThrow().status();
            if (told.active() != (found.state() == ACTIVE) || !told.rights().equals(found.rights())) {
                mixed.add("active " + told.active() + " with " + told.rights() + ", and the user " + found.state()
                        + " with " + found.rights());
            }
        }
        return mixed;
    }

    private Storage handle(int number) {
        return handles.get(number % handles.size());
    }

    private static WithAccess<Optional<User>> first(WithAccess<List<ShownUser>> page) {
        return new WithAccess<>(
                page.access(), page.value().stream().map(ShownUser::user).findFirst());
    }
}
