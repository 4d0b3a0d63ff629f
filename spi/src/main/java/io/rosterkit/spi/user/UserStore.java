package io.rosterkit.spi.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.Enrolled;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Questions about users, who come with all their roles and practices. What comes with {@link WithAccess} takes one
 * round trip.
 */
public interface UserStore extends Port {

    /** How organization and viewer stand now. */
    AccessState access(Viewer viewer);

    /** One user of the viewer's organization; people who are merely invited are none. */
    WithAccess<Optional<User>> find(Viewer viewer, UserId id);

    /**
     * One user of the viewer's organization, looked for in any way, as details show one; people who are merely invited
     * are none.
     */
    WithAccess<Optional<ShownUser>> shown(Viewer viewer, UserKey key);

    /**
     * A slice of the viewer's organization's users without the invited. Position by id, or by the key of the address in
     * that order.
     */
    WithAccess<List<ShownUser>> page(Viewer viewer, UserQuery query);

    /**
     * All people who were invited, registered or not, by the key of the address and then by the id of the user: all
     * users that are not closed, and all invitations of state OPEN or HELD. The second step is open when there is a
     * password for the user that an invitation names. Position by that text and id.
     */
    WithAccess<List<Enrolled>> everybody(Viewer viewer, Slice slice);

    /**
     * At most {@code limit} active users, under no administrator's lock, who hold any of these roles in the whole
     * organization at that time; by id. Costs as much as there are holders, and not users.
     */
    List<User> holders(OrganizationId organization, Set<Role> roles, Instant now, int limit);
}
