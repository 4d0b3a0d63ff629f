package io.rosterkit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in mails are those of the organization, whatever the zone of the machine. */
@RosterTest
class ZoneTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** An invitation that is made at this moment ends seven days later, still in winter. */
    private static final Instant WINTER = Instant.parse("2027-01-12T14:05:00Z");

    private static final Instant SUMMER = Instant.parse("2027-07-06T14:05:00Z");

    private final Post post = new Post();
    private Storage storage;
    private MovableClock clock;
    private Roster roster;

    @BeforeEach
    void make(Storage empty, MovableClock movable) {
        storage = empty;
        clock = movable;
        roster = roster(StandardProfile.of("Example"));
    }

    @Test
    void twoOrganizationsAreToldTheSameMomentInTheirOwnZones() {
        clock.moveTo(WINTER);
        assertThat(mail(inZone(VIENNA)).text())
                .containsPattern("19 January 2027, 15:05 Central European (Standard )?Time\\b");
        assertThat(mail(inZone(NEW_YORK)).text()).contains("19 January 2027, 09:05 Eastern Standard Time");

        clock.moveTo(SUMMER);
        assertThat(mail(inZone(VIENNA)).text()).contains("13 July 2027, 16:05 Central European Summer Time");
        assertThat(mail(inZone(NEW_YORK)).text()).contains("13 July 2027, 10:05 Eastern Daylight Time");
    }

    @Test
    void theNameOfTheZoneIsInTheLanguageOfTheOrganization() {
        clock.moveTo(SUMMER);

        assertThat(mail(inZone(VIENNA).inLanguage(Locale.GERMAN)).text())
                .contains("13. Juli 2027, 16:05 Mitteleuropäische Sommerzeit");
    }

    /** The hour that comes twice has two names. */
    @Test
    void theHourThatComesTwiceIsToldByTheName() {
        clock.moveTo(Instant.parse("2026-10-18T00:30:00Z"));
        assertThat(mail(inZone(VIENNA)).text()).contains("25 October 2026, 02:30 Central European Summer Time");

        clock.move(Duration.ofHours(1));
        assertThat(mail(inZone(VIENNA)).text())
                .containsPattern("25 October 2026, 02:30 Central European (Standard )?Time\\b");
    }

    @Test
    void whereNoneIsSetItIsTheProfilesAndOtherwiseUtc() {
        assertThat(mail(Opening.of("Praxis", "anna@weiss.example")).text()).contains("9 March 2026, 08:00 UTC");

        roster = roster(StandardProfile.builder("Example").zone(NEW_YORK).build());
        assertThat(mail(Opening.of("Praxis", "anna@weiss.example")).text())
                .contains("9 March 2026, 04:00 Eastern Daylight Time");
        assertThat(mail(inZone(ZoneOffset.UTC)).text()).contains("9 March 2026, 08:00 UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "+05:30, 13:30 UTC+05:30",
        "Etc/GMT+5, 03:00 UTC-05:00",
        "Etc/UTC, 08:00 UTC",
        "GMT, 08:00 UTC",
        "Asia/Kolkata, 13:30 India Standard Time"
    })
    void everyZoneHasAName(String zone, String time) {
        assertThat(mail(inZone(ZoneId.of(zone))).text()).contains("9 March 2026, " + time);
    }

    /** A newer process wrote it, say; the mail leaves, and the time is right. */
    @Test
    void aZoneThatThisJavaDoesNotKnowIsToldInUtc() {
        Organization row = organization(roster.operations().open(inZone(VIENNA)).orThrow());
        storage.apply(Changes.none(row.id())
                .and(OrganizationTable.ORGANIZATIONS.update(new Organization(
                        row.id(),
                        row.name(),
                        row.state(),
                        new Organization.Settings(
                                row.language(), new ZoneName("Mars/Olympus_Mons"), row.policy(), row.customRoles()),
                        row.openedAt(),
                        row.revision().next(row.revision().seal()),
                        row.dataSalt()))));

        roster.operations().dispatch(10);

        assertThat(post.offered()).hasSize(1);
        assertThat(post.offered().get(0).text()).contains("9 March 2026, 08:00 UTC");
    }

    /** What changes an organization leaves its zone alone. */
    @Test
    void anOrganizationKeepsItsZone() {
        OpeningReceipt founded = roster.operations().open(inZone(VIENNA)).orThrow();
        roster = roster(StandardProfile.builder("Example").zone(NEW_YORK).build());
        roster.operations().close(founded.organization()).orThrow();

        assertThat(organization(founded).zone()).isEqualTo(new ZoneName("Europe/Vienna"));
    }

    @Test
    void anotherZoneIsAnotherRequest() {
        roster.operations().once("signup").open(inZone(VIENNA)).orThrow();

        assertThat(roster.operations().once("signup").open(inZone(VIENNA)).refusal())
                .isEmpty();
        assertThat(roster.operations()
                        .once("signup")
                        .open(inZone(NEW_YORK))
                        .refusal()
                        .map(Refusal::reason))
                .contains(InputReason.REQUEST_REUSED);
    }

    private Organization organization(OpeningReceipt founded) {
        return storage.port(OrganizationStore.class)
                .find(founded.organization())
                .orElseThrow();
    }

    private Opening inZone(ZoneId zone) {
        return Opening.of("Praxis", "anna@weiss.example").inZone(zone);
    }

    private Roster roster(Profile profile) {
        return post.roster(storage, Post.KEYS, profile, clock);
    }

    private Mail mail(Opening opening) {
        post.forget();
        roster.operations().open(opening).orThrow();
        roster.operations().dispatch(10);
        List<Mail> offered = post.offered();
        assertThat(offered).hasSize(1);
        return offered.get(0);
    }
}
