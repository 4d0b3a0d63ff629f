package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.engine.invitation.InvitationMove;
import io.rosterkit.engine.user.UserMove;
import io.rosterkit.house.States.Move;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.user.UserStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatesTest {

    @Test
    void theDiagramSaysWhatTheTableSays() {
        Move byItself = new Move("TIME_PASSES", Set.of(InvitationState.OPEN), InvitationState.EXPIRED);
        List<Move> moves = Stream.concat(
                        Stream.of(byItself),
                        Arrays.stream(InvitationMove.values())
                                .map(move -> new Move(move.name(), move.from(), move.to())))
                .toList();
        new Written("docs/states.md", "docs.write")
                .mustSay("""
                        # States

                        Generated from the transition tables in the code by `StatesTest`; write it anew with `-Ddocs.write=true`.

                        ## Invitation

                        The states are those of the moment: an open invitation past its time counts as expired, and `expire` writes
                        that down. Every other move is refused.

                        """ + States.diagram(InvitationState.OPEN, moves, InvitationState.values()) + """

                        ## User

                        An invited person becomes an active user by accepting. A lock is no state but a mark beside it: it survives
                        every move.

                        """
                        + States.diagram(
                                UserStatus.ACTIVE,
                                ofUsers(),
                                UserStatus.ACTIVE,
                                UserStatus.DEACTIVATED,
                                UserStatus.CLOSED)
                        + """

                        ## Seat

                        A new seat is free, or held for the person for whom it is bought. A seat has one holder while it is held,
                        reserved or assigned. A retired seat stays for the ledger, and no person has it again.

                        """
                        + States.diagram(SeatState.FREE, ofSeats(), SeatState.values()));
    }

    /** Without the one by which a pool grows: each diagram begins with its state. */
    private static List<Move> ofSeats() {
        return Arrays.stream(SeatMove.values())
                .filter(move -> move != SeatMove.ADD)
                .map(move -> new Move(move.name(), move.from(), move.to()))
                .toList();
    }

    private static List<Move> ofUsers() {
        return Arrays.stream(UserMove.values())
                .map(move -> new Move(move.name(), move.from(), move.to()))
                .toList();
    }

    @Test
    void drawsEveryMoveAndNamesWhatNothingLeadsTo() {
        List<Move> moves = List.of(
                new Move("RENEW_IT", Set.of(Planted.B, Planted.A), Planted.A),
                new Move("END", Set.of(Planted.A), Planted.B));
        assertThat(States.diagram(Planted.A, moves, Planted.values()).lines())
                .containsExactly(
                        "```mermaid",
                        "stateDiagram-v2",
                        "    [*] --> A",
                        "    A --> A: renew it",
                        "    B --> A: renew it",
                        "    A --> B: end",
                        "```",
                        "",
                        "No move leads to C yet.");
        assertThat(States.diagram(Planted.A, moves, Planted.A, Planted.B)).endsWith("```\n");
    }

    private enum Planted {
        A,
        B,
        C
    }
}
