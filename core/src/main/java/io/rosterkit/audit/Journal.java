package io.rosterkit.audit;

import io.rosterkit.access.Gate;
import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.call.Calls;
import io.rosterkit.listing.Cursors;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.Id;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalEntry;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.user.UserStore;
import java.util.List;
import java.util.Optional;

/** The trail of one organization, for those who may read it. */
@SuppressWarnings("exports") // made by the entrance only
public final class Journal {

    private final Call call;
    private final Parts parts;

    /** What the room is made of. */
    public record Parts(Calls calls, Gate gate, JournalStore store, UserStore users, Cursors cursors, Seals seals) {}

    /** The journal as one caller sees it. */
    public Journal(Call call, Parts parts) {
        this.call = call;
        this.parts = parts;
    }

    /** A page of entries. Refused for actors without {@link Permission#READ_JOURNAL}. */
    public Outcome<Page<JournalEntry>> read(JournalQuery.Filter filter, JournalQuery.Order order, PageRequest request) {
        String query = "journal|" + filter + "|" + order;
        return parts.calls()
                .answer(
                        call,
                        act("audit.read"),
                        now -> parts.cursors()
                                .slice(request, call.organization(), query)
                                .then(slice -> {
                                    var seen =
                                            parts.store().page(call.viewer(), new JournalQuery(filter, order, slice));
                                    return admit(seen.standing())
                                            .map(agent -> parts.cursors()
                                                    .page(
                                                            seen.value(),
                                                            request,
                                                            call.organization(),
                                                            query,
                                                            Journal::position));
                                }));
    }

    /**
     * Checks the entries about one subject: each seal, and that no version is missing in between. What was cut off at
     * the end is found by comparing with the version of the subject itself; a refused attempt that was removed is not
     * found, since it stands alone.
     */
    public Outcome<Finding> verify(Id subject) {
        return parts.calls().answer(call, act("audit.verify"), now -> {
            Standing standing = parts.users().standing(viewer());
            return admit(standing)
                    .map(agent -> check(parts.store().about(call.organization(), subject.uuid())))
                    .then(Journal::ofSomething);
        });
    }

    private Finding check(List<JournalEntry> entries) {
        Bytes previous = Bytes.none();
        int changes = 0;
        int attempts = 0;
        for (JournalEntry entry : entries) {
            boolean chained = entry.subject().version() > 0;
            boolean inOrder = !chained || entry.subject().version() == changes + 1;
            if (!inOrder || !parts.seals().hold(entry, chained ? previous : Bytes.none())) {
                return new Finding(changes, attempts, Optional.of(entry.id()));
            }
            if (chained) {
                changes++;
                previous = entry.seal();
            } else {
                attempts++;
            }
        }
        return new Finding(changes, attempts, Optional.empty());
    }

    /**
     * Whatever exists has been made by a change. Without one there is nothing of that id, whoever may have asked for
     * it.
     */
    private static Outcome<Finding> ofSomething(Finding finding) {
        return finding.holds() && finding.intact() == 0
                ? Outcome.refused(AccessReason.NOT_FOUND)
                : Outcome.done(finding);
    }

    private Outcome<?> admit(Standing standing) {
        return parts.gate().admit(call, standing, Permission.READ_JOURNAL);
    }

    private Viewer viewer() {
        return call.viewer();
    }

    private Act act(String code) {
        return Act.of(code, Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
    }

    private static Position position(JournalEntry entry) {
        return new Position(entry.at(), "", entry.id().uuid());
    }
}
