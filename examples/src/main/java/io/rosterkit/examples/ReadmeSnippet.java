package io.rosterkit.examples;

import static io.rosterkit.StandardProfile.OWNER;
import static io.rosterkit.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.Operations;
import io.rosterkit.Roster;
import io.rosterkit.StandardProfile;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.user.Adoption;
import java.util.Locale;
import javax.sql.DataSource;

/** What the README shows, between the two marks; a test runs it. */
final class ReadmeSnippet {

    private ReadmeSnippet() {}

    /** What came of it. */
    record Shown(Outcome<InvitationReceipt> carla, String why) {}

    static Shown run(DataSource dataSource, byte[] key, MailGateway mail) {
        // README begins
        Schema.of(dataSource).install();
        Roster roster = Roster.create(JdbcStorage.on(dataSource), KeyRing.of(key), StandardProfile.of("Example Praxis"))
                .links("https://app.example.org")
                .mail(mail)
                .build();

        Operations operations = roster.operations();
        OrganizationId praxis =
                operations.open("Praxis Weiß", "anna@weiss.example").orThrow().organization();
        Adoption owner = Adoption.of("ben@weiss.example", STAFF).withRoles(OWNER);
        UserId ben = operations.adopt(praxis, owner).orThrow().user();

        Desk desk = roster.as(operations.vouch(praxis, ben).orThrow().session());
        Outcome<InvitationReceipt> carla = desk.once("request-1").invitations().invite("carla@weiss.example", STAFF);
        operations.dispatch(100); // Anna's mail and Carla's, each with a link of its own
        Outcome<InvitationReceipt> again = desk.invitations().invite("Carla@Weiss.example", STAFF);
        String why = again.fold(done -> "", refusal -> Roster.texts().of(refusal, Locale.ENGLISH));
        // README ends
        return new Shown(carla, why);
    }
}
