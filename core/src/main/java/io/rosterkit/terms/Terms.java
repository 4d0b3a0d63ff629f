package io.rosterkit.terms;

import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.TermsVersion;
import io.rosterkit.model.outcome.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The terms of service. The profile of the organization sets the current version ({@code Profile.Builder.terms}). The
 * host keeps the text, and decides where a user must have accepted it. Thread-safe.
 */
public interface Terms {

    /** The version that a user accepted, and when. */
    record Acceptance(TermsVersion version, Instant at) {}

    /** The current version, if the profile has one, and when the user who calls accepted it, if they did. */
    record Current(Optional<TermsVersion> version, Optional<Instant> acceptedAt) {

        /** Whether there is a version that the user has yet to accept. */
        public boolean isDue() {
            return version.isPresent() && acceptedAt.isEmpty();
        }
    }

    /** The current version, for the user who calls. */
    Outcome<Current> current();

    /**
     * The user who calls accepts the version they were shown. Refused unless it is the current one
     * ({@code user.terms_outdated}): show the other one. Who accepted it already gets the first time; nothing changes.
     */
    Outcome<Acceptance> accept(TermsVersion shown);

    /** What a user has accepted so far, earliest first, for callers with the permission {@code view-users}. */
    Outcome<List<Acceptance>> acceptedBy(UserId user);
}
