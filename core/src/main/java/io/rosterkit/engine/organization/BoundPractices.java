package io.rosterkit.engine.organization;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.listing.Cursors;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.LockoutChange;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.organization.Organization;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.Practice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.Enrolled;
import io.rosterkit.organization.CodeWordShown;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.organization.Practices;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Practices for one caller. */
public final class BoundPractices implements Practices {

    private static final String QUERY = "practices";

    private static final ResultCodec<PracticeReceipt> RECEIPT = ResultCodec.of(
            receipt -> receipt.practice().toString(),
            text -> new PracticeReceipt(new PracticeId(UUID.fromString(text))));

    private static final ResultCodec<CodeWordShown> SHOWN =
            ResultCodec.of(shown -> "", text -> new CodeWordShown(Optional.empty()));

    private final Call call;
    private final Parts parts;
    private final PracticeDrafts drafts;

    /** What the room is made of. */
    public record Parts(
            OperationRunner runner,
            Gate gate,
            Stores stores,
            JournalWriter journalWriter,
            CodeWords words,
            Ids ids,
            Cursors cursors,
            PracticePolicy policy) {}

    /** Where the room reads. */
    public record Stores(OrganizationStore organizations, UserStore users, CounterStore counters) {}

    /** The practices as one caller sees them. */
    public BoundPractices(Call call, Parts parts) {
        this.call = call;
        this.parts = parts;
        this.drafts = new PracticeDrafts(parts.journalWriter(), parts.words());
    }

    @Override
    public Outcome<PracticeReceipt> open(String name) {
        Arguments.required("name", name);
        Operation operation = Operation.of("practice.open", organization(), name);
        PracticeId id = new PracticeId(parts.ids().next());
        return Names.parse(name)
                .then(parsed ->
                        parts.runner().perform(call, operation, RECEIPT, now -> decideOpening(id, parsed, now)));
    }

    @Override
    public Outcome<Page<Practice>> list(PageRequest request) {
        Arguments.required("request", request);
        return parts.runner()
                .answer(
                        call,
                        Operation.of("practice.list", organization()),
                        now -> parts.cursors()
                                .slice(request, call.organization(), QUERY)
                                .then(slice -> {
                                    var seen = parts.stores().organizations().practices(call.viewer(), slice);
                                    return parts.gate()
                                            .admit(call, seen.standing(), Permission.VIEW_USERS)
                                            .map(agent -> parts.cursors()
                                                    .page(
                                                            seen.value(),
                                                            request,
                                                            call.organization(),
                                                            QUERY,
                                                            BoundPractices::position));
                                }));
    }

    @Override
    public Outcome<CodeWordShown> showCodeWord(PracticeId practice) {
        Arguments.required("practice", practice);
        return change(
                "practice.show-code-word",
                practice,
                "",
                SHOWN,
                (author, row) -> parts.words().readable(row)
                        ? Outcome.done(drafts.shown(author, row))
                        : Outcome.refused(OrganizationReason.CODE_WORD_LOST));
    }

    @Override
    public Outcome<PracticeReceipt> renewCodeWord(PracticeId practice) {
        Arguments.required("practice", practice);
        return change("practice.code-word", practice, "", RECEIPT, (author, row) -> {
            Decision<PracticeReceipt> made =
                    drafts.reworded(author, row, parts.words().make(), "made");
            return Outcome.done(new Decision<>(made.changes().and(opened(author, row)), made.answer()));
        });
    }

    @Override
    public Outcome<PracticeReceipt> chooseCodeWord(PracticeId practice, String word) {
        Arguments.required("practice", practice, "word", word);
        if (!parts.policy().ownCodeWord()) {
            return Outcome.refused(OrganizationReason.CODE_WORD_NOT_CHOSEN);
        }
        return PracticeRules.strong(word)
                .then(strong -> change("practice.code-word", practice, "chosen", RECEIPT, (author, row) -> {
                    DisplayName name = parts.stores()
                            .organizations()
                            .find(call.organization())
                            .map(Organization::name)
                            .orElseThrow();
                    List<Practice> all = parts.stores().organizations().practices(call.organization());
                    return PracticeRules.inNoName(strong, name, all)
                            .then(fit -> inNoPersonsName(fit))
                            .map(fit -> drafts.reworded(author, row, fit, "chosen"));
                }));
    }

    /** Reads all users and invitations, page by page: rare, and only where words may be chosen. */
    private Outcome<CodeWord> inNoPersonsName(CodeWord word) {
        Optional<Slice.Position> after = Optional.empty();
        while (true) {
            List<Enrolled> some = parts.stores()
                    .users()
                    .everybody(call.viewer(), new Slice(PageRequest.MAX_LIMIT, after))
                    .value();
            if (some.stream()
                    .anyMatch(one -> PracticeRules.isIn(word, one.contact().name()))) {
                return Outcome.refused(
                        Refusal.of(OrganizationReason.CODE_WORD_IN_NAME).at("codeWord"));
            }
            if (some.size() < PageRequest.MAX_LIMIT) {
                return Outcome.done(word);
            }
            Enrolled last = some.get(some.size() - 1);
            after = Optional.of(new Slice.Position(
                    Instant.EPOCH, last.contact().address().key(), last.user().uuid()));
        }
    }

    private Outcome<Decision<PracticeReceipt>> decideOpening(PracticeId id, DisplayName name, Instant now) {
        var seen = parts.stores().organizations().practice(call.viewer(), id);
        return parts.gate()
                .admit(call, seen.standing(), Permission.MANAGE_PRACTICES)
                .then(agent -> PracticeRules.nameTellsNoWord(
                                name, parts.stores().organizations().practices(call.organization()), parts.words())
                        .map(fit -> new Decision<>(
                                drafts.opened(new Author(call.organization(), agent, now), id, fit),
                                new PracticeReceipt(id))));
    }

    /** Failures at the word before are no failures at the new one. */
    private Changes opened(Author author, Practice row) {
        Counter.Key key = Counter.Key.ofStrangers(row.id().uuid(), Proof.CODE_WORD);
        Changes none = Changes.none(author.organization());
        return parts.stores().counters().find(author.organization(), List.of(key)).stream()
                .findFirst()
                .map(counter -> none.and(new LockoutChange.Counted(CounterRules.replaced(counter, author.now()))))
                .orElse(none);
    }

    private <T> Outcome<T> change(
            String code,
            PracticeId id,
            String content,
            ResultCodec<T> answers,
            BiFunction<Author, Practice, Outcome<Decision<T>>> decide) {
        Operation operation = Operation.of(code, Subject.untouched(Subject.Kind.PRACTICE, id), content);
        return parts.runner().perform(call, operation, answers, now -> {
            var seen = parts.stores().organizations().practice(call.viewer(), id);
            return parts.gate()
                    .admit(call, seen.standing(), Permission.MANAGE_USERS)
                    .then(agent -> seen.value()
                            .map(row -> decide.apply(new Author(call.organization(), agent, now), row))
                            .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }

    private Subject organization() {
        return Subject.untouched(Subject.Kind.ORGANIZATION, call.organization());
    }

    private static Position position(Practice practice) {
        return new Position(practice.openedAt(), "", practice.id().uuid());
    }
}
