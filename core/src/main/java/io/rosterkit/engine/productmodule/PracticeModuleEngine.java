package io.rosterkit.engine.productmodule;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.PracticeModule;
import io.rosterkit.productmodule.ModuleReceipt;
import io.rosterkit.productmodule.PracticeModuleDetails;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.productmodule.PracticeModuleTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Switches modules on and off at practices. All calls share one instance. Thread-safe. */
public final class PracticeModuleEngine {

    private final OperationRunner runner;
    private final Gate gate;
    private final OrganizationStore organizations;
    private final TableStore tables;
    private final PracticeModuleWriting writing;
    private final Profiles profiles;

    public PracticeModuleEngine(
            OperationRunner runner,
            Gate gate,
            OrganizationStore organizations,
            TableStore tables,
            PracticeModuleWriting writing,
            Profiles profiles) {
        this.runner = runner;
        this.gate = gate;
        this.organizations = organizations;
        this.tables = tables;
        this.writing = writing;
        this.profiles = profiles;
    }

    Outcome<List<PracticeModuleDetails>> at(Call call, PracticeId practice) {
        Arguments.required("practice", practice);
        return runner.query(
                call,
                Operation.of("practice.modules", subject(practice)),
                now -> find(call, practice, Permission.VIEW_USERS, now).map(this::details));
    }

    private List<PracticeModuleDetails> details(Found found) {
        List<PracticeModule> rows = modules(found.practice());
        profiles.noteUnknown(
                found.access().profile(),
                rows.stream().map(PracticeModule::module).toList());
        return rows.stream()
                .sorted(Comparator.comparing(PracticeModule::module))
                .map(row -> new PracticeModuleDetails(row.module(), row.switchedOnBy(), row.switchedOnAt()))
                .toList();
    }

    Outcome<ModuleReceipt> switchOn(Call call, PracticeId practice, Set<ProductModule> modules) {
        return perform(call, PracticeModuleWriting.ON, practice, modules, found -> decideSwitchingOn(found, modules));
    }

    /** A module that is on already is not asked for again, whatever the profile and the practice are by now. */
    private Outcome<Decision<ModuleReceipt>> decideSwitchingOn(Found found, Set<ProductModule> modules) {
        List<PracticeModule> rows = modules(found.practice());
        Set<ProductModule> more = new HashSet<>(modules);
        rows.forEach(row -> more.remove(row.module()));
        Outcome<Practice> able = more.isEmpty()
                ? Outcome.done(found.practice())
                : ModuleRules.checkDeclared(profiles.access(found.access().profile()), more)
                        .then(declared -> ModuleRules.checkActive(found.practice()));
        return able.map(practice -> writing.switchOn(found.author(), practice, rows, modules));
    }

    Outcome<ModuleReceipt> switchOff(Call call, PracticeId practice, Set<ProductModule> modules) {
        return perform(
                call,
                PracticeModuleWriting.OFF,
                practice,
                modules,
                found -> Outcome.done(
                        writing.switchOff(found.author(), found.practice(), modules(found.practice()), modules)));
    }

    private record Found(Author author, AccessState access, Practice practice) {}

    private Outcome<ModuleReceipt> perform(
            Call call,
            String code,
            PracticeId practice,
            Set<ProductModule> modules,
            Function<Found, Outcome<Decision<ModuleReceipt>>> decide) {
        Arguments.required("practice", practice, "modules", modules);
        return runner.perform(
                call,
                Operation.of(code, subject(practice), ModuleCodes.write(modules)),
                ModuleCodes.RECEIPT_CODEC,
                now -> find(call, practice, Permission.SWITCH_MODULES, now).then(decide));
    }

    private Outcome<Found> find(Call call, PracticeId id, Permission permission, Instant now) {
        WithAccess<Optional<Practice>> seen = organizations.practice(call.viewer(), id);
        return gate.admit(call, seen.access(), permission)
                .then(caller -> seen.value()
                        .map(row -> Outcome.done(
                                new Found(new Author(call.organization(), caller, now), seen.access(), row)))
                        .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND)));
    }

    /** Read after the practice, whose version guards them: a decision on newer ones than the practice is made again. */
    private List<PracticeModule> modules(Practice practice) {
        return tables.scan(Scan.of(PracticeModuleTable.PRACTICE_MODULES, practice.organization())
                .where(PracticeModuleTable.PRACTICE, practice.id().uuid()));
    }

    private static Subject subject(PracticeId id) {
        return Subject.untouched(Subject.Kind.PRACTICE, id);
    }
}
