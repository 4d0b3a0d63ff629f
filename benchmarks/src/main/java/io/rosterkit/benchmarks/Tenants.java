package io.rosterkit.benchmarks;

import io.rosterkit.Roster;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.secret.PasswordHasher;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.user.UserImport;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Organizations with an owner each, who is signed in, and the roster they are in; no source is ever over a budget. */
public record Tenants(Roster roster, List<Session> owners) {

    /** How many organizations. */
    public static final int COUNT = 1_000;

    private static final byte[] KEY = new byte[32];

    /** Of the standard profile. */
    public static Tenants in(Storage storage) {
        return in(storage, StandardProfile.of("Benchmark"), mail -> new Receipt.Accepted(), new FreeHasher());
    }

    /** Of that profile. */
    public static Tenants in(Storage storage, Profile profile, MailGateway mail, PasswordHasher hasher) {
        return new Tenants(roster(storage, profile, mail, hasher), COUNT);
    }

    /** So many of that profile. */
    public static Tenants in(Storage storage, Profile profile, int count) {
        return new Tenants(roster(storage, profile, mail -> new Receipt.Accepted(), new FreeHasher()), count);
    }

    private Tenants(Roster roster, int count) {
        this(
                roster,
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> found(roster, number))
                        .toList());
    }

    private static Roster roster(Storage storage, Profile profile, MailGateway mail, PasswordHasher hasher) {
        return Roster.create(storage, KeyRing.of(KEY), profile)
                .links("https://app.example.org")
                .mail(mail)
                .passwords(hasher)
                .sourceLimits(SourceLimits.standard().failures(Integer.MAX_VALUE))
                .build();
    }

    /** The owner of an organization at random. */
    public Session any(Random random) {
        return owners.get(random.nextInt(owners.size()));
    }

    /** An address nobody was invited under. */
    public static String address(Random random) {
        return "p" + new UUID(random.nextLong(), random.nextLong()) + "@invitee.example";
    }

    private static Session found(Roster roster, int number) {
        String host = "org" + number + ".example";
        OrganizationId organization = roster.operations()
                .open("Organization " + number, "founder@" + host)
                .orThrow()
                .organization();
        UserImport owner =
                UserImport.of("owner@" + host, StandardProfile.STAFF).verified().withRoles(StandardProfile.OWNER);
        UserId user =
                roster.operations().importUser(organization, owner).orThrow().user();
        return roster.operations()
                .signInExternally(organization, user)
                .orThrow()
                .session();
    }
}
