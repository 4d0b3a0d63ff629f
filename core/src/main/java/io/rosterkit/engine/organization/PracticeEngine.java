package io.rosterkit.engine.organization;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.CodeWordShown;
import io.rosterkit.organization.PracticeDetails;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.organization.Practices;
import io.rosterkit.spi.organization.OrganizationStore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Opens practices and manages their code words. All calls share one instance. Thread-safe. */
public final class PracticeEngine {

    private static final ResultCodec<PracticeReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt -> receipt.practice().toString(),
            text -> new PracticeReceipt(new PracticeId(UUID.fromString(text))));

    private static final ResultCodec<CodeWordShown> CODE_WORD_SHOWN_CODEC =
            ResultCodec.of(shown -> "", text -> new CodeWordShown(Optional.empty()));

    private static final ListDefinition<Practice> LISTING = new ListDefinition<>(
            "practice.list",
            "practices",
            Permission.VIEW_USERS,
            row -> Position.of(row.id().uuid()));

    private final OperationRunner runner;
    private final Gate gate;
    private final OrganizationStore store;
    private final PracticeWriting writing;
    private final CodeWordChange codeWordChange;
    private final CodeWords codeWords;
    private final Ids ids;
    private final PageReader pages;

    public PracticeEngine(
            OperationRunner runner,
            Gate gate,
            OrganizationStore store,
            PracticeWriting writing,
            CodeWordChange codeWordChange,
            CodeWords codeWords,
            Ids ids,
            PageReader pages) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.writing = writing;
        this.codeWordChange = codeWordChange;
        this.codeWords = codeWords;
        this.ids = ids;
        this.pages = pages;
    }

    /** The practices for one caller. */
    public Practices at(Call call) {
        return new BoundPractices(call, this);
    }

    Outcome<PracticeReceipt> open(Call call, String name) {
        Arguments.required("name", name);
        Operation operation =
                Operation.of("practice.open", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()), name);
        PracticeId id = new PracticeId(ids.next());
        return Names.parse(name)
                .then(parsed ->
                        runner.perform(call, operation, RECEIPT_CODEC, now -> decideOpening(call, id, parsed, now)));
    }

    Outcome<Page<PracticeDetails>> list(Call call, PageRequest request) {
        Arguments.required("request", request);
        return pages.read(call, LISTING, request, (now, slice) -> store.practices(call.viewer(), slice))
                .map(page -> page.map(row -> new PracticeDetails(row.id(), row.name(), row.openedAt())));
    }

    Outcome<CodeWordShown> showCodeWord(Call call, PracticeId practice) {
        Arguments.required("practice", practice);
        return runner.inOwnTransaction(() -> performOnPractice(
                call,
                operation("practice.show-code-word", practice, ""),
                practice,
                CODE_WORD_SHOWN_CODEC,
                (author, row) -> codeWords.canDecrypt(row)
                        ? Outcome.done(writing.showCodeWord(author, row))
                        : Outcome.refused(OrganizationReason.CODE_WORD_LOST)));
    }

    Outcome<PracticeReceipt> renewCodeWord(Call call, PracticeId practice) {
        Arguments.required("practice", practice);
        return performOnPractice(
                call,
                operation("practice.code-word", practice, ""),
                practice,
                RECEIPT_CODEC,
                (author, row) -> Outcome.done(codeWordChange.renew(author, row)));
    }

    Outcome<PracticeReceipt> chooseCodeWord(Call call, PracticeId practice, String word) {
        Arguments.required("practice", practice, "word", word);
        return performOnPractice(
                call,
                operation("practice.code-word", practice, "chosen"),
                practice,
                RECEIPT_CODEC,
                (author, row) -> codeWordChange.choose(call, author, row, word));
    }

    private Outcome<Decision<PracticeReceipt>> decideOpening(Call call, PracticeId id, DisplayName name, Instant now) {
        WithAccess<Optional<Practice>> seen = store.practice(call.viewer(), id);
        return gate.admit(call, seen.access(), Permission.MANAGE_PRACTICES)
                .then(caller -> PracticeRules.checkNameHasNoCodeWord(
                                name, store.practices(call.organization()), codeWords)
                        .map(checked -> new Decision<>(
                                writing.open(new Author(call.organization(), caller, now), id, checked),
                                new PracticeReceipt(id))));
    }

    private <T> Outcome<T> performOnPractice(
            Call call,
            Operation operation,
            PracticeId id,
            ResultCodec<T> codec,
            BiFunction<Author, Practice, Outcome<Decision<T>>> decide) {
        return runner.perform(call, operation, codec, now -> {
            WithAccess<Optional<Practice>> seen = store.practice(call.viewer(), id);
            return gate.admit(call, seen.access(), Permission.MANAGE_USERS)
                    .then(caller -> seen.value()
                            .map(row -> decide.apply(new Author(call.organization(), caller, now), row))
                            .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }

    private static Operation operation(String code, PracticeId id, String content) {
        return Operation.of(code, Subject.untouched(Subject.Kind.PRACTICE, id), content);
    }
}
