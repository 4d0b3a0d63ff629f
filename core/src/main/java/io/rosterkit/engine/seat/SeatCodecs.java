package io.rosterkit.engine.seat;

import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.support.SupportCase;
import io.rosterkit.seat.SeatPoolReceipt;
import io.rosterkit.seat.SeatReceipt;
import io.rosterkit.spi.table.TextFacts;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Results of repeated requests about seats, as text. */
final class SeatCodecs {

    static final ResultCodec<SeatPoolReceipt> POOL_RECEIPT_CODEC =
            ResultCodec.of(receipt -> receipt.pool() + " " + receipt.total(), text -> {
                String[] parts = text.split(" ", -1);
                return new SeatPoolReceipt(new SeatPoolName(parts[0]), Long.parseLong(parts[1]));
            });

    static final ResultCodec<SeatReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt ->
                    receipt.user() + " " + receipt.seat().map(SeatId::toString).orElse(""),
            text -> {
                String[] parts = text.split(" ", -1);
                return new SeatReceipt(
                        new UserId(UUID.fromString(parts[0])),
                        Optional.of(parts[1])
                                .filter(seat -> !seat.isEmpty())
                                .map(UUID::fromString)
                                .map(SeatId::new));
            });

    static final ResultCodec<SupportCase> CASE_CODEC = ResultCodec.of(
            asked -> asked.topic() + " " + asked.organization() + " "
                    + asked.askedBy().map(UserId::toString).orElse("") + " " + asked.askedAt() + " "
                    + TextFacts.write(asked.facts()),
            text -> {
                String[] parts = text.split(" ", 5);
                return new SupportCase(
                        SupportCase.Topic.valueOf(parts[0]),
                        new OrganizationId(UUID.fromString(parts[1])),
                        Optional.of(parts[2])
                                .filter(user -> !user.isEmpty())
                                .map(UUID::fromString)
                                .map(UserId::new),
                        Instant.parse(parts[3]),
                        TextFacts.read(parts[4]));
            });

    private SeatCodecs() {}
}
