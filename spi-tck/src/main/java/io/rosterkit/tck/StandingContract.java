package io.rosterkit.tck;

import static io.rosterkit.model.access.Standing.OrganizationStanding.CLOSED;
import static io.rosterkit.model.access.Standing.OrganizationStanding.OPEN;
import static io.rosterkit.model.access.Standing.OrganizationStanding.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Standing.UserStanding;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.organization.OrganizationChange;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserChange.Joined;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every read that promises the standing of its viewer tells it, whether or not it finds anything else. */
abstract class StandingContract extends Contract {

    private static final String BEN = "ben@weiss.example";
    private static final Slice SLICE = new Slice(10, Optional.empty());
    private static final InvitationQuery ALL_INVITATIONS =
            new InvitationQuery(Set.of(), InvitationQuery.Order.NEWEST_FIRST, Given.NOW, SLICE);
    private static final JournalQuery ALL_ENTRIES =
            new JournalQuery(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, SLICE);

    private final Invitation invitation = given.invitation(BEN);
    private final Invitation unknown = given.invitation("nobody@weiss.example");
    private final User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);

    private final Map<String, Function<Viewer, Standing>> reads = Map.ofEntries(
            Map.entry("the standing itself", by -> users().standing(by)),
            Map.entry("a user", by -> of(users().find(by, anna.id()))),
            Map.entry("no user", by -> of(users().find(by, unknown.invitee().user()))),
            Map.entry("a user by address", by -> of(users().byAddress(by, "anna@weiss.example"))),
            Map.entry("no user by address", by -> of(users().byAddress(by, "nobody@weiss.example"))),
            Map.entry(
                    "a practice",
                    by -> of(organizations().practice(by, given.practice().id()))),
            Map.entry("practices", by -> of(organizations().practices(by, SLICE))),
            Map.entry("an invitation", by -> of(invitations().find(by, invitation.id()))),
            Map.entry("no invitation", by -> of(invitations().find(by, unknown.id()))),
            Map.entry("invitations", by -> of(invitations().page(by, ALL_INVITATIONS))),
            Map.entry("the ground", by -> of(invitations().ground(by, List.of(BEN)))),
            Map.entry("the ground of nothing", by -> of(invitations().ground(by, List.of()))),
            Map.entry("the journal", by -> of(journal().page(by, ALL_ENTRIES))));

    @Test
    void tellsThatThereIsNoSuchOrganization() {
        readsTell(Viewer.of(other.id()), new Standing(UNKNOWN, Optional.empty()));
        readsTell(by(other.id(), anna), new Standing(UNKNOWN, Optional.empty()));
    }

    @Test
    void tellsOfTheOrganizationAloneWhenNoUserAsks() {
        readsTell(viewer, new Standing(OPEN, Optional.empty()));
    }

    @Test
    void tellsThatThereIsNoSuchUser() {
        readsTell(by(given.id(), anna), new Standing(OPEN, Optional.empty()));
    }

    @Test
    void tellsOfAnActiveUserAndTheirRoles() {
        write(new Joined(anna));

        readsTell(by(given.id(), anna), new Standing(OPEN, Optional.of(standing(true, "clinician"))));
    }

    @Test
    void tellsOfAUserWithSeveralRoles() {
        User owner = with(anna, UserStatus.ACTIVE, "owner", "office-administrator", "clinician");
        write(new Joined(owner));

        Standing expected =
                new Standing(OPEN, Optional.of(standing(true, "owner", "office-administrator", "clinician")));
        readsTell(by(given.id(), owner), expected);
    }

    @Test
    void tellsOfAUserWithoutRoles() {
        User guest = with(anna, UserStatus.ACTIVE);
        write(new Joined(guest));

        readsTell(by(given.id(), guest), new Standing(OPEN, Optional.of(standing(true))));
    }

    @Test
    void tellsThatAUserIsDeactivated() {
        write(new Joined(with(anna, UserStatus.DEACTIVATED, "clinician")));

        readsTell(by(given.id(), anna), new Standing(OPEN, Optional.of(standing(false, "clinician"))));
    }

    @Test
    void tellsThatAUserIsClosed() {
        write(new Joined(with(anna, UserStatus.CLOSED, "clinician")));

        readsTell(by(given.id(), anna), new Standing(OPEN, Optional.of(standing(false, "clinician"))));
    }

    @Test
    void tellsThatTheOrganizationIsClosed() {
        write(new Joined(anna));
        write(new OrganizationChange.Changed(Moves.closed(organization())));

        readsTell(viewer, new Standing(CLOSED, Optional.empty()));
        readsTell(by(given.id(), anna), new Standing(CLOSED, Optional.of(standing(true, "clinician"))));
    }

    @Test
    void tellsNothingOfAUserOfAnotherOrganization() {
        write(other.opened());
        write(new Joined(anna));

        readsTell(by(other.id(), anna), new Standing(OPEN, Optional.empty()));
    }

    /** Twice: when there is hardly anything to be found, and when there is. */
    private void readsTell(Viewer by, Standing expected) {
        reads.forEach(
                (read, standing) -> assertThat(standing.apply(by)).as(read).isEqualTo(expected));
        if (found(invitation).isEmpty()) {
            invite(given, invitation);
        }
        reads.forEach(
                (read, standing) -> assertThat(standing.apply(by)).as(read).isEqualTo(expected));
    }

    private static Viewer by(OrganizationId organization, User user) {
        return new Viewer(organization, Optional.of(user.id()));
    }

    private static User with(User user, UserStatus status, String... roles) {
        User.Standing standing = new User.Standing(status, user.standing().type(), roles(roles));
        return new User(user.organization(), user.id(), user.contact(), standing, user.since(), user.revision());
    }

    private static UserStanding standing(boolean active, String... roles) {
        return new UserStanding(active, roles(roles));
    }

    private static Set<Role> roles(String... codes) {
        return Stream.of(codes).map(Role::new).collect(Collectors.toSet());
    }

    private static <T> Standing of(Seen<T> seen) {
        return seen.standing();
    }

    private UserStore users() {
        return storage.port(UserStore.class);
    }

    private OrganizationStore organizations() {
        return storage.port(OrganizationStore.class);
    }

    private InvitationStore invitations() {
        return storage.port(InvitationStore.class);
    }

    private JournalStore journal() {
        return storage.port(JournalStore.class);
    }
}
