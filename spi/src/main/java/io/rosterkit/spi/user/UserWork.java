package io.rosterkit.spi.user;

import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.InactiveUser;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;
import java.util.List;

/** Work on users across organizations. */
public interface UserWork extends Port {

    /**
     * At most {@code limit} ends that are not announced yet, as rows that would say so: those of active users, and of
     * their roles and practices, in open organizations of that profile, that come later than {@code after} and not
     * later than {@code until}. An end later than that of its user is left out. A row about another end of the same
     * thing announces nothing, and the answer then has the next version of that row. The earliest come first, ties by
     * the ids of organization and user.
     */
    List<Announcement> unannounced(ProfileName profile, Instant after, Instant until, int limit);

    /**
     * At most {@code limit} rows due after {@code now} about an end that is none any more: what they name has another
     * end, or none, or is gone. Rows about inactivity are never among them. Those with the earliest due come first.
     */
    List<Announcement> overtaken(Instant now, int limit);

    /**
     * At most {@code limit} users who have been inactive since that time or longer, as
     * {@link io.rosterkit.model.user.stored.ShownUser#inactiveSince} tells, and whose row about inactivity is missing
     * or due by {@code now}, with that row; by the ids of organization and user. Only users in open organizations of
     * that profile who can sign in now, as {@link io.rosterkit.model.user.stored.User#canSignInAt} tells, and who have
     * a row of their activity.
     */
    List<InactiveUser> inactive(ProfileName profile, Instant since, Instant now, int limit);
}
