package io.rosterkit.engine.invitation;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.candidate.Candidate;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes and changes invitations for callers with a session. All calls share one instance. Thread-safe. */
public final class InvitationEngine {

    private final OperationRunner runner;
    private final Gate gate;
    private final InvitationStore store;
    private final InvitationWriting writing;
    private final CandidateDecision decision;
    private final InvitationRenewal renewal;
    private final InvitationPages pages;
    private final BulkInvitations bulk;

    public InvitationEngine(
            OperationRunner runner,
            Gate gate,
            InvitationStore store,
            InvitationWriting writing,
            CandidateDecision decision,
            InvitationRenewal renewal,
            InvitationPages pages,
            BulkInvitations bulk) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.writing = writing;
        this.decision = decision;
        this.renewal = renewal;
        this.pages = pages;
        this.bulk = bulk;
    }

    /** The invitations for one caller. */
    public Invitations at(Call call) {
        return new BoundInvitations(call, this);
    }

    /** The first invitation of an organization, if address and name of the draft can be read. */
    public Outcome<FirstInvitation> first(OrganizationPolicy policy, InvitationDraft draft) {
        return decision.first(policy, draft);
    }

    /** The invitation, if the holder of a genuine link of that generation can accept it now; see the rule. */
    public Outcome<Invitation> usable(Invitation row, int linkGeneration, Instant now) {
        return InvitationRules.usable(row, linkGeneration, now);
    }

    /** The changes that move the invitation, with the journal entry, if the transition table allows the move. */
    public Outcome<Changes> move(Author author, Invitation row, InvitationMove move) {
        return writing.move(author, row, move).map(Decision::changes);
    }

    /** Invites the person by the same decision as any candidate, for a caller who may invite. */
    public Outcome<Decision<InvitationReceipt>> invite(Call call, Author author, User person, InvitationDraft draft) {
        return InvitationRules.checkInvitable(person)
                .then(listed -> Candidate.of(draft))
                .then(candidate -> {
                    var seen = inUse(call, candidate.address());
                    return gate.admit(call, seen.access(), Permission.INVITE)
                            .then(caller -> decision.decide(person, candidate, facts(call, author, seen)));
                });
    }

    /**
     * Deactivates an invited person and ends the invitation, for a caller who may give what it gives. If it ended after
     * the person was read, the change of the person is lost, and the caller decides again.
     */
    public Outcome<Changes> deactivateInvited(
            Call call, AccessState callerAccess, Author author, User person, JournalEvent event) {
        Changes deactivated = decision.deactivated(author, person, event);
        return person.origin()
                .invitation()
                .flatMap(id -> store.find(call.viewer(), id).value())
                .map(TrackedInvitation::invitation)
                .filter(Invitation::holdsAddress)
                .map(row -> gate.checkGrant(
                                call,
                                callerAccess,
                                known(
                                        call,
                                        callerAccess,
                                        callerAccess
                                                .customRoles()
                                                .withoutRetired(row.invitee().roles())))
                        .then(roles -> gate.checkTypeTake(
                                call, callerAccess, row.invitee().type()))
                        .then(type -> end(author, row))
                        .map(ended -> ended.and(deactivated)))
                .orElseGet(() -> Outcome.done(deactivated));
    }

    private Outcome<Changes> end(Author author, Invitation row) {
        InvitationMove move =
                row.stateAt(author.now()) == InvitationState.EXPIRED ? InvitationMove.EXPIRE : InvitationMove.WITHDRAW;
        return InvitationRules.afterMove(row, move, author.now())
                .map(progress -> writing.writeMoveAlone(author, row.ofDirectory(), move, progress)
                        .changes());
    }

    Outcome<InvitationReceipt> invite(Call call, InvitationDraft draft) {
        Arguments.required("draft", draft);
        Operation operation = Operation.of("invitation.invite", organization(call), Candidate.content(draft));
        return Candidate.of(draft)
                .then(candidate -> runner.perform(call, operation, InvitationWriting.RECEIPT_CODEC, now -> {
                    var seen = inUse(call, candidate.address());
                    return gate.admit(call, seen.access(), Permission.INVITE)
                            .then(caller -> decision.decide(
                                    candidate, facts(call, new Author(call.organization(), caller, now), seen)))
                            .map(decided -> decided.by(seen.access().policy()));
                }));
    }

    Outcome<ListReport> inviteAll(Call call, AddressList list, UserType type, Optional<BulkWatcher> watcher) {
        Arguments.required("list", list, "type", type);
        return bulk.invite(call, list, type, watcher);
    }

    Outcome<InvitationReceipt> withdraw(Call call, InvitationId id) {
        return performMove(
                call,
                id,
                InvitationMove.WITHDRAW,
                "",
                (author, callerAccess, row) -> writing.move(author, row, InvitationMove.WITHDRAW));
    }

    Outcome<InvitationReceipt> resend(Call call, InvitationId id) {
        return performMove(
                call, id, InvitationMove.RESEND, "", (author, callerAccess, row) -> renewal.resend(author, row));
    }

    /** An invitation that has ended does not hold its address any more, so the address must be free. */
    Outcome<InvitationReceipt> renew(Call call, InvitationId id) {
        return performMove(
                call,
                id,
                InvitationMove.RENEW,
                "",
                (author, callerAccess, row) -> row.holdsAddress()
                        ? renewal.renew(author, callerAccess.policy(), row)
                        : decision.reopen(
                                row,
                                ended -> renewal.renew(author, callerAccess.policy(), ended),
                                facts(call, author, row.invitee().address())));
    }

    Outcome<InvitationReceipt> replace(Call call, InvitationId id, InvitationDraft draft) {
        Arguments.required("id", id, "draft", draft);
        return Candidate.of(draft)
                .then(candidate -> performMove(
                        call,
                        id,
                        InvitationMove.REPLACE,
                        Candidate.content(draft),
                        (author, callerAccess, row) ->
                                decision.replace(row, candidate, facts(call, author, candidate.address()))));
    }

    Outcome<InvitationDetails> get(Call call, InvitationId id) {
        Arguments.required("id", id);
        return runner.query(
                call,
                Operation.of("invitation.get", subject(id)),
                now -> find(call, id, Permission.VIEW_USERS).map(found -> InvitationPages.details(found.row(), now)));
    }

    Outcome<Page<InvitationDetails>> list(
            Call call, Set<InvitationState> states, InvitationQuery.Order order, PageRequest request) {
        Arguments.required("states", states, "order", order, "request", request);
        return pages.list(call, states, order, request);
    }

    Outcome<Page<JournalRecord>> history(Call call, InvitationId id, PageRequest request) {
        Arguments.required("id", id, "request", request);
        return runner.query(
                call,
                Operation.of("invitation.history", subject(id)),
                now -> find(call, id, Permission.VIEW_USERS).then(found -> pages.history(call, id, request)));
    }

    private Outcome<InvitationReceipt> performMove(
            Call call, InvitationId id, InvitationMove move, String content, MoveDecision decide) {
        Arguments.required("id", id);
        return runner.perform(
                call,
                Operation.of(move.operationCode(), subject(id), content),
                InvitationWriting.RECEIPT_CODEC,
                now -> find(call, id, Permission.INVITE)
                        .then(found -> mayDecide(call, found, move))
                        .then(found -> decide.decide(
                                new Author(call.organization(), found.caller(), now),
                                found.callerAccess(),
                                found.row().invitation())));
    }

    /** A decision about an invitation, for a caller with that access state. */
    @FunctionalInterface
    private interface MoveDecision {

        Outcome<Decision<InvitationReceipt>> decide(Author author, AccessState callerAccess, Invitation row);
    }

    /**
     * Only a caller who may give the type and the roles of an invitation may change it, and for as long as the user has
     * them for a renewal. A resend changes nothing, so it needs no such permission.
     */
    private Outcome<Found> mayDecide(Call call, Found found, InvitationMove move) {
        if (move == InvitationMove.RESEND) {
            return Outcome.done(found);
        }
        AccessState access = move == InvitationMove.RENEW
                ? ValidityRules.lasting(
                        found.callerAccess(), found.row().invitation().invitee().validity())
                : found.callerAccess();
        Set<Role> roles = access.customRoles()
                .withoutRetired(found.row().invitation().invitee().roles());
        return gate.checkGrant(call, access, move == InvitationMove.WITHDRAW ? known(call, access, roles) : roles)
                .then(grantable -> gate.checkTypeTake(
                        call, access, found.row().invitation().invitee().type()))
                .map(type -> found);
    }

    /** The roles that the profile still knows; every caller may take away the others. */
    private Set<Role> known(Call call, AccessState access, Set<Role> roles) {
        return roles.stream()
                .filter(role -> gate.checkGrant(call, access, Set.of(role))
                        .refusal()
                        .filter(refusal -> refusal.reason() == AccessReason.ROLE_UNKNOWN)
                        .isEmpty())
                .collect(Collectors.toSet());
    }

    private Outcome<Found> find(Call call, InvitationId id, Permission permission) {
        WithAccess<Optional<TrackedInvitation>> seen = store.find(call.viewer(), id);
        return gate.admit(call, seen.access(), permission)
                .then(caller -> seen.value()
                        .map(row -> Outcome.done(new Found(caller, seen.access(), row)))
                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
    }

    private WithAccess<InvitationStore.AddressesInUse> inUse(Call call, EmailAddress address) {
        return store.addressesInUse(call.viewer(), List.of(address.key()));
    }

    private CandidateDecision.Facts facts(Call call, Author author, EmailAddress address) {
        return facts(call, author, inUse(call, address));
    }

    private static CandidateDecision.Facts facts(
            Call call, Author author, WithAccess<InvitationStore.AddressesInUse> seen) {
        return new CandidateDecision.Facts(call, author, seen.access(), seen.value(), Lane.NOTICE);
    }

    private static Subject organization(Call call) {
        return Subject.untouched(Subject.Kind.ORGANIZATION, call.organization());
    }

    private static Subject subject(InvitationId id) {
        return Subject.untouched(Subject.Kind.INVITATION, id);
    }

    private record Found(Caller caller, AccessState callerAccess, TrackedInvitation row) {}
}
