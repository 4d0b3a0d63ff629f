package io.rosterkit.engine.directory;

import io.rosterkit.directory.ContactDetails;
import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.Enrolled;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserStore;

/** Lists users and invited people together. All calls share one instance. Thread-safe. */
public final class DirectoryEngine {

    private static final ListDefinition<Enrolled> LISTING = new ListDefinition<>(
            "directory.list",
            "directory",
            Permission.VIEW_USERS,
            row -> new Position(row.contact().address().key(), row.user().uuid()));

    private final UserStore store;
    private final PageReader pages;

    public DirectoryEngine(UserStore store, PageReader pages) {
        this.store = store;
        this.pages = pages;
    }

    /** The directory for one caller. */
    public Directory at(Call call) {
        return new BoundDirectory(call, this);
    }

    /** The stored contact as hosts see it. */
    public static ContactDetails contact(User.Contact row) {
        return new ContactDetails(
                row.address(),
                row.verified(),
                row.name(),
                row.phone(),
                row.language().map(LanguageTag::locale),
                row.externalId());
    }

    Outcome<Page<DirectoryEntry>> list(Call call, PageRequest request) {
        Arguments.required("request", request);
        return pages.read(call, LISTING, request, (now, slice) -> store.everybody(call.viewer(), slice))
                .map(page -> page.map(DirectoryEngine::entry));
    }

    private static DirectoryEntry entry(Enrolled row) {
        return new DirectoryEntry(row.user(), row.invitation(), contact(row.contact()), row.type(), row.status());
    }
}
