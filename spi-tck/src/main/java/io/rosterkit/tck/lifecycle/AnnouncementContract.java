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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An end is announced once, by what ends; and a row about an end that is none any more is found. */
public abstract class AnnouncementContract extends EndingUsers {

    private static final Role NURSE = new Role("nurse");
    private static final Role SURGEON = new Role("surgeon");

    private final PracticeId linz = given.practice().id();

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
    void anEndThatWasMovedIsFoundAsTheNextVersionWhateverEnds() {
        User anna = ending("anna@weiss.example");
        List<Announcement> found = new ArrayList<>();
        for (What what : all()) {
            Announcement before = end(anna, what, END.minusNanos(1_000));
            write(AnnouncementTable.ANNOUNCEMENTS.insert(before));
            found.add(end(anna, what, END).after(before));
        }

        assertThat(unannounced(NOW, LATE, 10)).containsExactlyInAnyOrderElementsOf(found);
        found.forEach(row -> write(AnnouncementTable.ANNOUNCEMENTS.write(row)));
        assertThat(unannounced(NOW, LATE, 10)).isEmpty();
    }

    @Test
    void anEndOfOneThingAnnouncesNoneOfAnother() {
        User anna = ending("anna@weiss.example");
        Set<What> left = new HashSet<>(all());

        for (What what : List.copyOf(left)) {
            write(AnnouncementTable.ANNOUNCEMENTS.insert(end(anna, what, END)));
            left.remove(what);
            assertThat(unannounced(NOW, LATE, 10))
                    .extracting(Announcement::what)
                    .containsExactlyInAnyOrderElementsOf(left);
        }
        assertThat(users().overtaken(NOW, 10)).isEmpty();
    }

    /** Each row differs in one thing from what ends, but for the last ones. */
    @Test
    void aRowIsOvertakenUnlessExactlyWhatItNamesEndsThen() {
        User anna = ending("anna@weiss.example");
        Role owner = new Role("owner");
        PracticeId wels = given.practice(NOW).id();
        List<Announcement> overtaken = List.of(
                end(anna, What.role(NURSE, Optional.empty()), LATE),
                end(anna, What.role(owner, Optional.empty()), END),
                end(anna, What.role(NURSE, Optional.of(wels)), END),
                end(anna, What.role(owner, Optional.of(linz)), END),
                end(anna, What.practice(wels), END),
                end(anna, What.practice(linz), LATE),
                end(anna, What.role(SURGEON, Optional.empty()), END),
                end(anna, What.user(), LATE));
        List<Announcement> right = List.of(
                end(anna, What.role(NURSE, Optional.of(linz)), END),
                end(anna, What.role(SURGEON, Optional.of(linz)), END));
        Stream.concat(overtaken.stream(), right.stream())
                .forEach(row -> write(AnnouncementTable.ANNOUNCEMENTS.insert(row)));

        assertThat(users().overtaken(NOW, 20)).containsExactlyInAnyOrderElementsOf(overtaken);
    }

    /** A user who ends with the role of a nurse, with that at a practice, with that practice and as a surgeon there. */
    private User ending(String address) {
        User user = given.user(address, ACTIVE);
        Set<RoleGrant> grants = Set.of(
                new RoleGrant(NURSE, Optional.empty(), time(END), Optional.empty()),
                new RoleGrant(NURSE, Optional.of(linz), time(END), Optional.empty()),
                new RoleGrant(SURGEON, Optional.of(linz), time(END), Optional.empty()));
        Set<PracticeAssignment> practices = Set.of(new PracticeAssignment(linz, time(END), Optional.empty()));
        write(UserRows.insert(user.withStatus(
                user.status().with(grants).assigned(practices).limited(time(END)), user.security(), user.revision())));
        return user;
    }

    /** What ends of such a user. */
    private Set<What> all() {
        return Set.of(
                What.user(),
                What.role(NURSE, Optional.empty()),
                What.role(NURSE, Optional.of(linz)),
                What.role(SURGEON, Optional.of(linz)),
                What.practice(linz));
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
