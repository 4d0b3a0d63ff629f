package io.rosterkit.invitation;

import io.rosterkit.access.Gate;
import io.rosterkit.audit.Author;
import io.rosterkit.audit.Scribe;
import io.rosterkit.call.Act;
import io.rosterkit.call.Answer;
import io.rosterkit.call.Call;
import io.rosterkit.call.Calls;
import io.rosterkit.call.Draft;
import io.rosterkit.call.Ids;
import io.rosterkit.contact.AddressAvailability;
import io.rosterkit.contact.AddressUsage;
import io.rosterkit.invitation.Inviting.Candidate;
import io.rosterkit.listing.Cursors;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.CounterRules;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Standing;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.JournalEntry;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.AddressUsageChange;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.LinkSeed;
import io.rosterkit.model.invitation.TrackedInvitation;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.LockoutChange;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.secret.CodeWords;
import io.rosterkit.secret.LinkPages;
import io.rosterkit.secret.Links;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** The invitations of one organization, for those who may invite or look. */
@SuppressWarnings("exports") // made by the entrance only
public final class Invitations {

    static final Answer<InvitationReceipt> RECEIPT = Answer.of(
            receipt -> receipt.invitation() + " " + receipt.user() + " " + receipt.state() + " " + receipt.expiresAt(),
            Invitations::receipt);

    private final Call call;
    private final Parts parts;
    private final InvitationWriting writing;
    private final Inviting inviting;

    /** What the room is made of. */
    public record Parts(
            Calls calls,
            Gate gate,
            Stores stores,
            Scribe scribe,
            Ids ids,
            Secrets secrets,
            InvitationPolicy policy,
            LockoutPolicy.Invited tries) {

        InvitationWriting writing() {
            return new InvitationWriting(scribe, ids, secrets.keys(), policy.lifetime());
        }

        /** How users come to hold addresses. */
        public AddressTaking addresses() {
            return new AddressTaking(this);
        }

        /** What the holder of a genuine link of that generation is told: the invitation, or why it does not work. */
        public Outcome<Invitation> usable(Invitation row, int generation, Instant now) {
            return InvitationRules.usable(row, generation, now);
        }

        /** The invitation after a move that ends it, with the entry that tells of it. */
        public Outcome<Changes> ended(Author author, Invitation row, InvitationMove move) {
            return InvitationRules.ended(row, move, author.now())
                    .map(course -> writing().ended(author, row, move, course).changes());
        }
    }

    /** How a user comes to hold an address, and how the address becomes free: the same for every way in. */
    public static final class AddressTaking {

        private final Parts parts;

        AddressTaking(Parts parts) {
            this.parts = parts;
        }

        /** Whether the address is free for the user, as the organization stands now. */
        public AddressAvailability look(Viewer viewer, EmailAddress address, UserId wanting, Instant now) {
            var seen = parts.stores().invitations().ground(viewer, List.of(address.key()));
            return AddressAvailability.of(AddressUsage.of(address, seen.value()), wanting, now);
        }

        /** The user holds the free address from now on; an invitation whose time is over ends first. */
        public Changes taken(Author author, AddressAvailability.Free free, EmailAddress address, UserId user) {
            return ended(author, free.lapsed())
                    .and(new AddressUsageChange.Claimed(author.organization(), address.key(), user));
        }

        /** The address that the user held is free from now on. */
        public static Changes released(Author author, EmailAddress address, UserId user) {
            return Changes.none(author.organization())
                    .and(new AddressUsageChange.Released(author.organization(), address.key(), user));
        }

        private Changes ended(Author author, Optional<Invitation> lapsed) {
            return lapsed.flatMap(row ->
                            parts.ended(author, row, InvitationMove.EXPIRE).answer())
                    .orElseGet(() -> Changes.none(author.organization()));
        }
    }

    /** Where the room reads. */
    public record Stores(InvitationStore invitations, JournalStore journal, CounterStore counters) {}

    /** What the room derives secrets from. */
    public record Secrets(KeyRing keys, Links links, LinkPages pages, CodeWords words, Cursors cursors) {}

    /** The invitations as one caller sees them. */
    public Invitations(Call call, Parts parts) {
        this.call = call;
        this.parts = parts;
        this.writing = parts.writing();
        this.inviting = new Inviting(parts);
    }

    /** Invites one address; the message with the link is queued in the same transaction. */
    public Outcome<InvitationReceipt> invite(String address, UserType type) {
        Arguments.required("address", address, "type", type);
        return invite(InvitationDraft.to(address, type));
    }

    /** Invites one person; the message with the link is queued in the same transaction. */
    public Outcome<InvitationReceipt> invite(InvitationDraft draft) {
        Arguments.required("draft", draft);
        Act act = Act.of("invitation.invite", organization(), draft.content());
        return Candidate.of(draft)
                .then(candidate -> parts.calls().perform(call, act, RECEIPT, now -> {
                    var seen = parts.stores()
                            .invitations()
                            .ground(call.viewer(), List.of(candidate.address().key()));
                    return parts.gate()
                            .admit(call, seen.standing(), Permission.INVITE)
                            .then(agent -> inviting.decide(candidate, facts(agent, seen, now)));
                }));
    }

    /**
     * Invites the people in a list, up to some hundred in one transaction. The report tells line by line what is wrong,
     * and the good lines are invited. Refused as a whole only when the list cannot be read or the caller may not
     * invite.
     */
    public Outcome<ListReport> inviteAll(AddressList list, UserType type) {
        Arguments.required("list", list, "type", type);
        return new ListInviting(call, parts, inviting).invite(list, type, Optional.empty());
    }

    /**
     * Invites the people in a list, each in a transaction of its own, and tells the watcher after each. When the
     * watcher says no, the remaining lines are not invited.
     */
    public Outcome<ListReport> inviteAll(AddressList list, UserType type, ListReport.Watcher watcher) {
        Arguments.required("list", list, "type", type, "watcher", watcher);
        return new ListInviting(call, parts, inviting).invite(list, type, Optional.of(watcher));
    }

    /** Takes an open invitation back; its link says so from then on. */
    public Outcome<InvitationReceipt> withdraw(InvitationId id) {
        Arguments.required("id", id);
        return move(
                id,
                InvitationMove.WITHDRAW,
                "",
                (author, row) -> InvitationRules.ended(row, InvitationMove.WITHDRAW, author.now())
                        .map(course -> writing.ended(author, row, InvitationMove.WITHDRAW, course)));
    }

    /** Sends the same link of an open invitation once more. */
    public Outcome<InvitationReceipt> resend(InvitationId id) {
        Arguments.required("id", id);
        return move(
                id,
                InvitationMove.RESEND,
                "",
                (author, row) -> alive(row)
                        .then(same -> InvitationRules.resent(row, author.now()))
                        .map(course -> writing.sentAgain(author, row, InvitationMove.RESEND, course, row.link())));
    }

    /**
     * Sends a new link, valid for a whole lifetime; the links before it are superseded. Also for an expired invitation.
     */
    public Outcome<InvitationReceipt> renew(InvitationId id) {
        Arguments.required("id", id);
        return move(
                id,
                InvitationMove.RENEW,
                "",
                (author, row) -> InvitationRules.renewed(row, parts.policy().lifetime(), author.now())
                        .map(course ->
                                writing.sentAgain(author, row, InvitationMove.RENEW, course, renewed(row.link())))
                        .then(again -> letTryAgain(author, row, again))
                        .then(again -> row.holdsAddress()
                                ? Outcome.done(again)
                                : inviting.reopen(
                                        row, again, facts(author, row.invitee().address()))));
    }

    /**
     * Invites anew in the place of an open or expired invitation, say to mend a mistyped address; the answer is the new
     * one.
     */
    public Outcome<InvitationReceipt> replace(InvitationId id, InvitationDraft draft) {
        Arguments.required("id", id, "draft", draft);
        return Candidate.of(draft)
                .then(candidate -> move(
                        id,
                        InvitationMove.REPLACE,
                        draft.content(),
                        (author, row) -> inviting.replace(row, candidate, facts(author, candidate.address()))));
    }

    /** One invitation with the delivery of its last message. */
    public Outcome<TrackedInvitation> get(InvitationId id) {
        Arguments.required("id", id);
        return parts.calls()
                .answer(
                        call,
                        Act.of("invitation.get", about(id)),
                        now -> find(id, Permission.VIEW_USERS).map(Found::row));
    }

    /** A page of invitations in these states as of now; no states means all. */
    public Outcome<Page<TrackedInvitation>> list(
            Set<InvitationState> states, InvitationQuery.Order order, PageRequest request) {
        Arguments.required("states", states, "order", order, "request", request);
        return new InvitationLists(call, parts).list(states, order, request);
    }

    /** All that happened to an invitation, refused attempts included, earliest first. */
    public Outcome<Page<JournalEntry>> history(InvitationId id, PageRequest request) {
        Arguments.required("id", id, "request", request);
        return parts.calls()
                .answer(
                        call,
                        Act.of("invitation.history", about(id)),
                        now -> find(id, Permission.VIEW_USERS)
                                .then(found -> new InvitationLists(call, parts).history(id, request)));
    }

    private Outcome<Invitation> alive(Invitation row) {
        return parts.secrets().links().alive(row) ? Outcome.done(row) : Outcome.refused(InvitationReason.LINK_LOST);
    }

    /**
     * New tries for the code word and the code where they are locked, whether the invitation came to be held by that or
     * not. How many there were in all stays counted.
     */
    private Outcome<Draft<InvitationReceipt>> letTryAgain(
            Author author, Invitation row, Draft<InvitationReceipt> again) {
        Changes changes = again.changes();
        for (Counter counter :
                parts.stores().counters().of(row.organization(), row.id().uuid())) {
            Budget budget = parts.tries().of(counter.key().proof());
            if (CounterRules.spent(counter, budget)) {
                return Outcome.refused(InvitationReason.SPENT);
            }
            if (CounterRules.shut(counter, budget, author.now())) {
                changes = changes.and(new LockoutChange.Counted(CounterRules.lifted(counter, author.now())));
            }
        }
        return Outcome.done(new Draft<>(changes, again.answer()));
    }

    private LinkSeed renewed(LinkSeed seed) {
        KeyRing keys = parts.secrets().keys();
        return seed.renewed(keys.holds(seed.keyId()) ? seed.keyId() : keys.current());
    }

    private Outcome<InvitationReceipt> move(
            InvitationId id,
            InvitationMove move,
            String content,
            BiFunction<Author, Invitation, Outcome<Draft<InvitationReceipt>>> decide) {
        Act act = Act.of(move.act(), about(id), content);
        return parts.calls()
                .perform(
                        call,
                        act,
                        RECEIPT,
                        now -> find(id, Permission.INVITE)
                                .then(found -> mayDecide(found, move))
                                .then(found -> decide.apply(
                                        new Author(call.organization(), found.agent(), now),
                                        found.row().invitation())));
    }

    /**
     * What becomes of an invitation with roles is for those who may give these roles; the same link once more changes
     * nothing.
     */
    private Outcome<Found> mayDecide(Found found, InvitationMove move) {
        return move == InvitationMove.RESEND
                ? Outcome.done(found)
                : parts.gate()
                        .grants(
                                call,
                                found.standing(),
                                found.row().invitation().invitee().roles())
                        .map(roles -> found);
    }

    private Outcome<Found> find(InvitationId id, Permission permission) {
        Seen<Optional<TrackedInvitation>> seen = parts.stores().invitations().find(call.viewer(), id);
        return parts.gate()
                .admit(call, seen.standing(), permission)
                .then(agent -> seen.value()
                        .map(row -> Outcome.done(new Found(agent, seen.standing(), row)))
                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
    }

    private Inviting.Facts facts(Author author, EmailAddress address) {
        var seen = parts.stores().invitations().ground(call.viewer(), List.of(address.key()));
        return new Inviting.Facts(call, author, seen.standing(), seen.value(), Lane.NOTICE);
    }

    private Inviting.Facts facts(Agent agent, Seen<InvitationStore.Ground> seen, Instant now) {
        Author author = new Author(call.organization(), agent, now);
        return new Inviting.Facts(call, author, seen.standing(), seen.value(), Lane.NOTICE);
    }

    private Subject organization() {
        return Subject.untouched(Subject.Kind.ORGANIZATION, call.organization());
    }

    private static Subject about(InvitationId id) {
        return Subject.untouched(Subject.Kind.INVITATION, id);
    }

    private static InvitationReceipt receipt(String text) {
        String[] parts = text.split(" ", -1);
        return new InvitationReceipt(
                new InvitationId(UUID.fromString(parts[0])),
                new UserId(UUID.fromString(parts[1])),
                InvitationState.valueOf(parts[2]),
                Instant.parse(parts[3]));
    }

    private record Found(Agent agent, Standing standing, TrackedInvitation row) {}
}
