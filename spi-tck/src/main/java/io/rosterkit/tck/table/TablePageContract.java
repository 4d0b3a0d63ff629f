package io.rosterkit.tck.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rows of one table, page by page, with the access state of the viewer. */
public abstract class TablePageContract extends Contract {

    private static final Scan<ApiKey> ALL = Scan.of(ApiKeyTable.API_KEYS);

    /** More than a database takes as one list of values. */
    private static final int MANY = 250;

    private final User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
    private final ApiKey first = key(given);
    private final ApiKey second = key(given);
    private final ApiKey third = key(given);

    /** For a contract. */
    protected TablePageContract() {}

    @Test
    void comeInTheOrderOfTheirIdsAndGoOnAfterAPosition() {
        List.of(third, first, second).forEach(key -> write(ApiKeyTable.API_KEYS.insert(key)));

        assertThat(page(ALL, new Slice(2, Optional.empty()))).containsExactly(first, second);
        assertThat(page(ALL, after(second))).containsExactly(third);
        assertThat(page(ALL, after(third))).isEmpty();
    }

    @Test
    void areThoseThatAreAskedFor() {
        ApiKey revoked = second.revoked(Moves.next(second.revision()));
        List.of(first, second, third).forEach(key -> write(ApiKeyTable.API_KEYS.insert(key)));
        write(ApiKeyTable.API_KEYS.update(revoked));
        Slice all = new Slice(10, Optional.empty());

        assertThat(page(ALL.where(ApiKeyTable.STATUS, ApiKeyStatus.REVOKED.name()), all))
                .containsExactly(revoked);
        assertThat(page(ALL.where(ApiKeyTable.ID, third.id().uuid()), all)).containsExactly(third);
        assertThat(page(ALL.where(ApiKeyTable.STATUS, ApiKeyStatus.ACTIVE.name()), after(first)))
                .containsExactly(third);
    }

    @Test
    void areThoseOfTheOrganizationOfTheViewer() {
        write(other.opened());
        ApiKey theirs = key(other);
        write(ApiKeyTable.API_KEYS.insert(first));
        write(ApiKeyTable.API_KEYS.insert(theirs));

        assertThat(page(ALL, new Slice(10, Optional.empty()))).containsExactly(first);
        assertThat(page(ALL.where(ApiKeyTable.ID, theirs.id().uuid()), new Slice(10, Optional.empty())))
                .doesNotContain(theirs);
    }

    @Test
    void anEmptyPageHasTheAccessStateToo() {
        WithAccess<List<ApiKey>> seen = read(viewer, ALL, new Slice(1, Optional.empty()));

        assertThat(seen.value()).isEmpty();
        assertThat(seen.access().organization()).isEqualTo(OrganizationStatus.OPEN);
        assertThat(read(Viewer.of(other.id()), ALL, new Slice(1, Optional.empty())))
                .isEqualTo(new WithAccess<>(AccessState.unknown(), List.of()));
    }

    @Test
    void rowsWithAnyOfManyIdsAreFoundOnceEachInOneOrganization() {
        write(other.opened());
        List<ApiKey> some = new ArrayList<>(List.of(first, second, third));
        for (int i = 0; i < MANY; i++) {
            some.add(key(given));
        }
        some.forEach(key -> write(ApiKeyTable.API_KEYS.insert(key)));
        ApiKey theirs = key(other);
        write(ApiKeyTable.API_KEYS.insert(theirs));
        List<UUID> ids =
                new ArrayList<>(some.stream().map(key -> key.id().uuid()).toList());
        ids.remove(second.id().uuid());
        ids.addAll(List.of(first.id().uuid(), theirs.id().uuid(), new UUID(3, 3)));
        some.remove(second);

        assertThat(any(ids)).containsExactlyInAnyOrderElementsOf(some);
        assertThat(any(List.of(third.id().uuid(), third.id().uuid()))).containsExactly(third);
        assertThat(any(List.of())).isEmpty();
    }

    private List<ApiKey> any(List<UUID> ids) {
        return storage.port(TableStore.class).scanAny(Scan.of(ApiKeyTable.API_KEYS, given.id()), ApiKeyTable.ID, ids);
    }

    private ApiKey key(Given organization) {
        return Programs.key(organization, anna);
    }

    private static Slice after(ApiKey key) {
        return new Slice(10, Optional.of(Position.of(key.id().uuid())));
    }

    private List<ApiKey> page(Scan<ApiKey> scan, Slice slice) {
        return read(viewer, scan, slice).value();
    }

    private WithAccess<List<ApiKey>> read(Viewer by, Scan<ApiKey> scan, Slice slice) {
        return storage.port(TableStore.class).page(by, scan, ApiKeyTable.ID, slice);
    }
}
