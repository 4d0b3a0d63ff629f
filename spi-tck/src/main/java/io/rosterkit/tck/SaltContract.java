package io.rosterkit.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.stored.DataSalts;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Moves;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Under what the personal data of entries is encrypted. */
abstract class SaltContract extends Contract {

    @Test
    void tellsTheSaltsOfTheOrganizationAndOfPeople() {
        User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
        User closed = given.user("cleo@weiss.example", UserStatus.CLOSED);
        User erased = Moves.withoutSalt(given.user("dora@weiss.example", UserStatus.ACTIVE));
        User unasked = given.user("emil@weiss.example", UserStatus.ACTIVE);
        UserId unknown = new UserId(given.practice().id().uuid());
        List.of(anna, closed, erased, unasked).forEach(row -> write(UserRows.insert(row)));

        DataSalts salts = journal().salts(given.id(), Set.of(anna.id(), closed.id(), erased.id(), unknown));

        assertThat(salts)
                .isEqualTo(new DataSalts(
                        given.organization().dataSalt(),
                        Map.of(
                                anna.id(), anna.security().dataSalt(),
                                closed.id(), closed.security().dataSalt(),
                                erased.id(), Optional.empty())));
    }

    @Test
    void tellsTheSaltOfTheOrganizationAlone() {
        assertThat(journal().salts(given.id(), Set.of()))
                .isEqualTo(new DataSalts(given.organization().dataSalt(), Map.of()));
    }

    @Test
    void tellsNoSaltOfAnErasedOrganization() {
        write(OrganizationTable.ORGANIZATIONS.update(Moves.withoutSalt(given.organization())));

        assertThat(journal().salts(given.id(), Set.of())).isEqualTo(new DataSalts(Optional.empty(), Map.of()));
    }

    @Test
    void tellsNoSaltOfAnOrganizationThatDoesNotExist() {
        User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
        write(UserRows.insert(anna));

        assertThat(journal().salts(other.id(), Set.of(anna.id()))).isEqualTo(new DataSalts(Optional.empty(), Map.of()));
    }

    @Test
    void tellsNoSaltOfAPersonOfAnotherOrganization() {
        write(other.opened());
        User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
        write(UserRows.insert(anna));

        assertThat(journal().salts(other.id(), Set.of(anna.id())))
                .isEqualTo(new DataSalts(other.organization().dataSalt(), Map.of()));
    }

    @Test
    void tellsTheSaltsOfMorePeopleThanOneStatementMayName() {
        Map<UserId, Optional<DataSalt>> expected = new HashMap<>();
        for (int i = 0; i < 450; i++) {
            User user = given.user("user" + i + "@weiss.example", UserStatus.ACTIVE);
            write(UserTable.USERS.insert(user));
            expected.put(user.id(), user.security().dataSalt());
        }

        assertThat(journal().salts(given.id(), expected.keySet()))
                .isEqualTo(new DataSalts(given.organization().dataSalt(), expected));
    }

    private JournalStore journal() {
        return storage.port(JournalStore.class);
    }
}
