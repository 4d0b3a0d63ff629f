package io.rosterkit.registration;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.signin.SignedIn;
import java.util.Optional;

/** A person who is a user now, and their session if the policy signs them in. */
public record Registered(OrganizationId organization, UserId user, Optional<SignedIn> signedIn) {}
