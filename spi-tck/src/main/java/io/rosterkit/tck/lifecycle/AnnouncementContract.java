package io.rosterkit.tck.lifecycle;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.Announcement.What;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.user.UserRows;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An end is announced once, by what ends; and a row about an end that is none any more is found. */
public abstract class AnnouncementContract extends EndingUsers {

    /** For a contract. */
    protected AnnouncementContract() {}

    @Test
    void findsNoEndThatWasAnnounced() {
        User anna = ending(given, "anna@weiss.example", ACTIVE, END);
        User ben = ending(given, "ben@weiss.example", ACTIVE, END);
        write(AnnouncementTable.ANNOUNCEMENTS.insert(end(given, anna, END)));
        Announcement before = end(given, ben, END.minusNanos(1_000));
        write(AnnouncementTable.ANNOUNCEMENTS.insert(before));
        Announcement now = end(given, ben, END).after(before);

        assertThat(unannounced(NOW, LATE, 10)).containsExactly(now);
        write(AnnouncementTable.ANNOUNCEMENTS.write(now));
        assertThat(unannounced(NOW, LATE, 10)).isEmpty();
    }

    @Test
    void anEndOfOneThingAnnouncesNoneOfAnother() {
        User anna = given.user("anna@weiss.example", ACTIVE);
        PracticeId practice = given.practice().id();
        Role nurse = new Role("nurse");
        What everywhere = What.role(nurse, Optional.empty());
        What there = What.role(nurse, Optional.of(practice));
        Set<RoleGrant> grants = Set.of(
                new RoleGrant(nurse, Optional.empty(), time(END), Optional.empty()),
                new RoleGrant(nurse, Optional.of(practice), time(END), Optional.empty()));
        Set<PracticeAssignment> practices = Set.of(new PracticeAssignment(practice, time(END), Optional.empty()));
        write(UserRows.insert(anna.withStatus(
                anna.status().with(grants).assigned(practices).limited(time(END)), anna.security(), anna.revision())));
        Set<What> left = new HashSet<>(Set.of(What.user(), everywhere, there, What.practice(practice)));

        for (What what : List.copyOf(left)) {
            write(AnnouncementTable.ANNOUNCEMENTS.insert(end(anna, what, END)));
            left.remove(what);
            assertThat(unannounced(NOW, LATE, 10))
                    .extracting(Announcement::what)
                    .containsExactlyInAnyOrderElementsOf(left);
        }
        assertThat(users().overtaken(NOW, 10)).isEmpty();
    }

    @Test
    void aRowIsOvertakenWhenWhatItNamesHasAnotherEnd() {
        User anna = ending(given, "anna@weiss.example", UserStatus.DEACTIVATED, END);
        PracticeId practice = given.practice().id();
        Announcement right = end(given, anna, END);
        Announcement ofPractice = end(anna, What.practice(practice), END.plusSeconds(1));
        Announcement ofRole = end(anna, What.role(new Role("clinician"), Optional.empty()), END);
        Announcement ofRoleThere = end(anna, What.role(new Role("clinician"), Optional.of(practice)), NOW);
        Announcement inactive = Announcement.ofInactivity(given.id(), anna.id(), NOW, NOW);
        User ben = ending(given, "ben@weiss.example", ACTIVE, END);
        Announcement ofBen = end(given, ben, LATE);
        for (Announcement row : List.of(right, ofPractice, ofRole, ofRoleThere, inactive, ofBen)) {
            write(AnnouncementTable.ANNOUNCEMENTS.insert(row));
        }

        Instant before = NOW.minusNanos(1_000);
        assertThat(users().overtaken(before, 10)).containsExactly(ofRoleThere, ofRole, ofPractice, ofBen);
        assertThat(users().overtaken(before, 1)).containsExactly(ofRoleThere);
        assertThat(users().overtaken(NOW, 10)).containsExactly(ofRole, ofPractice, ofBen);
    }
}
