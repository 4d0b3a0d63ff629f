package io.rosterkit.spi.verification;

import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.storage.Port;
import java.util.Optional;
import java.util.UUID;

/** Questions about codes and links by which a user shows that a phone or mailbox is their own. */
public interface VerificationStore extends Port {

    /** One challenge of the organization, unless another one has taken its place. */
    Optional<Challenge> challenge(OrganizationId organization, ChallengeId id);

    /** The latest challenge of that purpose about a user or an invitation of the organization. */
    Optional<Challenge> latest(OrganizationId organization, Challenge.Purpose purpose, UUID subject);

    /** What the links of that purpose are good for, for one user of the organization. */
    Optional<Confirmation> confirmation(OrganizationId organization, UserId user, Confirmation.Purpose purpose);
}
