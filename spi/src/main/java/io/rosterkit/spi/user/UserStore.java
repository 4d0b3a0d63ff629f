package io.rosterkit.spi.user;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.user.User;
import io.rosterkit.spi.storage.Port;
import java.util.Optional;

/** Questions about users. What comes with {@link Seen} takes one round trip. */
public interface UserStore extends Port {

    /** How organization and viewer stand now. */
    Standing standing(Viewer viewer);

    /** One user of the viewer's organization. */
    Seen<Optional<User>> find(Viewer viewer, UserId id);

    /** The user of the viewer's organization who has that address, by its key; closed users have none. */
    Seen<Optional<User>> byAddress(Viewer viewer, String addressKey);
}
