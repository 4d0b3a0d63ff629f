package io.rosterkit.invitation;

import io.rosterkit.access.Gate;
import io.rosterkit.audit.Author;
import io.rosterkit.call.Call;
import io.rosterkit.call.Draft;
import io.rosterkit.contact.Addresses;
import io.rosterkit.contact.Names;
import io.rosterkit.contact.Phones;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.organization.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.secret.CodeWords;
import io.rosterkit.spi.invitation.InvitationStore.Ground;
import io.rosterkit.spi.storage.Changes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides about one candidate: the same for one address and for each line of a list. */
final class Inviting {

    private final Gate gate;
    private final CodeWords words;
    private final InvitationWriting writing;

    Inviting(Gate gate, CodeWords words, InvitationWriting writing) {
        this.gate = gate;
        this.words = words;
        this.writing = writing;
    }

    /** A draft whose address and name make sense; whether this person may be invited is another question. */
    record Candidate(
            EmailAddress address,
            UserType type,
            Optional<DisplayName> name,
            Set<Role> roles,
            Optional<PracticeId> practice,
            Optional<PhoneNumber> phone) {

        static Outcome<Candidate> of(InvitationDraft draft) {
            return Addresses.parse(draft.address())
                    .then(address -> name(draft)
                            .then(name -> phone(draft)
                                    .map(phone -> new Candidate(
                                            address, draft.type(), name, draft.roles(), draft.practice(), phone))));
        }

        private static Outcome<Optional<PhoneNumber>> phone(InvitationDraft draft) {
            return draft.phone()
                    .filter(text -> !text.isBlank())
                    .map(text -> Phones.parse(text).map(Optional::of))
                    .orElseGet(() -> Outcome.done(Optional.empty()));
        }

        private static Outcome<Optional<DisplayName>> name(InvitationDraft draft) {
            return draft.name()
                    .filter(text -> !text.isBlank())
                    .map(text -> Names.parse(text).map(Optional::of))
                    .orElseGet(() -> Outcome.done(Optional.empty()));
        }
    }

    /** What is known when the decision is made. */
    record Facts(Call call, Author author, Standing standing, Ground ground, Lane lane) {

        /** The same, as if that invitation did not hold its address. */
        private Facts without(Invitation one) {
            Map<String, Invitation> open = new HashMap<>(ground.open());
            open.values().removeIf(row -> row.id().equals(one.id()));
            return new Facts(call, author, standing, new Ground(open, ground.users(), ground.practices()), lane);
        }
    }

    /** Invites the candidate, unless the address is taken. */
    Outcome<Draft<InvitationReceipt>> decide(Candidate candidate, Facts facts) {
        return room(candidate.address(), facts)
                .then(ends -> invitee(candidate, facts)
                        .map(invitee -> after(
                                ends,
                                writing.invited(facts.author(), writing.nextInvitation(), invitee, facts.lane()))));
    }

    /** Invites the candidate in the place of an earlier invitation, whose end is part of the same change. */
    Outcome<Draft<InvitationReceipt>> replace(Invitation earlier, Candidate candidate, Facts facts) {
        InvitationId next = writing.nextInvitation();
        return InvitationRules.replaced(earlier, next, facts.author().now())
                .map(course -> writing.ended(facts.author(), earlier, InvitationMove.REPLACE, course)
                        .changes())
                .then(end -> room(candidate.address(), facts.without(earlier))
                        .then(ends -> invitee(candidate, facts)
                                .map(invitee -> after(
                                        end.and(ends), writing.invited(facts.author(), next, invitee, facts.lane())))));
    }

    /** Opens an invitation again whose end was written down, unless its address is taken by now. */
    Outcome<Draft<InvitationReceipt>> reopen(Invitation ended, Draft<InvitationReceipt> again, Facts facts) {
        return room(ended.invitee().address(), facts.without(ended)).map(ends -> after(ends, again));
    }

    /**
     * What has to end so that the address is free: an invitation whose time is over still holds it until that is
     * written down.
     */
    private Outcome<Changes> room(EmailAddress address, Facts facts) {
        Changes none = Changes.none(facts.author().organization());
        return InvitationRules.free(address, facts.ground(), facts.author().now())
                .map(free -> Optional.ofNullable(facts.ground().open().get(address.key()))
                        .flatMap(row -> expired(row, facts.author()))
                        .orElse(none));
    }

    private Optional<Changes> expired(Invitation row, Author author) {
        return InvitationRules.ended(row, InvitationMove.EXPIRE, author.now())
                .map(course -> writing.ended(author, row, InvitationMove.EXPIRE, course)
                        .changes())
                .answer();
    }

    private Outcome<Invitee> invitee(Candidate candidate, Facts facts) {
        return gate.known(candidate.type())
                .then(type -> gate.grants(facts.call(), facts.standing(), candidate.roles()))
                .then(roles -> InvitationRules.practice(
                        candidate.practice(), facts.ground().practices()))
                .then(practice -> tellsNoWord(candidate, facts.ground().practices())
                        .map(name -> new Invitee(
                                writing.nextUser(),
                                candidate.address(),
                                candidate.name(),
                                candidate.type(),
                                candidate.roles(),
                                practice,
                                candidate.phone())));
    }

    private Outcome<Candidate> tellsNoWord(Candidate candidate, Collection<Practice> all) {
        return candidate.name().filter(name -> words.told(name.text(), all)).isPresent()
                ? Outcome.refused(Refusal.of(ContactReason.NAME_TELLS_CODE_WORD).at("name"))
                : Outcome.done(candidate);
    }

    private static Draft<InvitationReceipt> after(Changes before, Draft<InvitationReceipt> draft) {
        return new Draft<>(before.and(draft.changes()), draft.answer());
    }
}
