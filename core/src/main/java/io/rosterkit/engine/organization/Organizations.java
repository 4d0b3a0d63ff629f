package io.rosterkit.engine.organization;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Repetition;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.invitation.FirstInvitation;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.organization.Organization;
import io.rosterkit.model.organization.OrganizationChange;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.ClosedReceipt;
import io.rosterkit.organization.FirstUser;
import io.rosterkit.organization.Founded;
import io.rosterkit.organization.Opening;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Opens and closes organizations, on behalf of the system or of support. */
public final class Organizations {

    private static final String OPEN = "organization.open";
    private static final String CLOSE = "organization.close";
    private static final ResultCodec<ClosedReceipt> CLOSED = ResultCodec.of(
            closed -> closed.organization().toString(),
            text -> new ClosedReceipt(new OrganizationId(UUID.fromString(text))));

    private final Optional<RequestId> request;
    private final Parts parts;

    /** What the room is made of. */
    public record Parts(
            OperationRunner runner,
            OrganizationStore store,
            JournalWriter journalWriter,
            CodeWords words,
            Ids ids,
            InvitationEngine invitations,
            FirstUser firstUser,
            ZoneName zone) {}

    /** The organizations, for calls under that request id if there is one. */
    public Organizations(Optional<RequestId> request, Parts parts) {
        this.request = request;
        this.parts = parts;
    }

    /**
     * Opens an organization with a first practice and its code word, and invites its first user. Under a request id it
     * is opened once, whatever is repeated or runs in parallel.
     */
    public Outcome<Founded> open(Opening opening) {
        OrganizationId id = new OrganizationId(
                request.map(given -> Ids.following(given, OPEN)).orElseGet(parts.ids()::next));
        Operation operation =
                Operation.of(OPEN, Subject.untouched(Subject.Kind.ORGANIZATION, id), OpeningRequest.content(opening));
        Call call = call(id, opening);
        return Names.parse(opening.name())
                .then(name -> parts.invitations()
                        .first(draft(opening))
                        .then(first -> parts.runner()
                                .perform(
                                        call,
                                        operation,
                                        OpeningRequest.FOUNDED,
                                        now -> free(id).map(free -> opened(
                                                new Author(id, call.agent("opening"), now), name, opening, first)))));
    }

    /** An id that follows from a request is taken when the request was carried out, even if that was long forgotten. */
    private Outcome<OrganizationId> free(OrganizationId id) {
        return request.isPresent() && parts.store().find(id).isPresent()
                ? Outcome.refused(Refusal.of(InputReason.REQUEST_REUSED).at("requestId"))
                : Outcome.done(id);
    }

    /** Closes an organization for good: nothing in it changes any more and no link into it works. */
    public Outcome<ClosedReceipt> close(OrganizationId id) {
        Operation operation = Operation.of(CLOSE, Subject.untouched(Subject.Kind.ORGANIZATION, id));
        Call call = once(Call.of(new Actor.Job(id, "operations"), Source.unknown()));
        return parts.runner()
                .perform(
                        call,
                        operation,
                        CLOSED,
                        now -> parts.store()
                                .find(id)
                                .<Outcome<Decision<ClosedReceipt>>>map(row -> row.state() == OrganizationState.CLOSED
                                        ? Outcome.refused(AccessReason.ORGANIZATION_CLOSED)
                                        : Outcome.done(closed(row, call.agent("closing"), now)))
                                .orElseGet(() -> Outcome.refused(AccessReason.ORGANIZATION_NOT_FOUND)));
    }

    private Decision<Founded> opened(Author author, DisplayName name, Opening opening, FirstInvitation first) {
        OrganizationId id = author.organization();
        ZoneName zone = opening.zone().orElse(parts.zone());
        Deed deed = Deed.done(OPEN, Map.of("language", opening.language().toLanguageTag(), "zone", zone.id()));
        JournaledChange told =
                parts.journalWriter().change(author, deed, Subject.Kind.ORGANIZATION, id, Revision.none());
        Organization row = new Organization(
                id, name, OrganizationState.OPEN, opening.language(), zone, author.now(), told.revision());
        PracticeId practice = new PracticeId(parts.ids().next());
        Decision<InvitationReceipt> invited = first.to(practice, author);
        Changes changes = Changes.none(id)
                .and(new OrganizationChange.Opened(row))
                .and(told.entry())
                .and(new PracticeDrafts(parts.journalWriter(), parts.words()).opened(author, practice, name))
                .and(invited.changes());
        return new Decision<>(
                changes,
                new Founded(
                        id,
                        practice,
                        invited.answer().invitation(),
                        invited.answer().user()));
    }

    private Decision<ClosedReceipt> closed(Organization row, Agent agent, Instant now) {
        JournaledChange told = parts.journalWriter()
                .change(
                        new Author(row.id(), agent, now),
                        Deed.done(CLOSE, Map.of()),
                        Subject.Kind.ORGANIZATION,
                        row.id(),
                        row.revision());
        Organization after = row.moved(OrganizationState.CLOSED, told.revision());
        return new Decision<>(
                Changes.none(row.id())
                        .and(new OrganizationChange.Changed(after))
                        .and(told.entry()),
                new ClosedReceipt(row.id()));
    }

    private InvitationDraft draft(Opening opening) {
        InvitationDraft draft = InvitationDraft.to(
                        opening.first().address(), parts.firstUser().type())
                .withRoles(parts.firstUser().roles().toArray(Role[]::new));
        InvitationDraft named = opening.first().name().map(draft::named).orElse(draft);
        return opening.first().phone().map(named::reachableAt).orElse(named);
    }

    private Call call(OrganizationId id, Opening opening) {
        Actor actor = opening.opener()
                .<Actor>map(who -> new Actor.Support(id, who.support(), Set.of(), who.supportCase()))
                .orElseGet(() -> new Actor.Job(id, "operations"));
        return once(Call.of(actor, Source.unknown()));
    }

    private Call once(Call call) {
        return request.map(Repetition::of).map(call::once).orElse(call);
    }
}
