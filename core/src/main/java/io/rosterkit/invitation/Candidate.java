package io.rosterkit.invitation;

import io.rosterkit.contact.Addresses;
import io.rosterkit.contact.Names;
import io.rosterkit.model.Outcome;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import java.util.Optional;
import java.util.Set;

/** A draft whose address and name make sense; whether this person may be invited is another question. */
record Candidate(
        EmailAddress address,
        UserType type,
        Optional<DisplayName> name,
        Set<Role> roles,
        Optional<PracticeId> practice) {

    static Outcome<Candidate> of(InvitationDraft draft) {
        return Addresses.parse(draft.address())
                .then(address -> name(draft)
                        .map(name -> new Candidate(address, draft.type(), name, draft.roles(), draft.practice())));
    }

    private static Outcome<Optional<DisplayName>> name(InvitationDraft draft) {
        return draft.name()
                .filter(text -> !text.isBlank())
                .map(text -> Names.parse(text).map(Optional::of))
                .orElseGet(() -> Outcome.done(Optional.empty()));
    }
}
