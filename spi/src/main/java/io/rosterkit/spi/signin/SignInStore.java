package io.rosterkit.spi.signin;

import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.storage.Port;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Questions asked while a user signs in or has signed in. */
public interface SignInStore extends Port {

    /**
     * An attempt: by the key of an address (closed users and invited people have none) or by the id of a user, from a
     * device that may be known, with which proof. {@code decoy} is the subject whose counter is read when there is no
     * such user.
     */
    record AccountKey(
            OrganizationId organization,
            Optional<String> addressKey,
            Optional<UserId> user,
            Optional<DeviceId> device,
            Proof proof,
            UUID decoy) {}

    /**
     * What is stored for an attempt, with the user's activity. {@code counters} are those of the proof, of the user or
     * else of the decoy: the counter of unknown clients and, when the device is known, that of the device. Counters of
     * decoys of an organization that does not exist are kept under {@link OrganizationId#nobody()}.
     */
    record Facts(
            Optional<Organization> organization,
            Optional<User> user,
            Optional<Credential> credential,
            Optional<Device> device,
            Optional<UserActivity> activity,
            List<Counter> counters) {}

    /** Answers an attempt in one round trip; a device counts only when it is the user's and of the present epoch. */
    Facts facts(AccountKey key);

    /** A session with its user and organization, whether it is still good or not. One round trip. */
    Optional<SessionOwner> session(OrganizationId organization, SessionId id);

    /** A session with its user and organization. */
    record SessionOwner(RunningSession session, User user, Organization organization) {}

    /** At most {@code limit} sessions of a user that have not reached their end at that time, latest id first. */
    List<RunningSession> sessions(OrganizationId organization, UserId user, java.time.Instant now, int limit);

    /** The known devices of a user, of every epoch, by id. */
    List<Device> devices(OrganizationId organization, UserId user);

    /** The viewer's own user and password, and the counter of stepping up. One round trip. */
    WithAccess<Optional<OwnAccount>> own(Viewer viewer);

    /** A user with activity and password, and the counter of stepping up in the channel of unknown clients. */
    record OwnAccount(ShownUser shown, Optional<Credential> credential, Optional<Counter> stepUp) {

        /** The user. */
        public User user() {
            return shown.user();
        }
    }
}
