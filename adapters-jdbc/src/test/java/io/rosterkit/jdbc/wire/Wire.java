package io.rosterkit.jdbc.wire;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * What happened on the connections of a {@link WireDataSource}: the commands that went over the wire, and all calls
 * that may fail (everything but the reading of results). Thread-safe, but a plan to fail is for one thread.
 */
public final class Wire {

    private final List<String> commands = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private Optional<Fault> always = Optional.empty();
    private boolean fired;

    /** How a call fails. */
    public enum Harm {
        /** It throws and has done nothing. */
        BEFORE,
        /** It throws although it took effect. */
        AFTER,
        /** The connection is lost before the call took effect. */
        LOST_BEFORE,
        /** The connection is lost after the call took effect. */
        LOST_AFTER;

        boolean takesEffect() {
            return this == AFTER || this == LOST_AFTER;
        }

        boolean losesConnection() {
            return this == LOST_BEFORE || this == LOST_AFTER;
        }
    }

    /** The first call that a condition holds for fails. */
    private record Fault(Predicate<Call> which, Harm harm, SQLException error) {}

    /** One call: its number since {@link #reset}, and the name of the method. */
    public record Call(int number, String method) {}

    /** Forgets what happened and every plan to fail. */
    public synchronized void reset() {
        commands.clear();
        calls.set(0);
        faults.clear();
        always = Optional.empty();
        fired = false;
    }

    /**
     * The first such call from now on fails, once the failures planned before have come about; with an error of the
     * driver's kind that tells more than it should.
     */
    public synchronized void failOnce(Predicate<Call> which, Harm harm) {
        failOnce(which, harm, new SQLException("no value may leave: ben@weiss.example", "08006", 0));
    }

    /** The same with that error. */
    public synchronized void failOnce(Predicate<Call> which, Harm harm, SQLException error) {
        faults.add(new Fault(which, harm, error));
    }

    /** Every such call fails from now on, and does nothing. */
    public synchronized void failAlways(Predicate<Call> which, SQLException error) {
        always = Optional.of(new Fault(which, Harm.BEFORE, error));
    }

    /** Whether a planned failure came about. */
    public synchronized boolean fired() {
        return fired;
    }

    /** The commands since {@link #reset}, such as {@code execute} or {@code commit}, in their order. */
    public synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many calls there were since {@link #reset} that could have failed. */
    public int calls() {
        return calls.get();
    }

    synchronized void sent(String command) {
        commands.add(command);
    }

    /** Counts the call; the harm and the error, when it is this call's turn to fail. */
    synchronized Optional<Failure> next(String method) {
        Call call = new Call(calls.incrementAndGet(), method);
        if (always.filter(fault -> fault.which().test(call)).isPresent()) {
            fired = true;
            return always.map(fault -> new Failure(fault.harm(), fault.error()));
        }
        if (faults.isEmpty() || !faults.peek().which().test(call)) {
            return Optional.empty();
        }
        Fault due = faults.remove();
        fired = true;
        return Optional.of(new Failure(due.harm(), due.error()));
    }

    /** A failure whose turn has come. */
    record Failure(Harm harm, SQLException error) {}
}
