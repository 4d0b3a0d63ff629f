package io.rosterkit.engine.candidate;

import io.rosterkit.engine.attribute.AttributeRows;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.contact.ExternalIdParser;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.contact.Phones;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.outcome.Outcome;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A draft whose address, name, phone number and external id can be read. Whether the person may be invited is decided
 * later.
 */
public record Candidate(
        EmailAddress address,
        UserType type,
        Invitee.Details details,
        InvitationDraft.Access access,
        AttributeChange attributes) {

    /** The candidate, if what was typed can be read. */
    public static Outcome<Candidate> of(InvitationDraft draft) {
        return Addresses.parse(draft.address())
                .then(address -> details(draft)
                        .map(details -> new Candidate(
                                address,
                                draft.type(),
                                details,
                                draft.access(),
                                draft.details().attributes())));
    }

    /** The invited person, with the id the account will have. */
    public Invitee invitee(UserId user, PracticeId place, Validity validity) {
        return new Invitee(user, address, details, new Invitee.Access(type, access.roles(), place, validity), false);
    }

    /** Whether the draft gives what the host keeps of a person: an external id or attributes. */
    public boolean hasHostData() {
        return details.externalId().isPresent() || !attributes.values().isEmpty();
    }

    /** The draft as content of a request, in a fixed order. */
    public static String content(InvitationDraft draft) {
        return String.join(
                "\n",
                draft.address(),
                draft.type().code(),
                draft.details().name().orElse(""),
                new TreeSet<>(draft.access().roles()).toString(),
                draft.access().practice().map(PracticeId::toString).orElse(""),
                draft.access().validity().toString(),
                draft.details().phone().orElse(""),
                draft.details().externalId().orElse(""),
                AttributeRows.content(draft.details().attributes()));
    }

    private static Outcome<Invitee.Details> details(InvitationDraft draft) {
        return name(draft)
                .then(name -> phone(draft)
                        .then(phone -> ExternalIdParser.parse(draft.details().externalId())
                                .map(externalId -> new Invitee.Details(name, phone, externalId))));
    }

    private static Outcome<Optional<PhoneNumber>> phone(InvitationDraft draft) {
        return draft.details()
                .phone()
                .filter(text -> !text.isBlank())
                .map(text -> Phones.parse(text).map(Optional::of))
                .orElseGet(() -> Outcome.done(Optional.empty()));
    }

    private static Outcome<Optional<DisplayName>> name(InvitationDraft draft) {
        return draft.details()
                .name()
                .filter(text -> !text.isBlank())
                .map(text -> Names.parse(text).map(Optional::of))
                .orElseGet(() -> Outcome.done(Optional.empty()));
    }
}
