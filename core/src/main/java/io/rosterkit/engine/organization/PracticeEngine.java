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
import io.rosterkit.engine.naming.NameCheck;
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
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.organization.PracticeStatus;
import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.CodeWordShown;
import io.rosterkit.organization.PracticeDetails;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.organization.Practices;
import io.rosterkit.spi.organization.GovernanceTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;

/** Opens and changes practices and manages their code words. One for all calls; thread-safe. */
public final class PracticeEngine {

    private static final ResultCodec<PracticeReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt -> receipt.practice().toString(),
            text -> new PracticeReceipt(new PracticeId(UUID.fromString(text))));

    private static final ResultCodec<CodeWordShown> CODE_WORD_SHOWN_CODEC =
            ResultCodec.of(shown -> "", text -> new CodeWordShown(Optional.empty()));

    private final OperationRunner runner;
    private final Gate gate;
    private final OrganizationStore store;
    private final PracticeWriting writing;
    private final CodeWordChange codeWordChange;
    private final CodeWords codeWords;
    private final NameCheck nameCheck;
    private final Ids ids;
    private final PageReader pages;

    public PracticeEngine(
            OperationRunner runner,
            Gate gate,
            OrganizationStore store,
            PracticeWriting writing,
            CodeWordChange codeWordChange,
            CodeWords codeWords,
            NameCheck nameCheck,
            Ids ids,
            PageReader pages) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.writing = writing;
        this.codeWordChange = codeWordChange;
        this.codeWords = codeWords;
        this.nameCheck = nameCheck;
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

    Outcome<Page<PracticeDetails>> list(Call call, Set<PracticeStatus> statuses, PageRequest request) {
        Arguments.required("statuses", statuses, "request", request);
        Set<PracticeStatus> wanted = Set.copyOf(statuses);
        return pages.read(
                        call,
                        listing(wanted),
                        request,
                        (now, slice) -> store.practices(call.viewer(), new PracticeQuery(wanted, slice)))
                .map(page -> page.map(row -> new PracticeDetails(row.id(), row.name(), row.status(), row.openedAt())));
    }

    private static ListDefinition<Practice> listing(Set<PracticeStatus> statuses) {
        return new ListDefinition<>(
                "practice.list",
                "practices " + new TreeSet<>(statuses),
                Permission.VIEW_USERS,
                row -> Position.of(row.id().uuid()));
    }

    Outcome<PracticeReceipt> rename(Call call, PracticeId practice, String name) {
        Arguments.required("practice", practice, "name", name);
        return Names.parse(name)
                .then(parsed -> performOnPractice(
                        call,
                        Act.onPractice("practice.rename", practice, parsed.text()),
                        (author, row) -> nameCheck
                                .check(author, parsed, store.practices(call.organization()))
                                .map(checked -> writing.rename(author, row, checked))));
    }

    Outcome<PracticeReceipt> changeStatus(Call call, PracticeId practice, PracticeStatus status) {
        Arguments.required("practice", practice);
        return performOnPractice(
                call,
                Act.onPractice(PracticeWriting.actOf(status), practice, ""),
                (author, row) -> status == PracticeStatus.ACTIVE
                        ? PracticeRules.checkDeactivated(row)
                                .map(found -> writing.changeStatus(
                                        author, found, status, Changes.none(author.organization())))
                        : decideDeactivation(author, row));
    }

    Outcome<CodeWordShown> showCodeWord(Call call, PracticeId practice) {
        Arguments.required("practice", practice);
        return runner.inOwnTransaction(() -> performOnPractice(
                call,
                Act.onCodeWord("practice.show-code-word", practice, "", CODE_WORD_SHOWN_CODEC),
                (author, row) -> codeWords.canDecrypt(row)
                        ? Outcome.done(writing.showCodeWord(author, row))
                        : Outcome.refused(OrganizationReason.CODE_WORD_LOST)));
    }

    Outcome<PracticeReceipt> renewCodeWord(Call call, PracticeId practice) {
        Arguments.required("practice", practice);
        return performOnPractice(
                call,
                Act.onCodeWord("practice.code-word", practice, "", RECEIPT_CODEC),
                (author, row) -> Outcome.done(codeWordChange.renew(author, row)));
    }

    Outcome<PracticeReceipt> chooseCodeWord(Call call, PracticeId practice, String word) {
        Arguments.required("practice", practice, "word", word);
        return performOnPractice(
                call,
                Act.onCodeWord("practice.code-word", practice, "chosen", RECEIPT_CODEC),
                (author, row) -> codeWordChange.choose(author, row, word));
    }

    private Outcome<Decision<PracticeReceipt>> decideOpening(Call call, PracticeId id, DisplayName name, Instant now) {
        WithAccess<Optional<Practice>> seen = store.practice(call.viewer(), id);
        return gate.admit(call, seen.access(), Permission.MANAGE_PRACTICES)
                .map(caller -> new Author(call.organization(), caller, now))
                .then(author -> nameCheck
                        .check(author, name, store.practices(call.organization()))
                        .map(checked -> new Decision<>(writing.open(author, id, checked), new PracticeReceipt(id))));
    }

    /**
     * The governance is read before the practices and moves with the change. So of two calls that deactivate the last
     * two practices at once, the second decides again.
     */
    private Outcome<Decision<PracticeReceipt>> decideDeactivation(Author author, Practice row) {
        Governance governance =
                store.governed(author.organization()).orElseThrow().governance();
        return PracticeRules.checkMayDeactivate(row, store.practices(author.organization()))
                .map(active -> writing.changeStatus(
                        author,
                        active,
                        PracticeStatus.DEACTIVATED,
                        Changes.none(author.organization()).and(GovernanceTable.GOVERNANCE.write(governance.next()))));
    }

    /** An act on one practice, for callers with the permission. */
    private record Act<T>(
            String code, PracticeId practice, String content, Permission permission, ResultCodec<T> codec) {

        static <T> Act<T> onCodeWord(String code, PracticeId practice, String content, ResultCodec<T> codec) {
            return new Act<>(code, practice, content, Permission.MANAGE_USERS, codec);
        }

        static Act<PracticeReceipt> onPractice(String code, PracticeId practice, String content) {
            return new Act<>(code, practice, content, Permission.MANAGE_PRACTICES, RECEIPT_CODEC);
        }

        Operation operation() {
            return Operation.of(code, Subject.untouched(Subject.Kind.PRACTICE, practice), content);
        }
    }

    private <T> Outcome<T> performOnPractice(
            Call call, Act<T> act, BiFunction<Author, Practice, Outcome<Decision<T>>> decide) {
        return runner.perform(call, act.operation(), act.codec(), now -> {
            WithAccess<Optional<Practice>> seen = store.practice(call.viewer(), act.practice());
            return gate.admit(call, seen.access(), act.permission())
                    .then(caller -> seen.value()
                            .map(row -> decide.apply(new Author(call.organization(), caller, now), row))
                            .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }
}
