package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Optional;

/** Whether those whom a waiting message was meant for may still have it. Thread-safe. */
public final class Recipients {

    private final Gate gate;
    private final Profiles profiles;
    private final UserStore users;

    public Recipients(Gate gate, Profiles profiles, UserStore users) {
        this.gate = gate;
        this.profiles = profiles;
        this.users = users;
    }

    /** Whether the message goes to the verified address of that user. */
    static boolean isStill(Message message, User user) {
        return user.contact().verified() && user.contact().address().equals(message.to());
    }

    /** Whether the message goes to a user who may act and manage users. */
    boolean isAdministrator(Message message, Instant now) {
        WithAccess<Optional<ShownUser>> seen = users.shown(
                Viewer.of(message.organization()),
                new UserKey.ByAddress(message.to().key()));
        OrganizationRoles roles = OrganizationRoles.of(profiles, seen.access());
        return seen.value()
                .map(ShownUser::user)
                .filter(user -> isStill(message, user) && user.canSignInAt(now))
                .filter(user -> gate.permissions(roles, user.status().rights()).contains(Permission.MANAGE_USERS))
                .isPresent();
    }
}
