package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.AddressWays.Kind;
import io.rosterkit.acceptance.AddressWays.State;
import io.rosterkit.acceptance.AddressWays.Way;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One rule whether an address is free, for every way in and every state of what holds it. */
@RosterTest
@Tag("S5")
@Tag("S6")
@Tag("M11")
class AddressRuleTest {

    static Stream<Arguments> table() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(State.values()).map(state -> Arguments.of(kind, state)));
    }

    @OnlyInMemory
    @ParameterizedTest
    @MethodSource("table")
    void everyWayInAnswersByTheSameRule(Kind kind, State state, Kit kit, MovableClock clock) {
        AddressWays ways = new AddressWays(kit, clock);
        boolean first = !state.movesTheClock();
        Way way = first ? ways.prepared(kind) : null;
        ways.arrange(state);
        Way now = way == null ? ways.prepared(kind) : way;

        Outcome<?> answer = now.go();

        assertThat(answer.refusal().map(Refusal::code).orElse("done")).isEqualTo(expected(kind, state));
        assertThat(ways.directory()).doesNotHaveDuplicates();
        assertThat(ways.holders()).isEqualTo(holders(kind, state));
    }

    private static String expected(Kind kind, State state) {
        return switch (state) {
            case ACTIVE -> kind.invites() ? "invitation.already_user" : "user.address_taken";
            case DEACTIVATED -> kind.invites() ? "invitation.user_deactivated" : "user.address_taken";
            case LISTED, INACTIVE -> kind.invites() ? "invitation.person_listed" : "user.address_taken";
            case OPEN, HELD -> "invitation.already_invited";
            default -> "done";
        };
    }

    /** Asking for an own address does not take it before the new mailbox answers. */
    private static long holders(Kind kind, State state) {
        boolean overdue = state == State.OVERDUE;
        return kind == Kind.OWN_ASK && expected(kind, state).equals("done") && !overdue ? 0 : 1;
    }

    @EveryStorage
    @RepeatedTest(5)
    @Tag("G1")
    @Tag("Q1")
    void ofAllWaysAtOnceOneWins(Kit kit, MovableClock clock) {
        AddressWays ways = new AddressWays(kit, clock);
        List<Way> all = Stream.of(
                        Kind.RENEW,
                        Kind.OWN_CONFIRM,
                        Kind.INVITE,
                        Kind.LIST,
                        Kind.REPLACE,
                        Kind.EDIT,
                        Kind.IMPORT,
                        Kind.SET_BY_ADMINISTRATOR,
                        Kind.MAKE_USER,
                        Kind.PERSON_ADD,
                        Kind.PERSON_CHANGE,
                        Kind.IMPORT)
                .map(ways::prepared)
                .toList();
        ways.office.session();

        List<Outcome<?>> answers =
                Barrier.together(all.size(), number -> () -> all.get(number).go());

        assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(1);
        assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()).map(Refusal::code))
                .isSubsetOf(
                        "invitation.already_user",
                        "invitation.already_invited",
                        "invitation.person_listed",
                        "user.address_taken");
        assertThat(ways.directory()).doesNotHaveDuplicates();
        assertThat(ways.holders()).isEqualTo(1);
    }
}
