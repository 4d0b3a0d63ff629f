package io.rosterkit.engine.directory;

import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.directory.PersonReceipt;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.PeopleQuery;

/** The directory for one caller. Passes every call to the engines. */
record BoundDirectory(Call call, DirectoryEngine engine, PersonEngine persons, PersonStatusEngine statuses)
        implements Directory {

    @Override
    public Outcome<Page<DirectoryEntry>> list(PageRequest request) {
        return engine.list(call, DirectoryFilter.all(), PeopleQuery.Order.ADDRESS, request);
    }

    @Override
    public Outcome<Page<DirectoryEntry>> list(DirectoryFilter filter, PeopleQuery.Order order, PageRequest request) {
        return engine.list(call, filter, order, request);
    }

    @Override
    public Outcome<DirectoryEntry> get(UserId person) {
        return engine.get(call, person);
    }

    @Override
    public Outcome<PersonReceipt> add(PersonDraft draft) {
        return persons.add(call, draft);
    }

    @Override
    public Outcome<PersonReceipt> change(UserId person, PersonDraft draft) {
        return persons.change(call, person, draft);
    }

    @Override
    public Outcome<InvitationReceipt> makeUser(UserId person, AccountDraft draft) {
        return persons.makeUser(call, person, draft);
    }

    @Override
    public Outcome<PersonReceipt> deactivate(UserId person) {
        return statuses.deactivate(call, person);
    }

    @Override
    public Outcome<PersonReceipt> reactivate(UserId person) {
        return statuses.reactivate(call, person);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Directory[" + call.organization() + "]";
    }
}
