package io.rosterkit.inmemory;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.user.User;
import io.rosterkit.spi.user.UserStore;
import java.util.Optional;

final class InMemoryUserStore implements UserStore {

    private final Tables tables;

    InMemoryUserStore(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Standing standing(Viewer viewer) {
        return tables.read(() -> tables.standing(viewer));
    }

    @Override
    public Seen<Optional<User>> find(Viewer viewer, UserId id) {
        return tables.seen(viewer, () -> tables.users.find(viewer.organization(), id));
    }

    @Override
    public Seen<Optional<User>> byAddress(Viewer viewer, String addressKey) {
        OrganizationId organization = viewer.organization();
        return tables.seen(
                viewer,
                () -> tables.userAddresses
                        .find(organization, addressKey)
                        .flatMap(id -> tables.users.find(organization, id)));
    }
}
