package io.rosterkit.engine.access;

import io.rosterkit.access.ValidityDraft;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rules for start and end of what holds for a time. Pure. */
public final class ValidityRules {

    /** A start or end farther from now is a mistake, and some are beyond what a database can hold. */
    private static final Duration FARTHEST = Duration.ofDays(36_525);

    private ValidityRules() {}

    /**
     * The validity of a draft, to the microsecond. Refused unless the end is later than the start and than now, and
     * both are near enough.
     */
    public static Outcome<Validity> parse(ValidityDraft draft, Instant now) {
        boolean isNear = isNear(draft.starts(), now) && isNear(draft.ends(), now);
        Optional<Instant> starts = draft.starts().map(ValidityRules::truncated);
        Optional<Instant> ends = draft.ends().map(ValidityRules::truncated);
        Instant beginning = starts.filter(now::isBefore).orElse(now);
        return isNear && ends.filter(end -> !end.isAfter(beginning)).isEmpty()
                ? Outcome.done(new Validity(starts, ends))
                : Outcome.refused(Refusal.of(AccessReason.VALIDITY_INVALID).at("validity"));
    }

    private static boolean isNear(Optional<Instant> moment, Instant now) {
        return moment.filter(at -> at.isBefore(now.minus(FARTHEST)) || at.isAfter(now.plus(FARTHEST)))
                .isEmpty();
    }

    private static Instant truncated(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    /** What the caller may for as long as that time lasts. */
    public static AccessState lasting(AccessState access, Validity validity) {
        return validity.ends().map(access::lastingUntil).orElseGet(access::lasting);
    }

    /** Start and end as facts of the journal, where there are such. */
    public static Map<String, String> facts(Validity validity) {
        Map<String, String> facts = new TreeMap<>();
        validity.starts().ifPresent(start -> facts.put("starts", start.toString()));
        validity.ends().ifPresent(end -> facts.put("ends", end.toString()));
        return facts;
    }
}
