package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Users;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ids that the host keeps for people. */
public abstract class ExternalIdContract extends Contract {

    private static final String ANNA = "anna@weiss.example";
    private static final String BEN = "ben@weiss.example";
    private static final ExternalId ID = new ExternalId("HR-1 Ä");

    /** For a contract. */
    protected ExternalIdContract() {}

    @Test
    void findsAUserByTheExactIdOnly() {
        User anna = joined(with(ID, given.user(ANNA, ACTIVE)));
        joined(with(new ExternalId("HR-2"), given.user(BEN, ACTIVE)));
        joined(given.user("cleo@weiss.example", ACTIVE));

        assertThat(found(given.id(), ID)).contains(anna);
        assertThat(found(given.id(), new ExternalId("hr-1 ä")))
                .as("another case")
                .isEmpty();
        assertThat(found(given.id(), new ExternalId("HR-1"))).as("a beginning").isEmpty();
        assertThat(found(given.id(), new ExternalId("HR-_ Ä"))).as("a wildcard").isEmpty();
        assertThat(found(given.id(), new ExternalId(ANNA))).as("an address").isEmpty();
    }

    @Test
    void anIdHasOnePerson() {
        User anna = joined(with(ID, given.user(ANNA, ACTIVE)));
        User ben = joined(given.user(BEN, ACTIVE));

        loses(UserTable.USERS.insert(with(ID, given.user("cleo@weiss.example", ACTIVE))));
        loses(UserTable.USERS.update(later(with(ID, ben))));
        assertThat(found(given.id(), ID)).contains(anna);
    }

    @Test
    void theIdOfAClosedUserIsFreeAndStaysInTheRow() {
        User anna = joined(with(ID, given.user(ANNA, ACTIVE)));
        User gone = Moves.to(UserStatus.CLOSED, anna);
        write(UserRows.update(anna, gone));

        assertThat(found(given.id(), ID)).isEmpty();
        assertThat(found(gone)).contains(gone);

        User ben = joined(with(ID, given.user(BEN, ACTIVE)));
        assertThat(found(given.id(), ID)).contains(ben);
    }

    @Test
    void anIdThatIsGivenBackIsFree() {
        User anna = joined(with(ID, given.user(ANNA, ACTIVE)));
        User bare = later(
                anna.withContact(anna.contact().withExternalId(Optional.empty()), anna.security(), anna.revision()));

        write(UserTable.USERS.update(bare));

        assertThat(found(given.id(), ID)).isEmpty();
        joined(with(ID, given.user(BEN, ACTIVE)));
    }

    @Test
    void anInvitedPersonHasTheIdAndIsFoundByIt() {
        Invitation invitation = invited(given.invitation(BEN));
        write(given.inviting(invitation));

        assertThat(found(given.id(), ID)).contains(invitation.invited());
        assertThat(found(invitation)).contains(invitation);
        loses(UserTable.USERS.insert(with(ID, given.user(ANNA, ACTIVE))));

        User joined = Moves.to(ACTIVE, invitation.invited());
        write(UserRows.update(invitation.invited(), joined));
        assertThat(found(given.id(), ID)).contains(joined);
    }

    @Test
    void aPersonOfTheDirectoryIsFoundByIt() {
        User anna = joined(Users.listed(given, Optional.of(ANNA), Optional.of(ID)));

        assertThat(found(given.id(), ID)).contains(anna);
    }

    @Test
    void organizationsDoNotShareIds() {
        write(other.opened());
        User anna = joined(with(ID, given.user(ANNA, ACTIVE)));

        assertThat(found(other.id(), ID)).isEmpty();

        User theirs = joined(with(ID, other.user(ANNA, ACTIVE)));
        assertThat(found(other.id(), ID)).contains(theirs);
        assertThat(found(given.id(), ID)).contains(anna);
    }

    private Optional<User> found(OrganizationId organization, ExternalId id) {
        return storage.port(UserStore.class)
                .shown(Viewer.of(organization), new UserKey.ByExternalId(id))
                .value()
                .map(ShownUser::user);
    }

    private User joined(User user) {
        write(UserRows.insert(user));
        return user;
    }

    private static User with(ExternalId id, User user) {
        return user.withContact(user.contact().withExternalId(Optional.of(id)), user.security(), user.revision());
    }

    private static User later(User user) {
        return user.withStatus(user.status(), user.security(), Moves.next(user.revision()));
    }

    private static Invitation invited(Invitation row) {
        Invitee to = row.invitee().known(Optional.of(ID));
        return new Invitation(
                row.organization(), row.id(), to, row.progress(), row.link(), row.lastMessage(), row.revision());
    }
}
