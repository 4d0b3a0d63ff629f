package io.rosterkit.spi.user;

import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.stored.AnnouncedEnd;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;
import java.util.List;

/** Work on users across organizations. */
public interface UserWork extends Port {

    /**
     * At most {@code limit} ends that are not announced yet, as rows that would say so: those of active users, and of
     * their roles and practices, in open organizations of that profile, that come later than {@code after} and not
     * later than {@code until}. What ends later than its user is left out. Ends of one user at one time are one. The
     * earliest come first, ties by the ids of organization and user.
     */
    List<AnnouncedEnd> unannounced(ProfileName profile, Instant after, Instant until, int limit);
}
