package io.rosterkit.acceptance.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens on the way counts at the end of it: each flow with everything that can come in between. */
@RosterTest
@Tag("L5")
@Tag("L4")
@Tag("M4")
class FlowTest {

    private static final String DONE = "done";

    /** A flow, how its last call is answered, and after what. */
    private static final String TABLE = """
        REGISTER_THEN_CODE       | invitation.withdrawn         | WITHDRAW
        REGISTER_THEN_CODE       | verification.challenge_over  | RENEW
        REGISTER_THEN_CODE       | invitation.link_superseded   | REPLACE
        REGISTER_THEN_CODE       | invitation.declined          | DECLINE
        REGISTER_THEN_CODE       | invitation.expired           | EXPIRE
        REGISTER_THEN_CODE       | invitation.held              | HOLD
        REGISTER_THEN_CODE       | access.organization_closed   | CLOSE_ORGANIZATION
        REGISTER_THEN_CODE       | done                         | NEW_WORD
        REGISTER_THEN_CODE_AGAIN | verification.challenge_over  | WITHDRAW RENEW REPLACE DECLINE EXPIRE HOLD
        REGISTER_THEN_CODE_AGAIN | verification.challenge_over  | CLOSE_ORGANIZATION
        REGISTER_THEN_CODE_AGAIN | done                         | NEW_WORD
        INVITED_THEN_REGISTER    | invitation.withdrawn         | WITHDRAW
        INVITED_THEN_REGISTER    | invitation.link_superseded   | RENEW REPLACE
        INVITED_THEN_REGISTER    | invitation.declined          | DECLINE
        INVITED_THEN_REGISTER    | invitation.expired           | EXPIRE
        INVITED_THEN_REGISTER    | invitation.held              | HOLD
        INVITED_THEN_REGISTER    | access.organization_closed   | CLOSE_ORGANIZATION
        INVITED_THEN_REGISTER    | invitation.code_word_wrong   | NEW_WORD
        WAITING_THEN_ACCEPT      | invitation.withdrawn         | WITHDRAW
        WAITING_THEN_ACCEPT      | done                         | RENEW
        WAITING_THEN_ACCEPT      | invitation.link_superseded   | REPLACE
        WAITING_THEN_ACCEPT      | invitation.declined          | DECLINE
        WAITING_THEN_ACCEPT      | invitation.expired           | EXPIRE
        WAITING_THEN_ACCEPT      | invitation.held              | HOLD
        WAITING_THEN_ACCEPT      | access.organization_closed   | CLOSE_ORGANIZATION
        WAITING_THEN_ACCEPT      | invitation.code_word_wrong   | NEW_WORD
        AT_HOME_THEN_ACCEPT      | access.actor_not_active      | LOCK DEACTIVATE CLOSE
        AT_HOME_THEN_ACCEPT      | signin.session_over          | ROLES END_SESSIONS NEW_PASSWORD
        AT_HOME_THEN_ACCEPT      | access.organization_closed   | CLOSE_ORGANIZATION
        AT_HOME_THEN_ACCEPT      | done                         | GUESSES NEW_WORD
        PASSWORD_THEN_CODE       | verification.challenge_over  | LOCK DEACTIVATE CLOSE ROLES END_SESSIONS NEW_PASSWORD
        PASSWORD_THEN_CODE       | verification.challenge_over  | CLOSE_ORGANIZATION
        PASSWORD_THEN_CODE       | verification.challenge_over  | GUESSES
        PASSWORD_THEN_CODE       | done                         | NEW_WORD
        PASSWORD_THEN_CODE_AGAIN | verification.challenge_over  | LOCK DEACTIVATE CLOSE ROLES END_SESSIONS NEW_PASSWORD
        PASSWORD_THEN_CODE_AGAIN | verification.challenge_over  | CLOSE_ORGANIZATION
        PASSWORD_THEN_CODE_AGAIN | verification.challenge_over  | GUESSES
        PASSWORD_THEN_CODE_AGAIN | done                         | NEW_WORD
        DEVICE_THEN_PASSWORD     | signin.refused               | LOCK DEACTIVATE CLOSE NEW_PASSWORD CLOSE_ORGANIZATION
        DEVICE_THEN_PASSWORD     | done                         | ROLES END_SESSIONS GUESSES NEW_WORD
        RECOVERY_THEN_PASSWORD   | verification.link_over       | LOCK DEACTIVATE CLOSE ROLES END_SESSIONS NEW_PASSWORD
        RECOVERY_THEN_PASSWORD   | verification.link_over       | CLOSE_ORGANIZATION
        RECOVERY_THEN_PASSWORD   | invitation.code_word_wrong   | NEW_WORD
        RECOVERY_THEN_PASSWORD   | done                         | GUESSES
        ADDRESS_THEN_CONFIRM     | verification.link_over       | LOCK DEACTIVATE CLOSE ROLES END_SESSIONS NEW_PASSWORD
        ADDRESS_THEN_CONFIRM     | verification.link_over       | CLOSE_ORGANIZATION
        ADDRESS_THEN_CONFIRM     | done                         | GUESSES NEW_WORD
        SESSION_THEN_REAUTHENTICATE     | access.actor_not_active      | LOCK DEACTIVATE CLOSE
        SESSION_THEN_REAUTHENTICATE     | signin.session_over          | ROLES END_SESSIONS NEW_PASSWORD
        SESSION_THEN_REAUTHENTICATE     | access.organization_closed   | CLOSE_ORGANIZATION
        SESSION_THEN_REAUTHENTICATE     | done                         | GUESSES NEW_WORD
        SESSION_THEN_PASSWORD    | access.actor_not_active      | LOCK DEACTIVATE CLOSE
        SESSION_THEN_PASSWORD    | signin.session_over          | ROLES END_SESSIONS NEW_PASSWORD
        SESSION_THEN_PASSWORD    | access.organization_closed   | CLOSE_ORGANIZATION
        SESSION_THEN_PASSWORD    | done                         | GUESSES NEW_WORD
        SESSION_THEN_ADDRESS     | access.actor_not_active      | LOCK DEACTIVATE CLOSE
        SESSION_THEN_ADDRESS     | signin.session_over          | ROLES END_SESSIONS NEW_PASSWORD
        SESSION_THEN_ADDRESS     | access.organization_closed   | CLOSE_ORGANIZATION
        SESSION_THEN_ADDRESS     | done                         | GUESSES NEW_WORD
        """;

    private record Cell(Flow flow, Turn turn, String answer) {}

    @ParameterizedTest
    @MethodSource("cells")
    void endsAsTheTableSays(Flow flow, Turn turn, String answer, Storage storage, MovableClock clock) {
        Play play = Play.of(storage, clock);
        Supplier<Outcome<?>> last = flow.begin(play);
        turn.happen(play);
        long sessions = play.sessionsBegun();
        Optional<User> before = play.user();

        Outcome<?> outcome = last.get();

        assertThat(outcome.refusal().map(why -> why.reason().code()).orElse(DONE))
                .isEqualTo(answer);
        if (answer.equals(DONE)) {
            assertComesIn(play, outcome);
        } else {
            assertThat(play.newcomer(play.stage())).isEmpty();
            assertThat(play.user()).isEqualTo(before);
            assertThat(play.sessionsBegun()).isEqualTo(sessions);
        }
        if (flow.kind() == Flow.Kind.USER && turn.endsSessions()) {
            assertThat(play.anySessionIsGood()).isFalse();
        }
    }

    @Test
    void theTableHasEverythingThatCanHappen() {
        for (Flow flow : Flow.values()) {
            Set<Turn> all = flow.kind() == Flow.Kind.USER ? Turn.OF_A_USER : Turn.OF_AN_INVITATION;
            assertThat(table().filter(cell -> cell.flow() == flow).map(Cell::turn))
                    .as(flow.name())
                    .containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(Stream.of(Turn.OF_A_USER, Turn.OF_AN_INVITATION).flatMap(Set::stream))
                .containsAll(EnumSet.allOf(Turn.class));
    }

    private static void assertComesIn(Play play, Outcome<?> outcome) {
        if (outcome.orThrow() instanceof SignedIn in) {
            assertThat(play.scene.roster().session(in.token().reveal()).refusal())
                    .isEmpty();
        }
    }

    static List<Arguments> cells() {
        return table().map(cell -> Arguments.of(cell.flow(), cell.turn(), cell.answer()))
                .toList();
    }

    private static Stream<Cell> table() {
        return TABLE.lines()
                .map(line -> line.split("\\|", -1))
                .flatMap(row -> Arrays.stream(row[2].strip().split(" ", -1))
                        .map(turn -> new Cell(Flow.valueOf(row[0].strip()), Turn.valueOf(turn), row[1].strip())));
    }
}
