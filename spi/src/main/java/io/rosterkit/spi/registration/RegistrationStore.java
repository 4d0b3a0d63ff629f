package io.rosterkit.spi.registration;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.spi.storage.Port;
import java.util.List;
import java.util.Optional;

/** Questions asked while a person registers. */
public interface RegistrationStore extends Port {

    /** What registering with an invitation has to know. One round trip where the database can. */
    Optional<Facts> facts(OrganizationId organization, InvitationId id);

    /**
     * An invitation with its organization and practice; the password that is there already for the user it names; and
     * the counters of code words of the invitation and of the practice, at the channel of unknown clients.
     * {@code senderDemandsCode} says that the user who invited demands a second step of those who register.
     */
    record Facts(
            LinkedInvitation linked,
            Practice practice,
            Optional<Credential> credential,
            List<Counter> counters,
            boolean senderDemandsCode) {}
}
