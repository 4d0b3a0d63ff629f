package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import java.util.List;

/** Users of an office, and what somebody sees of them who may see everything. */
final class People {

    static final String PASSWORD = "a river runs uphill";

    private final Roster roster;
    private final Office office;

    private People(Roster roster, Office office) {
        this.roster = roster;
        this.office = office;
    }

    static People of(Roster roster, Office office) {
        return new People(roster, office);
    }

    /** A user with a name and a password. */
    UserId named(String name, Role... roles) {
        return importUser(UserImport.of(address(name), STAFF)
                .verified()
                .named(name)
                .withPasswordHash(CountingHasher.create().hash(PASSWORD).text())
                .withRoles(roles));
    }

    UserId importUser(UserImport userImport) {
        return roster.operations()
                .importUser(office.organization(), userImport)
                .orThrow()
                .user();
    }

    Session session(UserId user) {
        return roster.operations()
                .signInExternally(office.organization(), user)
                .orThrow()
                .session();
    }

    Outcome<?> signsIn(String name) {
        return front().signIn(address(name), PASSWORD);
    }

    void guesses(String name, int times) {
        for (int i = 0; i < times; i++) {
            front().signIn(address(name), "a river runs downhill");
        }
    }

    UserDetails seen(UserId user) {
        return office.support().users().get(user).orThrow();
    }

    List<UserId> ofStatus(UserStatus status) {
        return office
                .support()
                .users()
                .list(UserFilter.of(status), UserQuery.Order.ADDRESS, PageRequest.first(100))
                .orThrow()
                .items()
                .stream()
                .map(UserDetails::id)
                .toList();
    }

    static String address(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@weiss.example";
    }

    static Reason reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }

    private Front front() {
        return roster.front(office.organization(), new Source("192.0.2.7"));
    }
}
