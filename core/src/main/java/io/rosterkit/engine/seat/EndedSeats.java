package io.rosterkit.engine.seat;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.DueRows;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Map;

/** The job that takes the seats of users whose time is over. The gate keeps them out from the end on, without a job. */
public final class EndedSeats {

    private static final String END = "seat.end";
    private static final String JOB = "seats";

    private final OperationRunner runner;
    private final Gate gate;
    private final UserStore users;
    private final SeatStore seats;
    private final UserWriting writing;

    public EndedSeats(OperationRunner runner, Gate gate, UserStore users, SeatStore seats, UserWriting writing) {
        this.runner = runner;
        this.gate = gate;
        this.users = users;
        this.seats = seats;
        this.writing = writing;
    }

    /** Takes at most {@code limit} seats, of the users who ended first, and returns how many. */
    public int run(int limit) {
        return DueRows.perform(
                limit,
                size -> DueRows.Reading.of(seats.ended(runner.now(), size), size),
                User::id,
                ended -> release(ended).refusal().isEmpty());
    }

    private Outcome<UserReceipt> release(User ended) {
        Call call = Call.of(new Actor.Job(ended.organization(), JOB), Source.unknown());
        Operation operation = Operation.of(END, Subject.untouched(Subject.Kind.USER, ended.id()));
        return runner.perform(call, operation, UserCodecs.RECEIPT_CODEC, now -> {
            var seen = users.find(call.viewer(), ended.id());
            return gate.admit(call, seen.access(), Permission.MANAGE_SEATS)
                    .then(caller -> seen.value()
                            .filter(user -> isOver(user, now))
                            .map(user -> decide(
                                    new Found(new Author(user.organization(), caller, now), seen.access(), user)))
                            .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }

    private static boolean isOver(User user, Instant now) {
        return user.status().limits().seat().isPresent()
                && user.status().limits().validity().isOverAt(now);
    }

    /** The change says only why; that an ended user gives back the seat is decided where all seats are. */
    private Outcome<Decision<UserReceipt>> decide(Found found) {
        User user = found.user();
        return writing.changeStatus(found, JournalEvent.done(END, Map.of()), user.status(), user.security())
                .map(changes -> UserWriting.receipt(changes, user, user.status()));
    }
}
