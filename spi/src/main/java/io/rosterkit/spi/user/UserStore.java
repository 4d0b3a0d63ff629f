package io.rosterkit.spi.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Questions about users, who come with all their roles, single permissions and practices. What comes with
 * {@link WithAccess} takes one round trip.
 */
public interface UserStore extends Port {

    /** How organization and viewer stand now. */
    AccessState access(Viewer viewer);

    /** One user of the viewer's organization; people who are merely invited or in the directory are none. */
    WithAccess<Optional<User>> find(Viewer viewer, UserId id);

    /**
     * One user of the viewer's organization, looked for in any way, as details show one; people who are merely invited
     * or in the directory are none, except for {@link UserKey.AnyPerson} and {@link UserKey.ByExternalId}.
     */
    WithAccess<Optional<ShownUser>> shown(Viewer viewer, UserKey key);

    /**
     * A slice of the viewer's organization's users, without people who have none. {@link UserPositions} has the
     * positions.
     */
    WithAccess<List<ShownUser>> page(Viewer viewer, UserQuery query);

    /** How many users pass; {@code limit} where they are as many or more, since it counts no further. */
    WithAccess<Integer> count(Viewer viewer, UserQuery.Filter filter, int limit);

    /**
     * All people, in the order of the query, ties by the id of the user: all users that are not closed, all invitations
     * of state OPEN or HELD, and all who are merely in the directory, as far as the query lets them pass. The second
     * step is open when there is a password for the user that an invitation names. {@link UserPositions} has the
     * positions.
     */
    WithAccess<List<DirectoryRow>> directory(Viewer viewer, PeopleQuery query);

    /**
     * At most {@code limit} active users, in their time and under no administrator's lock, who hold in the whole
     * organization at that time what the query asks for, a permission or one of some roles; by id. Costs as much as
     * there are holders, and not users.
     */
    List<User> holders(OrganizationId organization, HolderQuery query, Instant now, int limit);
}
