package io.rosterkit.examples.guide;

import io.rosterkit.Desk;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.PeopleQuery;
import java.util.List;

/** A page with all people of a practice, on which an employee becomes a user. docs/directory.md shows it. */
final class StaffPage {

    private StaffPage() {}

    /** A person from outside, who is in the directory from now on. */
    static Outcome<UserId> add(Desk desk, String formId, String name, UserType type) {
        return desk.once(formId).directory().add(PersonDraft.of(name, type)).map(added -> added.person());
    }

    /** The box "active", the address, the role, and save: the mail with the setup link goes out by itself. */
    static Outcome<InvitationReceipt> save(Desk desk, String formId, UserId person, String address, Role role) {
        AccountDraft account = AccountDraft.standard().at(address).withRoles(role);
        return desk.once(formId).directory().makeUser(person, account);
    }

    /** A line for each active person who has no user yet. */
    static Outcome<List<String>> withoutUser(Desk desk) {
        DirectoryFilter filter = DirectoryFilter.all().withoutUser().onlyActive();
        return desk.directory()
                .list(filter, PeopleQuery.Order.NAME, PageRequest.first(50))
                .map(StaffPage::lines);
    }

    private static List<String> lines(Page<DirectoryEntry> page) {
        return page.items().stream()
                .map(entry -> entry.contact().name().map(DisplayName::text).orElse("") + ": "
                        + entry.status().registration())
                .toList();
    }
}
