package io.rosterkit.spi.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No row makes a role at a practice into one in the whole organization. */
class UserRoleTableTest {

    private static final UUID NIL = new UUID(0, 0);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UserRole AT_A_PRACTICE = row(Optional.of(new PracticeId(new UUID(0, 3))));
    private static final UserRole EVERYWHERE = row(Optional.empty());

    @Test
    void aRowTellsWhatWasWritten() {
        assertThat(read(AT_A_PRACTICE, Map.of())).isEqualTo(AT_A_PRACTICE);
        assertThat(read(EVERYWHERE, Map.of())).isEqualTo(EVERYWHERE);
    }

    @Test
    void aRoleAtAPracticeNeedsThePractice() {
        isDamaged(AT_A_PRACTICE, Map.of("practice", NIL), "practice " + NIL, "column practice holds a value");
        isDamaged(EVERYWHERE, Map.of("scope", "PRACTICE"), "practice " + NIL, "column practice holds a value");
    }

    @Test
    void aRoleInTheWholeOrganizationHasNoPractice() {
        isDamaged(EVERYWHERE, Map.of("practice", new UUID(0, 4)), "practice 0", "column practice holds a value");
        isDamaged(AT_A_PRACTICE, Map.of("scope", "ORGANIZATION"), "practice 0", "column practice holds a value");
    }

    @Test
    void anUnknownScopeIsNone() {
        isDamaged(EVERYWHERE, Map.of("scope", "COUNTRY"), "practice " + NIL, "column scope holds a code");
    }

    @Test
    void aRoleEndsAfterItStarts() {
        isDamaged(EVERYWHERE, Map.of("starts", NOW, "ends", NOW), "practice " + NIL, "contradict each other");
    }

    @Test
    void aPracticeIsNeverTheNilUuid() {
        assertThatThrownBy(() -> new PracticeId(NIL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("uuid must not be nil");
        assertThat(PracticeId.parse(NIL.toString()).refusal()).isPresent();
    }

    private static UserRole row(Optional<PracticeId> practice) {
        RoleGrant grant = new RoleGrant(new Role("owner"), practice, Validity.always(), Optional.empty());
        return new UserRole(new OrganizationId(new UUID(0, 1)), new UserId(new UUID(0, 2)), grant);
    }

    private static UserRole read(UserRole row, Map<String, Object> others) {
        Table<UserRole> table = UserRoleTable.USER_ROLES;
        Map<String, Object> values = new HashMap<>();
        table.shape()
                .columns()
                .forEach(column -> column.valueOf(row).ifPresent(value -> values.put(column.name(), value)));
        values.putAll(others);
        return table.read(new Cells() {
            @Override
            public <V> Optional<V> find(Column<?, V> column) {
                return Optional.ofNullable(values.get(column.name()))
                        .map(column.type().valueType()::cast);
            }
        });
    }

    private static void isDamaged(UserRole row, Map<String, Object> others, String key, String what) {
        assertThatThrownBy(() -> read(row, others))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("a row of user_role (organization " + new UUID(0, 1))
                .hasMessageContaining(key)
                .hasMessageContaining(what);
    }
}
