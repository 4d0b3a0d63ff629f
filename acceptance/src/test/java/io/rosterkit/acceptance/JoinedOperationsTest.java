package io.rosterkit.acceptance;

import static io.rosterkit.acceptance.Operation.ACCEPT;
import static io.rosterkit.acceptance.Operation.CHANGE_ADDRESS;
import static io.rosterkit.acceptance.Operation.CHANGE_ADDRESS_OF_A_USER;
import static io.rosterkit.acceptance.Operation.CHANGE_PASSWORD;
import static io.rosterkit.acceptance.Operation.REAUTHENTICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of a desk in a transaction of the host: done in it, or refused since it needs one of its own. */
@OnDatabases
@RosterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("G1")
@Tag("G4")
class JoinedOperationsTest {

    /** What takes a password or a code word, shows one, or works through a list. */
    private static final Set<Operation> REFUSED = Set.of(
            CHANGE_ADDRESS_OF_A_USER,
            CHANGE_PASSWORD,
            CHANGE_ADDRESS,
            REAUTHENTICATE,
            ACCEPT,
            Operation.DECIDE,
            Operation.SHOW_CODE_WORD,
            Operation.DEMAND_SECOND_STEP,
            Operation.CREATE_API_KEY,
            Operation.INVITE_LIST,
            Operation.INVITE_LIST_WATCHED,
            Operation.DEACTIVATE_MANY,
            Operation.DEACTIVATE_MANY_WATCHED,
            Operation.REACTIVATE_MANY,
            Operation.REACTIVATE_MANY_WATCHED);

    private static final Refusal NEEDS_OWN_TRANSACTION = Refusal.of(InputReason.NEEDS_OWN_TRANSACTION);

    private final Storage storage;
    private final MovableClock clock;
    private final HostDatabase database = HostDatabase.ofThisRun();
    private final StorageDump dump;
    private final Office office;
    private final Session owner;
    private final Things things;
    private Kit kit;

    /** Nothing that is rolled back or refused changes this organization, so all tests share it. */
    JoinedOperationsTest(Storage storage, MovableClock clock) {
        this.storage = storage;
        this.clock = clock;
        dump = StorageDump.of(storage);
        kit = Kit.of(storage, clock, Things.profile().build());
        office = kit.offices().open();
        owner = office.session();
        things = Things.plainOf(office).with("", Keys.of(office, kit));
    }

    static Stream<Operation> ofADesk() {
        return Stream.of(Operation.ofADesk(), Operation.ofTheOwnAccount(), Stream.of(Operation.DECIDE))
                .flatMap(operations -> operations);
    }

    @BeforeEach
    void start() {
        kit = Kit.of(storage, clock, Things.profile().build());
    }

    @ParameterizedTest
    @MethodSource("ofADesk")
    void isDoneOrRefusedAndARollBackLeavesNothing(Operation operation) {
        Actor caller = caller(operation);
        Things its = operation.on(things, office, kit);
        List<String> before = rows();
        int hashed = kit.hashes().count();

        Outcome<?> outcome = database.transaction(connection -> {
            Outcome<?> answer =
                    operation.at(HostDatabase.joined(kit.roster(), connection).as(caller), its);
            connection.rollback();
            return answer;
        });

        assertThat(outcome.refusal())
                .isEqualTo(REFUSED.contains(operation) ? Optional.of(NEEDS_OWN_TRANSACTION) : Optional.empty());
        assertThat(kit.hashes().count()).isEqualTo(hashed);
        assertThat(rows()).isEqualTo(before);
    }

    /** A refusal writes nothing: there is no charge that a commit would keep, and none that a roll-back gave back. */
    @ParameterizedTest
    @MethodSource("refused")
    void whatIsRefusedHasWrittenNothingThatTheHostCouldCommit(Operation operation) {
        Actor caller = caller(operation);
        List<String> before = rows();

        database.transaction(connection -> {
            operation.at(HostDatabase.joined(kit.roster(), connection).as(caller), things);
            connection.commit();
            return true;
        });

        assertThat(rows()).isEqualTo(before);
    }

    static Stream<Operation> refused() {
        return REFUSED.stream().sorted();
    }

    private Actor caller(Operation operation) {
        boolean own = Operation.ofTheOwnAccount().anyMatch(operation::equals);
        if (operation.isOfSupport()) {
            return new Actor.Support(owner.organization(), "kim", Permission.ofSupport(), "4711");
        }
        return new Actor.Member(own ? things.keys().eva().signedIn().session() : owner);
    }

    private List<String> rows() {
        return dump.texts().stream().sorted().toList();
    }
}
