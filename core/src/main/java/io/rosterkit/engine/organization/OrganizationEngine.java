package io.rosterkit.engine.organization;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.OptionalRequestId;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.invitation.FirstInvitation;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.ClosingReceipt;
import io.rosterkit.organization.FirstUser;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Opens and closes organizations, for a job of the host or for support. All calls share one instance. Thread-safe. */
public final class OrganizationEngine {

    private static final String OPEN = "organization.open";
    private static final String CLOSE = "organization.close";
    private static final ResultCodec<ClosingReceipt> CLOSING_CODEC = ResultCodec.of(
            closed -> closed.organization().toString(),
            text -> new ClosingReceipt(new OrganizationId(UUID.fromString(text))));

    private final OperationRunner runner;
    private final OrganizationStore store;
    private final JournalWriter journalWriter;
    private final PracticeWriting practiceWriting;
    private final Ids ids;
    private final InvitationEngine invitations;
    private final Profiles profiles;

    public OrganizationEngine(
            OperationRunner runner,
            OrganizationStore store,
            JournalWriter journalWriter,
            PracticeWriting practiceWriting,
            Ids ids,
            InvitationEngine invitations,
            Profiles profiles) {
        this.runner = runner;
        this.store = store;
        this.journalWriter = journalWriter;
        this.practiceWriting = practiceWriting;
        this.ids = ids;
        this.invitations = invitations;
        this.profiles = profiles;
    }

    /**
     * Opens an organization with a first practice and its code word, and invites its first user. Under a request id the
     * organization is opened once, also when calls are repeated or run in parallel.
     */
    public Outcome<OpeningReceipt> open(Optional<RequestId> request, Opening opening) {
        OrganizationId id = new OrganizationId(
                request.map(requestId -> Ids.derivedFrom(requestId, OPEN)).orElseGet(ids::next));
        Operation operation =
                Operation.of(OPEN, Subject.untouched(Subject.Kind.ORGANIZATION, id), OpeningRequest.content(opening));
        Call call = once(request, Call.of(opener(id, opening), Source.unknown()));
        if (!profiles.names().contains(opening.settings().profile())) {
            return Outcome.refused(Refusal.of(OrganizationReason.PROFILE_UNKNOWN)
                    .at("profile")
                    .with("profile", opening.settings().profile()));
        }
        return Names.parse(opening.name())
                .then(name -> invitations
                        .first(policy(opening), draft(opening))
                        .then(first -> runner.perform(
                                call,
                                operation,
                                OpeningRequest.RECEIPT_CODEC,
                                now -> checkNotOpened(request, id)
                                        .map(checked -> open(
                                                new Author(
                                                        id, call.caller("opening", Optional.of(ids.dataSalt())), now),
                                                name,
                                                opening,
                                                first)))));
    }

    /** Closes an organization permanently: nothing in it changes any more, and no link into it works. */
    public Outcome<ClosingReceipt> close(Optional<RequestId> request, OrganizationId id) {
        Operation operation = Operation.of(CLOSE, Subject.untouched(Subject.Kind.ORGANIZATION, id));
        Call call = once(request, Call.of(new Actor.Job(id, "operations"), Source.unknown()));
        return runner.perform(
                call,
                operation,
                CLOSING_CODEC,
                now -> store.find(id)
                        .<Outcome<Decision<ClosingReceipt>>>map(row -> row.state() == OrganizationState.CLOSED
                                ? Outcome.refused(AccessReason.ORGANIZATION_CLOSED)
                                : Outcome.done(close(row, call.caller("closing", row.dataSalt()), now)))
                        .orElseGet(() -> Outcome.refused(AccessReason.ORGANIZATION_NOT_FOUND)));
    }

    /** Refused when the organization of the request exists already, also when the request itself was purged. */
    private Outcome<OrganizationId> checkNotOpened(Optional<RequestId> request, OrganizationId id) {
        return request.isPresent() && store.find(id).isPresent()
                ? Outcome.refused(Refusal.of(InputReason.REQUEST_REUSED).at("requestId"))
                : Outcome.done(id);
    }

    private Decision<OpeningReceipt> open(Author author, DisplayName name, Opening opening, FirstInvitation first) {
        OrganizationId id = author.organization();
        Organization.Settings settings = settings(opening.settings(), policy(opening));
        JournaledChange journaled =
                journalWriter.change(author, openingEvent(settings), Subject.Kind.ORGANIZATION, id, Revision.none());
        Organization row = new Organization(
                id,
                name,
                OrganizationState.OPEN,
                settings,
                author.now(),
                journaled.revision(),
                author.caller().salt());
        PracticeId practice = new PracticeId(ids.next());
        Decision<InvitationReceipt> invited = first.toPractice(practice, author);
        Changes changes = Changes.none(id)
                .and(OrganizationTable.ORGANIZATIONS.insert(row))
                .and(journaled.entry())
                .and(practiceWriting.open(author, practice, name))
                .and(invited.changes());
        return new Decision<>(
                changes,
                new OpeningReceipt(
                        id,
                        practice,
                        invited.result().invitation(),
                        invited.result().user()));
    }

    private Organization.Settings settings(Opening.Settings wanted, OrganizationPolicy policy) {
        ZoneName zone = wanted.zone().orElse(profiles.of(policy).zone());
        return new Organization.Settings(wanted.language(), zone, policy, CustomRoleSet.none());
    }

    private static OrganizationPolicy policy(Opening opening) {
        return OrganizationPolicy.of(opening.settings().profile());
    }

    private static JournalEvent openingEvent(Organization.Settings settings) {
        return JournalEvent.done(
                OPEN,
                Map.of(
                        "language",
                        settings.language().toLanguageTag(),
                        "zone",
                        settings.zone().id(),
                        "profile",
                        settings.policy().profile().code()));
    }

    private Decision<ClosingReceipt> close(Organization row, Caller caller, Instant now) {
        JournaledChange journaled = journalWriter.change(
                new Author(row.id(), caller, now),
                JournalEvent.done(CLOSE, Map.of()),
                Subject.Kind.ORGANIZATION,
                row.id(),
                row.revision());
        Organization after = row.moved(OrganizationState.CLOSED, journaled.revision());
        return new Decision<>(
                Changes.none(row.id())
                        .and(OrganizationTable.ORGANIZATIONS.update(after))
                        .and(journaled.entry()),
                new ClosingReceipt(row.id()));
    }

    private InvitationDraft draft(Opening opening) {
        FirstUser firstUser = profiles.of(policy(opening)).firstUser();
        InvitationDraft draft = InvitationDraft.to(opening.first().address(), firstUser.type())
                .withRoles(firstUser.roles().toArray(Role[]::new));
        InvitationDraft named = opening.first().name().map(draft::named).orElse(draft);
        return opening.first().phone().map(named::reachableAt).orElse(named);
    }

    private static Actor opener(OrganizationId id, Opening opening) {
        return opening.opener()
                .<Actor>map(who -> new Actor.Support(id, who.supportId(), Set.of(), who.supportCase()))
                .orElseGet(() -> new Actor.Job(id, "operations"));
    }

    private static Call once(Optional<RequestId> request, Call call) {
        return request.map(OptionalRequestId::of).map(call::once).orElse(call);
    }
}
