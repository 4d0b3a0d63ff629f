package io.rosterkit.engine.allocation;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatTaking;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Which person has a seat, and who comes in and so takes one. Pure. */
public final class SeatRules {

    private SeatRules() {}

    /** From which pool a person has a seat, and whether it is reserved or assigned. */
    record Need(SeatPoolName pool, SeatMove move) {}

    /** The seat that a person of that type has by the policy; none for one who has not come in, or is out. */
    static Optional<Need> need(SeatPolicy policy, User person, UserType type, Instant now) {
        return policy.poolOf(type)
                .flatMap(pool -> move(policy, pool, person, now).map(move -> new Need(pool, move)));
    }

    private static Optional<SeatMove> move(SeatPolicy policy, SeatPoolName pool, User person, Instant now) {
        if (isIn(person, now)) {
            return Optional.of(SeatMove.ASSIGN);
        }
        boolean reserves = person.status().state() == UserStatus.INVITED
                && Objects.requireNonNull(policy.pools().get(pool)).taking() == SeatTaking.ON_INVITATION;
        return reserves ? Optional.of(SeatMove.RESERVE) : Optional.empty();
    }

    /** Whether the seat of a deactivated user waits with the rest for the answer of support. */
    public static boolean waits(User person) {
        return person.status().state() == UserStatus.DEACTIVATED
                && person.security().openRequest().isPresent();
    }

    /**
     * Whether a person comes in by a change, or by another type comes to need a seat. Any other change of a person who
     * has no seat takes none: so a user from before there were seats is renamed while none is free.
     */
    static boolean comesIn(Optional<User> before, User after, UserType type, Instant now) {
        return before.isEmpty()
                || before.get().status().state() != after.status().state()
                || !before.get().status().type().equals(type)
                || isIn(before.get(), now) != isIn(after, now);
    }

    /** Whether the person is neither invited nor an active user whose time is not over. */
    static boolean isOut(User person, Instant now) {
        return person.status().state() != UserStatus.INVITED && !isIn(person, now);
    }

    /** Whether the person is an active user whose time is not over. */
    public static boolean isIn(User person, Instant now) {
        return person.status().state() == UserStatus.ACTIVE
                && !person.status().limits().validity().isOverAt(now);
    }
}
