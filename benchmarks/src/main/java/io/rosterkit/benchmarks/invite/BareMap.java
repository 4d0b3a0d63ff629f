package io.rosterkit.benchmarks.invite;

import io.rosterkit.benchmarks.Secrets;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.model.Bytes;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Organizations in a map: to invite is to take a seat, to draw a token, to keep its hash, and to keep three rows. */
final class BareMap {

    private final Map<Integer, Organization> organizations = new ConcurrentHashMap<>();
    private final Secrets secrets = new Secrets();

    BareMap() {
        IntStream.range(0, Tenants.COUNT)
                .forEach(number -> organizations.put(number, new Organization(0, new ConcurrentLinkedQueue<>())));
    }

    private record Organization(int seats, Queue<Object> rows) {}

    private record Invitation(UUID id, String address, Bytes tokenHash) {}

    private record Audit(UUID subject, String act) {}

    private record Message(UUID subject, String to) {}

    /** Invites; answers the organization as it is then. */
    Object invite(int number, String address) {
        return Objects.requireNonNull(organizations.computeIfPresent(number, (key, organization) -> {
            UUID id = new UUID(key, organization.seats());
            organization.rows().add(new Invitation(id, address, Bytes.of(Secrets.hash(secrets.draw(32)))));
            organization.rows().add(new Audit(id, "invite"));
            organization.rows().add(new Message(id, address));
            return new Organization(organization.seats() + 1, organization.rows());
        }));
    }
}
