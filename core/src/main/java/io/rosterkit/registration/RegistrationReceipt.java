package io.rosterkit.registration;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.signin.SignedIn;
import java.util.Optional;

/**
 * A person who is a user now. The session is absent only when this call created the user and the policy does not sign
 * in new users.
 */
public record RegistrationReceipt(OrganizationId organization, UserId user, Optional<SignedIn> signedIn) {}
