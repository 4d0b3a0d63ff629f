package io.rosterkit.engine.invitation;

import static io.rosterkit.spi.invitation.InvitationTable.INVITATIONS;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.bulk.BulkItem;
import io.rosterkit.engine.bulk.BulkWork;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.ChangeCompletion;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.RetryLoop;
import io.rosterkit.engine.candidate.Candidate;
import io.rosterkit.model.Change;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.peoplelist.ListedPerson;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserRows;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Invites some lines of a list in one transaction. With a request id of the host, each line has a request id that is
 * derived from it. So when the call is repeated after a crash, lines that were done get their first result, and the
 * other lines are done.
 */
final class InvitationBatch implements BulkWork<InvitationBatch.Line, InvitationReceipt> {

    static final String CODE = "invitation.invite-all";

    private static final List<Predicate<Change>> APPLY_ORDER = List.of(
            change -> INVITATIONS.rowOf(change, Kind.UPDATE).isPresent(),
            change -> UserRows.rowOf(change, Kind.DELETE).isPresent(),
            change -> UserRows.rowOf(change, Kind.INSERT).isPresent(),
            change -> INVITATIONS.rowOf(change, Kind.INSERT).isPresent());

    private final BulkInvitations bulk;
    private final Call call;
    private final Operation wholeOperation;

    InvitationBatch(BulkInvitations bulk, Call call, String content) {
        this.bulk = bulk;
        this.call = call;
        this.wholeOperation =
                Operation.of(CODE, Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()), content);
    }

    /** A line, its content for the request, and the candidate that was read from it. */
    record Line(ListedPerson person, String content, Outcome<Candidate> candidate) {}

    @Override
    public Operation wholeOperation() {
        return wholeOperation;
    }

    @Override
    public Optional<String> key(Line line) {
        return line.candidate()
                .map(read -> Optional.of(read.address().key()))
                .fold(Function.identity(), unreadable -> Optional.empty());
    }

    @Override
    public Outcome<InvitationReceipt> repeated(Line earlier, Outcome<InvitationReceipt> outcome) {
        return Outcome.refused(Refusal.of(InvitationReason.LINE_REPEATED)
                .at("address")
                .with("line", earlier.person().number()));
    }

    @Override
    public Outcome<InvitationReceipt> cancelled() {
        return Outcome.refused(InvitationReason.LINE_CANCELLED);
    }

    /** Lines are decided in the order of the list, so that of two lines that want the same, the first has it. */
    @Override
    public List<Outcome<InvitationReceipt>> work(List<BulkItem<Line>> items) {
        Map<BulkItem<Line>, Outcome<InvitationReceipt>> outcomes = new LinkedHashMap<>();
        List<BulkItem<Line>> readable = items.stream()
                .filter(item -> item.item().candidate().refusal().isEmpty())
                .toList();
        if (RetryLoop.untilPresent(
                        round -> decideAndApply(readable, outcomes) ? Optional.of(outcomes) : Optional.empty())
                .isEmpty()) {
            // Each line without an outcome is refused as busy.
            outcomes.clear();
        }
        return items.stream()
                .map(item -> item.item().candidate().then(read -> outcome(outcomes, item)))
                .toList();
    }

    private Outcome<InvitationReceipt> outcome(
            Map<BulkItem<Line>, Outcome<InvitationReceipt>> outcomes, BulkItem<Line> item) {
        Outcome<InvitationReceipt> outcome = outcomes.getOrDefault(item, Outcome.refused(InputReason.BUSY));
        return outcome.refusal()
                .map(refusal -> bulk.runner.<InvitationReceipt>refuse(call, operation(item), refusal))
                .orElse(outcome);
    }

    /**
     * Decides about all lines and applies the changes; false after a lost race, when all lines have to be decided
     * again.
     */
    private boolean decideAndApply(
            List<BulkItem<Line>> items, Map<BulkItem<Line>, Outcome<InvitationReceipt>> outcomes) {
        try {
            Changes changes = decideAll(items, outcomes, bulk.runner.now());
            return changes.changes().isEmpty() || bulk.runner.apply(changes) instanceof Applied.Done;
        } catch (StorageContentionException contended) {
            outcomes.clear();
            return true;
        }
    }

    /** What a line that is refused for want of a seat would have taken, another line may have: so it is left out. */
    private Changes decideAll(
            List<BulkItem<Line>> items, Map<BulkItem<Line>, Outcome<InvitationReceipt>> outcomes, Instant now) {
        Map<BulkItem<Line>, Outcome<InvitationReceipt>> refused = new LinkedHashMap<>();
        Optional<Changes> changes = Optional.empty();
        while (changes.isEmpty()) {
            outcomes.clear();
            List<BulkItem<Line>> others =
                    items.stream().filter(item -> !refused.containsKey(item)).toList();
            changes = decide(others, outcomes, refused, now);
        }
        outcomes.putAll(refused);
        return changes.get();
    }

    private Optional<Changes> decide(
            List<BulkItem<Line>> items,
            Map<BulkItem<Line>, Outcome<InvitationReceipt>> outcomes,
            Map<BulkItem<Line>, Outcome<InvitationReceipt>> refused,
            Instant now) {
        Map<RequestId, Request> stored = storedRequests(items);
        boolean wholeIsStored = call.request().filter(stored::containsKey).isPresent();
        WithAccess<AddressesInUse> seen = addressesInUse(items);
        Outcome<Caller> admitted = bulk.gate.admit(call, seen.access(), Permission.INVITE);
        Map<BulkItem<Line>, Changes> drafts = new LinkedHashMap<>();
        Claims claims = new Claims();
        for (BulkItem<Line> item : items) {
            Optional<Request> request = item.call().request().map(stored::get);
            if (request.isPresent()) {
                outcomes.put(item, replay(item, request.get()));
                continue;
            }
            Outcome<Decision<InvitationReceipt>> draft = admitted.then(caller -> item.item()
                    .candidate()
                    .then(candidate -> bulk.decision
                            .decide(candidate, facts(caller, seen, now))
                            .then(decided -> claims.claim(candidate, decided))));
            outcomes.put(item, draft.map(Decision::result));
            draft.map(done -> drafts.put(item, withRequest(done, item, now)));
        }
        return complete(drafts, seen.access().policy(), refused, now)
                .map(completed -> combine(completed, wholeIsStored, now));
    }

    private Outcome<InvitationReceipt> replay(BulkItem<Line> item, Request first) {
        return bulk.runner.replay(first, bulk.runner.hash(call, operation(item)), InvitationWriting.RECEIPT_CODEC);
    }

    /**
     * The changes with their seats, in the order of the addresses; or none and the lines for which there is no seat.
     */
    private Optional<List<Changes>> complete(
            Map<BulkItem<Line>, Changes> drafts,
            OrganizationPolicy policy,
            Map<BulkItem<Line>, Outcome<InvitationReceipt>> refused,
            Instant now) {
        List<Outcome<Changes>> completed = bulk.runner.completed(drafts.entrySet().stream()
                .map(draft -> new ChangeCompletion.Decided(
                        draft.getValue(),
                        draft.getKey().call().request(),
                        now,
                        Optional.of(policy),
                        ChangeCompletion.Memory.UNUSED))
                .toList());
        SortedMap<String, Changes> byAddress = new TreeMap<>();
        int refusedBefore = refused.size();
        int next = 0;
        for (BulkItem<Line> item : drafts.keySet()) {
            Outcome<Changes> outcome = completed.get(next++);
            outcome.map(changes -> byAddress.put(addressKey(item), changes));
            outcome.refusal().ifPresent(refusal -> refused.put(item, Outcome.refused(refusal)));
        }
        return refused.size() == refusedBefore ? Optional.of(List.copyOf(byAddress.values())) : Optional.empty();
    }

    /**
     * Combines the changes, given in the order of the addresses. Two lists with the same addresses then wait for each
     * other instead of deadlocking. Ends come before new claims, since an address is free only after its old invitation
     * has ended. Changes of one kind stand together, so a database takes them as one batch. Seats come last, in their
     * own order.
     */
    private Changes combine(List<Changes> drafts, boolean wholeIsStored, Instant now) {
        List<Change> ordered = drafts.stream()
                .flatMap(draft -> draft.changes().stream())
                .sorted(Comparator.comparing(InvitationBatch::place).thenComparing(SeatTable::order))
                .toList();
        Changes all = new Changes(
                call.organization(),
                all(drafts, Changes::requests),
                ordered,
                all(drafts, Changes::messages),
                all(drafts, Changes::entries));
        return call.request()
                .filter(id -> !wholeIsStored)
                .map(id -> all.and(request(id, now)))
                .orElse(all);
    }

    private static long place(Change change) {
        return APPLY_ORDER.stream().takeWhile(kind -> !kind.test(change)).count();
    }

    private static <E> List<E> all(List<Changes> drafts, Function<Changes, List<E>> part) {
        return drafts.stream().flatMap(draft -> part.apply(draft).stream()).toList();
    }

    private Changes withRequest(Decision<InvitationReceipt> draft, BulkItem<Line> item, Instant now) {
        Operation operation = operation(item);
        return item.call()
                .request()
                .map(id -> draft.changes()
                        .and(new Request(
                                call.organization(),
                                id,
                                operation.code(),
                                bulk.runner.hash(call, operation),
                                InvitationWriting.RECEIPT_CODEC.write(draft.result()),
                                now)))
                .orElseGet(draft::changes);
    }

    /** The request of the whole list, which is applied with its first batch. */
    private Request request(RequestId id, Instant now) {
        return new Request(call.organization(), id, CODE, bulk.runner.hash(call, wholeOperation), "", now);
    }

    private Map<RequestId, Request> storedRequests(List<BulkItem<Line>> items) {
        return call.request().isEmpty()
                ? Map.of()
                : bulk.runner.findRequests(call, ids(items)).stream()
                        .collect(Collectors.toMap(Request::id, Function.identity()));
    }

    private List<RequestId> ids(List<BulkItem<Line>> items) {
        return Stream.concat(call.request().stream(), items.stream().flatMap(item -> item.call().request().stream()))
                .toList();
    }

    private Operation operation(BulkItem<Line> item) {
        return Operation.of(
                "invitation.invite",
                Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()),
                item.item().content());
    }

    private WithAccess<AddressesInUse> addressesInUse(List<BulkItem<Line>> items) {
        List<String> keys = items.stream().map(InvitationBatch::addressKey).toList();
        return bulk.store.addressesInUse(call.viewer(), keys);
    }

    private static String addressKey(BulkItem<Line> readable) {
        return readable.item().candidate().orThrow().address().key();
    }

    private CandidateDecision.Facts facts(Caller caller, WithAccess<AddressesInUse> seen, Instant now) {
        Author author = new Author(call.organization(), caller, now);
        return new CandidateDecision.Facts(call, author, seen.access(), seen.value(), Lane.BULK);
    }

    /**
     * What the lines of one batch take, which no question to the storage shows before the batch is written: external
     * ids, and expired invitations that a line ends. The first line has it.
     */
    private static final class Claims {

        private final Set<ExternalId> externalIds = new HashSet<>();
        private final Set<InvitationId> ended = new HashSet<>();

        /** The decision about the candidate, unless an earlier line took the same. */
        Outcome<Decision<InvitationReceipt>> claim(Candidate candidate, Decision<InvitationReceipt> decision) {
            if (candidate.details().externalId().filter(externalIds::contains).isPresent()) {
                return Outcome.refused(ExternalIdRelease.taken());
            }
            Set<InvitationId> ends = decision.changes().changes().stream()
                    .flatMap(change -> INVITATIONS.rowOf(change, Kind.UPDATE).stream())
                    .map(Invitation::id)
                    .collect(Collectors.toSet());
            candidate.details().externalId().ifPresent(externalIds::add);
            Changes changes = withoutSecondEnds(decision.changes());
            ended.addAll(ends);
            return Outcome.done(new Decision<>(changes, decision.result()));
        }

        /** One invitation may have the address that one line wants and the id that another wants; it ends once. */
        private Changes withoutSecondEnds(Changes changes) {
            return new Changes(
                    changes.organization(),
                    changes.requests(),
                    changes.changes().stream()
                            .filter(change -> !isSecondEnd(change))
                            .toList(),
                    changes.messages(),
                    changes.entries().stream()
                            .filter(entry -> !ended.contains(
                                    new InvitationId(entry.subject().id())))
                            .toList());
        }

        private boolean isSecondEnd(Change change) {
            return INVITATIONS
                            .rowOf(change, Kind.UPDATE)
                            .map(Invitation::id)
                            .filter(ended::contains)
                            .isPresent()
                    || UserRows.rowOf(change, Kind.DELETE)
                            .flatMap(person -> person.origin().invitation())
                            .filter(ended::contains)
                            .isPresent();
        }
    }
}
