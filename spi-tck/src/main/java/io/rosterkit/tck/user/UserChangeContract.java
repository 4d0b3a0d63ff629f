package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.CLOSED;
import static io.rosterkit.model.user.UserStatus.DEACTIVATED;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Users change from the version before only, and an address has one user who is not closed. */
public abstract class UserChangeContract extends Contract {

    private static final String ANNA = "anna@weiss.example";
    private static final String BEN = "ben@weiss.example";
    private static final String CLEO = "cleo@weiss.example";

    @Test
    void findsAUserAsTheyWereChangedLast() {
        User anna = join(given.user(ANNA, ACTIVE));
        Practice second = given.practice(NOW);
        write(PracticeTable.PRACTICES.insert(second));
        User.Contact contact = User.Contact.of(new EmailAddress("Cleo@weiss.example", CLEO))
                .withName(Optional.of(new DisplayName("Cleo")))
                .withPhone(phone());
        User.Status status = new User.Status(
                DEACTIVATED,
                new UserType("guest"),
                RoleGrant.of(Set.of(new Role("owner"), new Role("z")), Optional.of(anna.id())),
                Set.of(
                        PracticeAssignment.of(given.practice().id(), Optional.empty()),
                        PracticeAssignment.of(second.id(), Optional.of(anna.id()))),
                Optional.of(new Lock(Lock.Kind.ATTEMPTS, NOW, Optional.of(NOW.plusSeconds(900)))));
        User other = anna.withContact(contact, anna.security(), anna.revision())
                .withStatus(
                        status, new User.Security(7, 9, anna.security().dataSalt(), true), Moves.next(anna.revision()));

        write(UserRows.update(anna, other));
        assertThat(found(anna)).contains(other);
        assertThat(holder(CLEO)).contains(other);

        User.Contact bare = User.Contact.of(contact.address()).withAddress(contact.address(), true);
        User.Status alone = new User.Status(ACTIVE, status.type(), Set.of(), Set.of(), Optional.empty());
        User less = other.withContact(bare, other.security(), other.revision())
                .withStatus(alone, other.security().endAll(), Moves.next(other.revision()));

        write(UserRows.update(other, less));
        assertThat(found(anna)).contains(less);
    }

    @Test
    void findsAUserUnderEveryKindOfLock() {
        for (Lock.Kind kind : Lock.Kind.values()) {
            User some = given.user(kind + "@weiss.example", ACTIVE);
            for (Optional<Lock> lock : List.of(
                    Optional.of(new Lock(kind, NOW, Optional.empty())),
                    Optional.of(new Lock(kind, NOW, Optional.of(NOW.plusSeconds(60)))),
                    Optional.<Lock>empty())) {
                User row = found(some).orElseGet(() -> join(some));
                User locked = Moves.to(row.status().with(lock), row);

                write(UserTable.USERS.update(locked));

                assertThat(found(some)).contains(locked);
            }
        }
    }

    @Test
    void findsWhoBroughtAUserIn() {
        User anna = join(given.user(ANNA, ACTIVE));
        User some = given.user(BEN, ACTIVE);
        User.Origin origin = new User.Origin(NOW.plusNanos(1_000), Optional.of(anna.id()), Optional.empty());
        User ben = join(new User(
                given.id(), some.id(), some.contact(), some.status(), some.security(), origin, some.revision()));

        assertThat(found(ben)).contains(ben);
    }

    @Test
    void aUserMovesFromTheVersionBeforeOnly() {
        User anna = join(given.user(ANNA, ACTIVE));
        User second = Moves.to(DEACTIVATED, anna);

        loses(UserTable.USERS.update(anna));
        loses(UserTable.USERS.update(Moves.to(CLOSED, second)));
        loses(UserTable.USERS.update(Moves.to(CLOSED, given.user(BEN, ACTIVE))));
        write(UserTable.USERS.update(second));
        loses(UserTable.USERS.update(Moves.to(CLOSED, anna)));
        assertThat(found(anna)).contains(second);
    }

    @Test
    void nobodyMovesToAnAddressThatIsTaken() {
        User anna = join(given.user(ANNA, ACTIVE));
        User ben = join(given.user(BEN, DEACTIVATED));

        loses(UserTable.USERS.update(Moves.at(BEN, anna)));
        loses(UserTable.USERS.update(Moves.at(ANNA, ben)));

        assertThat(found(anna)).contains(anna);
        assertThat(holder(ANNA)).contains(anna);
        assertThat(holder(BEN)).contains(ben);
    }

    @Test
    void whoMovesToAnotherAddressFreesTheFormerOne() {
        User anna = join(given.user(ANNA, ACTIVE));
        User moved = Moves.at(BEN, anna);

        write(UserTable.USERS.update(moved));

        assertThat(holder(BEN)).contains(moved);
        assertThat(holder(ANNA)).isEmpty();
        loses(UserTable.USERS.insert(given.user(BEN, ACTIVE)));
        User next = join(given.user(ANNA, ACTIVE));
        assertThat(holder(ANNA)).contains(next);
    }

    @Test
    void whoIsClosedFreesTheAddress() {
        User anna = join(given.user(ANNA, ACTIVE));
        User gone = Moves.to(CLOSED, anna);

        write(UserTable.USERS.update(gone));

        assertThat(found(anna)).contains(gone);
        assertThat(holder(ANNA)).isEmpty();
        User next = join(given.user(ANNA, ACTIVE));
        assertThat(holder(ANNA)).contains(next);
        write(UserRows.update(gone, Moves.to(gone.status().with(Set.of()), gone)));
        assertThat(holder(ANNA)).contains(next);
    }

    @Test
    void whoChangesOtherwiseKeepsTheAddress() {
        User anna = join(given.user(ANNA, ACTIVE));
        User changed = Moves.to(DEACTIVATED, anna);

        write(UserTable.USERS.update(changed));

        assertThat(holder(ANNA)).contains(changed);
        loses(UserTable.USERS.insert(given.user(ANNA, ACTIVE)));
        write(UserTable.USERS.update(Moves.to(ACTIVE, changed)));
        loses(UserTable.USERS.insert(given.user(ANNA, ACTIVE)));
    }

    @Test
    void anAddressIsFreeForTheNextChangeOfTheSameDecision() {
        User anna = join(given.user(ANNA, ACTIVE));
        User ben = join(given.user(BEN, ACTIVE));
        User gone = Moves.to(CLOSED, anna);
        User moved = Moves.at(ANNA, ben);

        write(Changes.none(given.id()).and(UserTable.USERS.update(gone)).and(UserTable.USERS.update(moved)));

        assertThat(holder(ANNA)).contains(moved);
        assertThat(holder(BEN)).isEmpty();
        assertThat(found(anna)).contains(gone);
    }

    @Test
    void usersChangeInTheirOwnOrganizationOnly() {
        write(other.opened());
        User anna = join(given.user(ANNA, ACTIVE));
        User theirs = other.user(ANNA, ACTIVE);
        assertThat(theirs.id()).isEqualTo(anna.id());

        loses(UserTable.USERS.update(Moves.to(DEACTIVATED, theirs)));
        join(theirs);
        User moved = Moves.at(BEN, theirs);
        write(UserTable.USERS.update(moved));

        assertThat(found(anna)).contains(anna);
        assertThat(found(theirs)).contains(moved);
        assertThat(holder(ANNA)).contains(anna);
        assertThat(holder(BEN)).isEmpty();
        assertThat(holder(other.id(), BEN)).contains(moved);
    }

    private static Optional<PhoneNumber> phone() {
        return Optional.of(new PhoneNumber("+4366400000000"));
    }
}
