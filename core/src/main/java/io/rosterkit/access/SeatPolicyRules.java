package io.rosterkit.access;

import io.rosterkit.model.access.UserType;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatPoolRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the pools of seats of one profile must come to. Pure; each sentence begins with the path of the setting. */
final class SeatPolicyRules {

    private static final int MAX_POOLS = 20;
    private static final int MAX_INCLUDED = 10_000;
    private static final int MAX_SEATS = 1_000_000;

    private SeatPolicyRules() {}

    static void refuse(SeatPolicy seats, Set<UserType> types) {
        wrong(seats, types).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        });
    }

    private static Stream<String> wrong(SeatPolicy seats, Set<UserType> types) {
        Stream<String> tooMany =
                seats.pools().size() > MAX_POOLS ? Stream.of("seatPools must be at most " + MAX_POOLS) : Stream.empty();
        return Stream.concat(
                tooMany, new TreeMap<>(seats.pools()).entrySet().stream().flatMap(pool -> wrong(pool, seats, types)));
    }

    private static Stream<String> wrong(
            Map.Entry<SeatPoolName, SeatPoolRule> pool, SeatPolicy seats, Set<UserType> types) {
        String path = "seatPools." + pool.getKey();
        SeatPoolRule rule = pool.getValue();
        return Stream.of(
                        check(
                                !rule.types().isEmpty() && types.containsAll(rule.types()),
                                path + ".types must name types of the profile"),
                        check(
                                rule.types().stream().allMatch(type -> poolsOf(seats, type) == 1),
                                path + ".types must name no type that takes a seat of another pool"),
                        check(
                                rule.withoutSeat().type().stream()
                                        .allMatch(type -> types.contains(type) && poolsOf(seats, type) == 0),
                                path + ".withoutSeat must name a type of the profile that takes no seat"),
                        check(
                                rule.largest() >= 1 && rule.largest() <= MAX_SEATS,
                                path + ".atMost must be from 1 to " + MAX_SEATS),
                        check(
                                rule.included() >= 0
                                        && rule.included() <= MAX_INCLUDED
                                        && rule.included() <= rule.largest(),
                                path + ".including must be from 0 to " + MAX_INCLUDED + " and no more than atMost"))
                .flatMap(wrong -> wrong);
    }

    private static long poolsOf(SeatPolicy seats, UserType type) {
        return seats.pools().values().stream()
                .filter(rule -> rule.types().contains(type))
                .count();
    }

    private static Stream<String> check(boolean holds, String sentence) {
        return holds ? Stream.empty() : Stream.of(sentence);
    }
}
