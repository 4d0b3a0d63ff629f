package io.rosterkit.invitation;

import io.rosterkit.access.Gate;
import io.rosterkit.audit.Author;
import io.rosterkit.call.Call;
import io.rosterkit.call.Draft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.Outcome;
import io.rosterkit.model.Refusal;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.secret.CodeWords;
import io.rosterkit.spi.invitation.InvitationStore.Ground;
import io.rosterkit.spi.storage.Changes;
import java.util.Collection;
import java.util.Optional;

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

    /** What is known when the decision is made. */
    record Facts(Call call, Author author, Standing standing, Ground ground, Lane lane) {}

    /** Invites the candidate, unless the address is taken. */
    Outcome<Draft<InvitationReceipt>> decide(Candidate candidate, Facts facts) {
        return InvitationRules.free(
                        candidate.address(), facts.ground(), facts.author().now())
                .then(free -> invitee(candidate, facts))
                .map(invitee -> after(
                        expired(candidate, facts),
                        writing.invited(facts.author(), writing.nextInvitation(), invitee, facts.lane())));
    }

    /** Invites the candidate in the place of an earlier invitation, whose end is part of the same change. */
    Outcome<Draft<InvitationReceipt>> replace(Invitation earlier, Candidate candidate, Facts facts) {
        InvitationId next = writing.nextInvitation();
        return InvitationRules.replaced(earlier, next, facts.author().now()).then(course -> {
            Ground ground = without(earlier, facts.ground());
            Facts free = new Facts(facts.call(), facts.author(), facts.standing(), ground, facts.lane());
            return InvitationRules.free(
                            candidate.address(), ground, facts.author().now())
                    .then(address -> invitee(candidate, free))
                    .map(invitee -> {
                        Changes end = writing.ended(facts.author(), earlier, InvitationMove.REPLACE, course)
                                .changes()
                                .and(expired(candidate, free).orElse(Changes.none(earlier.organization())));
                        return after(Optional.of(end), writing.invited(facts.author(), next, invitee, facts.lane()));
                    });
        });
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
                                practice)));
    }

    private Outcome<Candidate> tellsNoWord(
            Candidate candidate, Collection<io.rosterkit.model.organization.Practice> all) {
        return candidate.name().filter(name -> words.told(name.text(), all)).isPresent()
                ? Outcome.refused(Refusal.of(ContactReason.NAME_TELLS_CODE_WORD).at("name"))
                : Outcome.done(candidate);
    }

    /** The row of state OPEN whose time is over still holds the address: it is closed on the way. */
    private Optional<Changes> expired(Candidate candidate, Facts facts) {
        return Optional.ofNullable(facts.ground().open().get(candidate.address().key()))
                .flatMap(row -> InvitationRules.ended(
                                row, InvitationMove.EXPIRE, facts.author().now())
                        .<Optional<Changes>>fold(
                                course -> Optional.of(writing.ended(facts.author(), row, InvitationMove.EXPIRE, course)
                                        .changes()),
                                refusal -> Optional.empty()));
    }

    private static Ground without(Invitation earlier, Ground ground) {
        var open = new java.util.HashMap<>(ground.open());
        open.values().removeIf(row -> row.id().equals(earlier.id()));
        return new Ground(open, ground.users(), ground.practices());
    }

    private static Draft<InvitationReceipt> after(Optional<Changes> before, Draft<InvitationReceipt> draft) {
        return before.map(first -> new Draft<>(first.and(draft.changes()), draft.answer()))
                .orElse(draft);
    }
}
