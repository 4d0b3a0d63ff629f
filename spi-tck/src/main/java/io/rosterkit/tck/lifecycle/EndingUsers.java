package io.rosterkit.tck.lifecycle;

import static io.rosterkit.tck.given.Given.NOW;

import io.rosterkit.model.access.Validity;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.Announcement.What;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserWork;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Users with an end, and what is asked about them. */
abstract class EndingUsers extends Contract {

    static final Instant END = NOW.plusSeconds(60);
    static final Instant LATE = NOW.plusSeconds(600);

    List<Announcement> unannounced(Instant after, Instant until, int limit) {
        return users().unannounced(ProfileName.STANDARD, after, until, limit);
    }

    UserWork users() {
        return storage.port(UserWork.class);
    }

    User ending(Given in, String address, UserStatus status, Instant end) {
        User row = in.user(address, status);
        write(UserRows.insert(row.withStatus(row.status().limited(time(end)), row.security(), row.revision())));
        return row;
    }

    static Announcement end(Given in, User user, Instant end) {
        return Announcement.ofEnd(in.id(), user.id(), What.user(), end);
    }

    Announcement end(User user, What what, Instant end) {
        return Announcement.ofEnd(given.id(), user.id(), what, end);
    }

    static Validity time(Instant end) {
        return new Validity(Optional.empty(), Optional.of(end));
    }
}
