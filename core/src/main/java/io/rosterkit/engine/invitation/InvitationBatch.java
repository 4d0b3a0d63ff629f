package io.rosterkit.engine.invitation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.bulk.BulkItem;
import io.rosterkit.engine.bulk.BulkWork;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.Rounds;
import io.rosterkit.engine.invitation.CandidateDecision.Candidate;
import io.rosterkit.model.Change;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.AddressUsageChange;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.stored.InvitationChange;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.ListedPerson;
import io.rosterkit.spi.invitation.InvitationStore.Ground;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Invites some lines of a list in one transaction. With a request id of the host, each line has a request id that
 * follows from it, so that a list sent again after a crash gets the first answers for what was done and does the rest.
 */
final class InvitationBatch implements BulkWork<InvitationBatch.Line, InvitationReceipt> {

    static final String CODE = "invitation.invite-all";

    private static final List<Class<? extends Change>> ORDER = List.of(
            InvitationChange.Changed.class,
            AddressUsageChange.Released.class,
            AddressUsageChange.Claimed.class,
            InvitationChange.Invited.class);

    private final BulkInvitations bulk;
    private final Call call;
    private final Operation whole;

    InvitationBatch(BulkInvitations bulk, Call call, String content) {
        this.bulk = bulk;
        this.call = call;
        this.whole = Operation.of(CODE, Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()), content);
    }

    /** A line, its content for the request, and what was made of it. */
    record Line(ListedPerson person, String content, Outcome<Candidate> candidate) {}

    @Override
    public Operation whole() {
        return whole;
    }

    @Override
    public Optional<String> key(Line line) {
        return line.candidate()
                .map(read -> Optional.of(read.address().key()))
                .fold(Function.identity(), unreadable -> Optional.empty());
    }

    @Override
    public Outcome<InvitationReceipt> repeated(Line earlier, Outcome<InvitationReceipt> answer) {
        return Outcome.refused(Refusal.of(InvitationReason.LINE_REPEATED)
                .at("address")
                .with("line", earlier.person().number()));
    }

    @Override
    public Outcome<InvitationReceipt> cancelled() {
        return Outcome.refused(InvitationReason.LINE_CANCELLED);
    }

    /**
     * Addresses are taken in the order of their keys, so that two lists that overlap wait for each other and do not
     * block each other.
     */
    @Override
    public List<Outcome<InvitationReceipt>> work(List<BulkItem<Line>> items) {
        Map<BulkItem<Line>, Outcome<InvitationReceipt>> answers = new LinkedHashMap<>();
        List<BulkItem<Line>> readable = items.stream()
                .filter(item -> item.item().candidate().refusal().isEmpty())
                .sorted(Comparator.comparing(InvitationBatch::addressKey))
                .toList();
        if (Rounds.until(round -> settled(readable, answers) ? Optional.of(answers) : Optional.empty())
                .isEmpty()) {
            // Without an answer each line is told to be sent again.
            answers.clear();
        }
        return items.stream()
                .map(item -> item.item().candidate().then(read -> answer(answers, item)))
                .toList();
    }

    private Outcome<InvitationReceipt> answer(
            Map<BulkItem<Line>, Outcome<InvitationReceipt>> answers, BulkItem<Line> item) {
        Outcome<InvitationReceipt> answer = answers.getOrDefault(item, Outcome.refused(InputReason.BUSY));
        return answer.refusal()
                .map(refusal -> bulk.runner.<InvitationReceipt>refuse(call, operation(item), refusal))
                .orElse(answer);
    }

    /** Decides about all of them and applies it; false when another call was faster and all has to be decided again. */
    private boolean settled(List<BulkItem<Line>> items, Map<BulkItem<Line>, Outcome<InvitationReceipt>> answers) {
        answers.clear();
        try {
            Changes changes = decide(items, answers, bulk.runner.now());
            return changes.changes().isEmpty() || bulk.runner.apply(changes) instanceof Applied.Done;
        } catch (StorageContentionException contended) {
            answers.clear();
            return true;
        }
    }

    private Changes decide(
            List<BulkItem<Line>> items, Map<BulkItem<Line>, Outcome<InvitationReceipt>> answers, Instant now) {
        Map<RequestId, Request> known = known(items);
        boolean wholeIsKnown = call.request().filter(known::containsKey).isPresent();
        Seen<Ground> seen = ground(items);
        Outcome<Agent> agent = bulk.gate.admit(call, seen.standing(), Permission.INVITE);
        List<Changes> drafts = new ArrayList<>();
        for (BulkItem<Line> item : items) {
            Optional<Request> first = item.call().request().map(known::get);
            if (first.isPresent()) {
                answers.put(
                        item,
                        bulk.runner.replay(
                                first.get(), bulk.runner.hash(call, operation(item)), InvitationWriting.RECEIPT));
                continue;
            }
            Outcome<Decision<InvitationReceipt>> draft = agent.then(who ->
                    item.item().candidate().then(candidate -> bulk.decision.decide(candidate, facts(who, seen, now))));
            answers.put(item, draft.map(Decision::answer));
            draft.map(done -> drafts.add(withRequest(done, item, now)));
        }
        return together(drafts, wholeIsKnown, now);
    }

    /**
     * One set of changes; what ends comes before what begins, since an address is free only after its old invitation
     * has ended. Changes of one kind stand together, so that a database takes them as one batch.
     */
    private Changes together(List<Changes> drafts, boolean wholeIsKnown, Instant now) {
        List<Change> ordered = drafts.stream()
                .flatMap(draft -> draft.changes().stream())
                .sorted(Comparator.comparing(change -> ORDER.indexOf(change.getClass())))
                .toList();
        Changes all = new Changes(
                call.organization(),
                all(drafts, Changes::requests),
                ordered,
                all(drafts, Changes::messages),
                all(drafts, Changes::entries));
        return wholeIsKnown ? all : all.and(request(now));
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
                                InvitationWriting.RECEIPT.write(draft.answer()),
                                now)))
                .orElseGet(draft::changes);
    }

    /**
     * The request of the list as a whole, which goes with its first batch; without a request id of the host each batch
     * has one of its own, by which the storage finds out what became of a lost commit.
     */
    private Request request(Instant now) {
        RequestId id = call.request().orElseGet(bulk.ids::request);
        return new Request(call.organization(), id, CODE, bulk.runner.hash(call, whole), "", now);
    }

    private Map<RequestId, Request> known(List<BulkItem<Line>> items) {
        return call.request().isEmpty()
                ? Map.of()
                : bulk.runner.known(call, ids(items)).stream()
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

    private Seen<Ground> ground(List<BulkItem<Line>> items) {
        List<String> keys = items.stream().map(InvitationBatch::addressKey).toList();
        return bulk.store.ground(call.viewer(), keys);
    }

    private static String addressKey(BulkItem<Line> readable) {
        return readable.item().candidate().orThrow().address().key();
    }

    private CandidateDecision.Facts facts(Agent agent, Seen<Ground> seen, Instant now) {
        Author author = new Author(call.organization(), agent, now);
        return new CandidateDecision.Facts(call, author, seen.standing(), seen.value(), Lane.BULK);
    }
}
