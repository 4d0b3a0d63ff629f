package io.rosterkit.engine.registration;

import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.Optional;

/**
 * Refuses an invitation whose sender is not active any more, where the policy says so. An invitation without a sender,
 * such as the first one of an organization, is not refused. Thread-safe.
 */
public final class SenderCheck {

    private final UserStore users;
    private final Profiles profiles;

    public SenderCheck(UserStore users, Profiles profiles) {
        this.users = users;
        this.profiles = profiles;
    }

    Outcome<Invitation> check(Facts facts, Instant now) {
        Invitation row = facts.linked().invitation();
        Optional<UserId> sender = row.progress().inviter();
        boolean valid = sender.isEmpty()
                || profiles.of(facts.linked().organization()).invitation().outlivesSender()
                || isActive(row, sender.get(), now);
        return valid ? Outcome.done(row) : Outcome.refused(InvitationReason.SENDER_LEFT);
    }

    private boolean isActive(Invitation row, UserId sender, Instant now) {
        Optional<User> user = users.find(Viewer.of(row.organization()), sender).value();
        return user.filter(found -> found.isActiveAt(now)).isPresent();
    }
}
