package io.rosterkit.engine.terms;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.organization.TermsVersion;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.stored.TermsAcceptance;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.TermsAcceptanceTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.terms.Terms;
import io.rosterkit.terms.Terms.Acceptance;
import io.rosterkit.terms.Terms.Current;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps who accepted which terms of service. All calls share one instance. Thread-safe. */
public final class TermsEngine {

    private static final String ACCEPT = "terms.accept";
    private static final ResultCodec<Acceptance> ACCEPTANCE_CODEC = ResultCodec.of(
            accepted -> accepted.version() + " " + accepted.at(),
            text -> new Acceptance(
                    new TermsVersion(text.substring(0, text.indexOf(' '))),
                    Instant.parse(text.substring(text.indexOf(' ') + 1))));

    private final OperationRunner runner;
    private final Gate gate;
    private final Reauthentication reauthentication;
    private final UserStore users;
    private final TableStore tables;
    private final JournalWriter journalWriter;

    public TermsEngine(
            OperationRunner runner,
            Gate gate,
            Reauthentication reauthentication,
            UserStore users,
            TableStore tables,
            JournalWriter journalWriter) {
        this.runner = runner;
        this.gate = gate;
        this.reauthentication = reauthentication;
        this.users = users;
        this.tables = tables;
        this.journalWriter = journalWriter;
    }

    /** The terms for one caller. */
    public Terms at(Call call) {
        return new BoundTerms(call, this);
    }

    Outcome<Current> current(Call call) {
        return runner.query(
                call,
                Reauthentication.operation(call, "terms.current"),
                now -> reauthentication
                        .currentUser(call)
                        .map(user -> new Current(
                                user.profile().terms(),
                                user.profile()
                                        .terms()
                                        .flatMap(version -> found(user.user(), version))
                                        .map(Acceptance::at))));
    }

    Outcome<Acceptance> accept(Call call, TermsVersion shown) {
        return runner.perform(
                call,
                Reauthentication.operation(call, ACCEPT, shown),
                ACCEPTANCE_CODEC,
                now -> reauthentication
                        .currentUser(call)
                        .then(user ->
                                user.profile().terms().filter(shown::equals).isPresent()
                                        ? Outcome.done(decide(user.author(now), user.user(), shown))
                                        : Outcome.refused(
                                                outdated(user.profile().terms()))));
    }

    Outcome<List<Acceptance>> acceptedBy(Call call, UserId id) {
        Operation operation = Operation.of("terms.accepted-by", Subject.untouched(Subject.Kind.USER, id));
        return runner.query(call, operation, now -> {
            WithAccess<Optional<User>> seen = users.find(call.viewer(), id);
            return gate.admit(call, seen.access(), Permission.VIEW_USERS)
                    .then(caller -> seen.value()
                            .map(user -> Outcome.done(all(call.organization(), id)))
                            .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
        });
    }

    /** Nothing changes for who has accepted it already. */
    private Decision<Acceptance> decide(Author author, User user, TermsVersion version) {
        Changes none = Changes.none(author.organization());
        return found(user, version).map(before -> new Decision<>(none, before)).orElseGet(() -> {
            Subject subject = Subject.untouched(Subject.Kind.USER, user.id());
            JournalEvent event = JournalEvent.done(ACCEPT, Map.of("version", version.code()));
            TermsAcceptance row = new TermsAcceptance(author.organization(), user.id(), version, author.now());
            return new Decision<>(
                    none.and(TermsAcceptanceTable.TERMS_ACCEPTANCES.insert(row))
                            .and(journalWriter.event(author, event, subject)),
                    new Acceptance(version, author.now()));
        });
    }

    private Optional<Acceptance> found(User user, TermsVersion version) {
        return read(of(user.organization(), user.id()).where(TermsAcceptanceTable.VERSION, version.code()))
                .findFirst();
    }

    private List<Acceptance> all(OrganizationId organization, UserId user) {
        return read(of(organization, user))
                .sorted(Comparator.comparing(Acceptance::at)
                        .thenComparing(accepted -> accepted.version().code()))
                .toList();
    }

    private Stream<Acceptance> read(Scan<TermsAcceptance> rows) {
        return tables.scan(rows).stream().map(row -> new Acceptance(row.version(), row.at()));
    }

    private static Scan<TermsAcceptance> of(OrganizationId organization, UserId user) {
        return Scan.of(TermsAcceptanceTable.TERMS_ACCEPTANCES, organization)
                .where(TermsAcceptanceTable.USER, user.uuid());
    }

    private static Refusal outdated(Optional<TermsVersion> current) {
        Refusal refusal = Refusal.of(UserReason.TERMS_OUTDATED);
        return current.map(version -> refusal.with("current", version)).orElse(refusal);
    }
}
