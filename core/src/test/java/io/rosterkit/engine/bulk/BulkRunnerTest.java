package io.rosterkit.engine.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.bulk.BulkWatcher.Progress;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.ChangeCompletion;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.OptionalRequestId;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.Storage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkRunnerTest {

    private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 2));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T08:00:00Z"), ZoneOffset.UTC);

    private final Known known = new Known();
    private final OperationRunner runner = new OperationRunner(
            known,
            CLOCK,
            (call, operation, refusal, now) -> {
                throw new AssertionError("nothing here is journaled");
            },
            ChangeCompletion.NOTHING,
            () -> {});
    private final BulkRunner bulk = new BulkRunner(runner);
    private final Call call = Call.withoutSession(ORGANIZATION, Source.unknown());
    private final Recorded work = new Recorded();

    @Test
    void answersInTheOrderOfTheItems() {
        assertThat(run(call, List.of("a", "refused", "b"))).containsExactly("done a", "input.busy", "done b");
    }

    @Test
    void worksOnTheSameThingOnce() {
        assertThat(run(call, List.of("a", "A", "b", "a"))).containsExactly("done a", "as a", "done b", "as a");
        assertThat(work.batches).containsExactly(List.of("a", "b"));
    }

    @Test
    void worksOnWhatHasNoKeyEachTime() {
        assertThat(run(call, List.of("", ""))).containsExactly("done ", "done ");
    }

    @Test
    void worksOnTwoHundredTogetherWithoutAWatcher() {
        List<String> many = IntStream.range(0, 401).mapToObj(Integer::toString).toList();

        assertThat(run(call, many)).hasSize(401).startsWith("done 0").endsWith("done 400");
        assertThat(work.batches).extracting(List::size).containsExactly(200, 200, 1);
    }

    @Test
    void worksOnEachAloneAndTellsAfterEachWithAWatcher() {
        List<Progress> told = new ArrayList<>();

        run(call, List.of("a", "refused", "a", "b"), Optional.of(told::add));

        assertThat(work.batches).containsExactly(List.of("a"), List.of("refused"), List.of("b"));
        assertThat(told)
                .containsExactly(
                        new Progress(1, 0, 4), new Progress(2, 1, 4), new Progress(3, 1, 4), new Progress(4, 1, 4));
    }

    @Test
    void leavesWhatIsNotReachedWhenTheWatcherSaysNo() {
        assertThat(run(call, List.of("a", "b", "c"), Optional.of(progress -> progress.done() < 2)))
                .containsExactly("done a", "done b", "input.id_malformed");
        assertThat(work.batches).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void keepsWhatIsDoneWhenTheWatcherThrows() {
        assertThatThrownBy(() -> run(call, List.of("a", "b"), Optional.of(progress -> {
                    throw new IllegalStateException("the window was closed");
                })))
                .hasMessage("the window was closed");
        assertThat(work.batches).containsExactly(List.of("a"));
    }

    @Test
    void doesNothingWithNoItems() {
        assertThat(run(call, List.of())).isEmpty();
        assertThat(work.batches).isEmpty();
    }

    @Test
    void givesEachItemTheSameRequestIdAgain() {
        Call once = call.once(OptionalRequestId.of(new RequestId("list-1")));

        run(once, List.of("a", "b"));
        run(once, List.of("a", "b"), Optional.of(progress -> true));

        assertThat(work.requests).hasSize(4).doesNotContain(Optional.empty()).doesNotContain(once.request());
        assertThat(work.requests.subList(0, 2))
                .isEqualTo(work.requests.subList(2, 4))
                .doesNotHaveDuplicates();
    }

    @Test
    void givesNoRequestIdWhereTheHostGaveNone() {
        run(call, List.of("a"));

        assertThat(work.requests).containsExactly(Optional.empty());
    }

    @Test
    void refusesARequestIdOfOtherWork() {
        RequestId id = new RequestId("list-1");
        known.requests.add(new Request(ORGANIZATION, id, "test", Bytes.of(new byte[32]), "", CLOCK.instant()));

        Outcome<List<Outcome<String>>> outcome =
                bulk.run(call.once(OptionalRequestId.of(id)), work, List.of("a"), Optional.empty());

        assertThat(outcome.refusal().orElseThrow().reason()).isEqualTo(InputReason.REQUEST_REUSED);
        assertThat(work.batches).isEmpty();
    }

    @Test
    void goesOnUnderTheRequestIdOfTheSameWork() {
        RequestId id = new RequestId("list-1");
        Call once = call.once(OptionalRequestId.of(id));
        Bytes hash = runner.hash(once, work.wholeOperation());
        known.requests.add(new Request(ORGANIZATION, id, "test", hash, "", CLOCK.instant()));

        assertThat(run(once, List.of("a"))).containsExactly("done a");
    }

    private List<String> run(Call by, List<String> items) {
        return run(by, items, Optional.empty());
    }

    private List<String> run(Call by, List<String> items, Optional<BulkWatcher> watcher) {
        return bulk.run(by, work, items, watcher).orThrow().stream()
                .map(answer -> answer.fold(done -> done, refusal -> refusal.code()))
                .toList();
    }

    /** Writes down what it was to work on. */
    private static final class Recorded implements BulkWork<String, String> {

        private final List<List<String>> batches = new ArrayList<>();
        private final List<Optional<RequestId>> requests = new ArrayList<>();

        @Override
        public Operation wholeOperation() {
            return Operation.of("test", Subject.untouched(Subject.Kind.ORGANIZATION, ORGANIZATION));
        }

        @Override
        public Optional<String> key(String item) {
            return Optional.of(item.toLowerCase(Locale.ROOT)).filter(key -> !key.isEmpty());
        }

        @Override
        public List<Outcome<String>> work(List<BulkItem<String>> items) {
            batches.add(items.stream().map(BulkItem::item).toList());
            items.forEach(item -> requests.add(item.call().request()));
            return items.stream()
                    .map(item -> item.item().equals("refused")
                            ? Outcome.<String>refused(InputReason.BUSY)
                            : Outcome.done("done " + item.item()))
                    .toList();
        }

        @Override
        public Outcome<String> repeated(String earlier, Outcome<String> answer) {
            return answer.map(done -> "as " + earlier);
        }

        @Override
        public Outcome<String> cancelled() {
            return Outcome.refused(InputReason.ID_MALFORMED);
        }
    }

    /** A storage that knows some requests. */
    private static final class Known implements Storage, RequestStore {

        private final List<Request> requests = new ArrayList<>();

        @Override
        public <P extends Port> P port(Class<P> type) {
            return type.cast(this);
        }

        @Override
        public List<Request> known(OrganizationId organization, Collection<RequestId> wanted) {
            return requests.stream()
                    .filter(known -> wanted.contains(known.id()))
                    .toList();
        }

        @Override
        public Applied apply(Changes changes) {
            throw new AssertionError("the runner writes nothing itself");
        }

        @Override
        public Instant time() {
            return CLOCK.instant();
        }
    }
}
