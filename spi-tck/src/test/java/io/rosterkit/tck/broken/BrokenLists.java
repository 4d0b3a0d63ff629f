package io.rosterkit.tck.broken;

import io.rosterkit.model.Id;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.Collection;
import java.util.Optional;

/** Lists whose pages do not fit together, whatever they are of. */
final class BrokenLists {

    static final String[] CURSORS = {
        "Cursors.usersGoOnWhereTheLastOneHasLeft",
        "Cursors.everybodyGoesOnWhereTheLastOneHasLeft",
        "Cursors.invitationsGoOnWhereTheLastOneHasLeft",
        "Cursors.practicesGoOnWhereTheLastOneHasLeft",
        "Cursors.entriesGoOnWhereTheLastOneHasLeft"
    };

    private BrokenLists() {}

    interface Paging {
        /** The slice that is asked for instead. */
        Slice other(Call call, Slice asked);
    }

    static Tampered paging(Storage sound, Paging paging) {
        Tampered.Instead instead = call -> sliced(call, paging.other(call, slice(call.argument(1))));
        return Tampered.answering(sound, UserStore.class, "page", instead)
                .and(UserStore.class, "directory", instead)
                .and(InvitationStore.class, "page", instead)
                .and(OrganizationStore.class, "practices", instead)
                .and(JournalStore.class, "page", instead);
    }

    static Tampered ofAnyStatus(Storage sound) {
        return Tampered.answering(
                sound,
                OrganizationStore.class,
                "practices",
                call -> call.arguments().size() == 2
                        ? call.with(
                                call.argument(0),
                                PracticeQuery.all(
                                        call.argument(1, PracticeQuery.class).slice()))
                        : call.with(call.argument(0)));
    }

    /** {@code where id > (select id from ... where id = ?)}, which is nothing when the row has left. */
    static Slice lookingThePositionUp(Call call, Slice asked) {
        WithAccess<?> all = (WithAccess<?>) sliced(call, new Slice(1_000, Optional.empty()));
        boolean there = ((Collection<?>) all.value())
                .stream()
                        .anyMatch(row -> asked.after()
                                .filter(at -> at.id().equals(id(row).uuid()))
                                .isPresent());
        return there ? asked : new Slice(asked.limit(), Optional.empty());
    }

    private static Slice slice(Object query) {
        if (query instanceof UserQuery users) {
            return users.slice();
        }
        if (query instanceof InvitationQuery invitations) {
            return invitations.slice();
        }
        if (query instanceof PracticeQuery practices) {
            return practices.slice();
        }
        if (query instanceof PeopleQuery people) {
            return people.slice();
        }
        return query instanceof JournalQuery journal ? journal.slice() : (Slice) query;
    }

    private static Object sliced(Call call, Slice slice) {
        Object query = call.argument(1);
        if (query instanceof UserQuery users) {
            return call.with(call.argument(0), new UserQuery(users.filter(), users.order(), slice));
        }
        if (query instanceof PeopleQuery people) {
            return call.with(
                    call.argument(0), new PeopleQuery(people.search(), people.registrations(), people.order(), slice));
        }
        if (query instanceof InvitationQuery rows) {
            return call.with(call.argument(0), new InvitationQuery(rows.states(), rows.order(), rows.now(), slice));
        }
        if (query instanceof PracticeQuery practices) {
            return call.with(call.argument(0), new PracticeQuery(practices.statuses(), slice));
        }
        return query instanceof JournalQuery entries
                ? call.with(call.argument(0), new JournalQuery(entries.filter(), entries.order(), slice))
                : call.with(call.argument(0), slice);
    }

    private static Id id(Object row) {
        if (row instanceof User user) {
            return user.id();
        }
        if (row instanceof DirectoryRow enrolled) {
            return enrolled.user();
        }
        if (row instanceof TrackedInvitation tracked) {
            return tracked.invitation().id();
        }
        return row instanceof Practice practice ? practice.id() : ((JournalEntry) row).id();
    }
}
