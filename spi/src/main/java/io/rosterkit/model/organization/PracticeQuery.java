package io.rosterkit.model.organization;

import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Arguments;
import java.util.Set;

/** Which practices of an organization, earliest opened first. Without statuses all practices are meant. */
public record PracticeQuery(Set<PracticeStatus> statuses, Slice slice) {

    public PracticeQuery {
        Arguments.required("statuses", statuses, "slice", slice);
        statuses = Set.copyOf(statuses);
    }

    /** The practices in any status. */
    public static PracticeQuery all(Slice slice) {
        return new PracticeQuery(Set.of(), slice);
    }
}
