package io.rosterkit.engine.apikey;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Rules for new API keys. Pure. */
final class ApiKeyRules {

    private static final int MAX_PERMISSIONS = 100;

    private ApiKeyRules() {}

    /** Refused unless there are 1 to 100 permissions. */
    static Outcome<Set<Permission>> checkCount(Set<Permission> permissions) {
        return permissions.isEmpty() || permissions.size() > MAX_PERMISSIONS
                ? Outcome.refused(Refusal.of(ApiKeyReason.PERMISSIONS_MISSING).at("permissions"))
                : Outcome.done(permissions);
    }

    /** The end of a key that is made now: the wanted one, or else the latest that is allowed. */
    static Outcome<Instant> end(Optional<Instant> wanted, Duration lifetime, Instant now) {
        Instant latest = now.plus(lifetime).truncatedTo(ChronoUnit.MICROS);
        Instant end = wanted.map(at -> at.isAfter(latest) ? at : at.truncatedTo(ChronoUnit.MICROS))
                .orElse(latest);
        return end.isAfter(now) && !end.isAfter(latest)
                ? Outcome.done(end)
                : Outcome.refused(
                        Refusal.of(ApiKeyReason.EXPIRY_INVALID).at("expiresAt").with("latest", latest));
    }
}
