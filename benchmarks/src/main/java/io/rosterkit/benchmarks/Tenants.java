package io.rosterkit.benchmarks;

import io.rosterkit.Roster;
import io.rosterkit.StandardProfile;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.user.Adoption;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Organizations with an owner each, who is signed in, and the roster they are in. Mails lead nowhere. */
record Tenants(Roster roster, List<Session> owners) {

    /** How many organizations. */
    static final int COUNT = 1_000;

    private static final byte[] KEY = new byte[32];

    static Tenants in(Storage storage) {
        Roster roster = Roster.create(storage, KeyRing.of(KEY), StandardProfile.of("Benchmark"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .build();
        return new Tenants(
                roster,
                IntStream.rangeClosed(1, COUNT)
                        .mapToObj(number -> found(roster, number))
                        .toList());
    }

    /** The owner of an organization at random. */
    Session any(Random random) {
        return owners.get(random.nextInt(owners.size()));
    }

    /** An address nobody was invited under. */
    static String address(Random random) {
        return "p" + new UUID(random.nextLong(), random.nextLong()) + "@invitee.example";
    }

    private static Session found(Roster roster, int number) {
        String host = "org" + number + ".example";
        OrganizationId organization = roster.operations()
                .open("Organization " + number, "founder@" + host)
                .orThrow()
                .organization();
        Adoption owner = Adoption.of("owner@" + host, StandardProfile.STAFF).withRoles(StandardProfile.OWNER);
        UserId user = roster.operations().adopt(organization, owner).orThrow().user();
        return roster.operations().vouch(organization, user).orThrow().session();
    }
}
