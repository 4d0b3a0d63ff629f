package io.rosterkit.engine.productmodule;

import com.google.common.collect.Sets;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.PracticeModule;
import io.rosterkit.productmodule.ModuleReceipt;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.productmodule.PracticeModuleTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts what is switched on and off at a practice into changes: the practice, its modules, and the journal entry. */
public final class PracticeModuleWriting {

    static final String ON = "practice.switch-on-modules";
    static final String OFF = "practice.switch-off-modules";

    private final JournalWriter journalWriter;

    public PracticeModuleWriting(JournalWriter journalWriter) {
        this.journalWriter = journalWriter;
    }

    Decision<ModuleReceipt> switchOn(
            Author author, Practice practice, Collection<PracticeModule> before, Set<ProductModule> modules) {
        Set<ProductModule> present = codes(before);
        Set<ProductModule> added = Sets.difference(modules, present);
        return changed(
                author,
                practice,
                JournalEvent.done(ON, ModuleCodes.facts(added)),
                added.stream()
                        .map(module -> PracticeModuleTable.PRACTICE_MODULES.insert(new PracticeModule(
                                practice.organization(), practice.id(), module, author.responsible(), author.now())))
                        .toList(),
                new ModuleReceipt(Sets.union(present, modules)));
    }

    Decision<ModuleReceipt> switchOff(
            Author author, Practice practice, Collection<PracticeModule> before, Set<ProductModule> modules) {
        List<PracticeModule> removed =
                before.stream().filter(row -> modules.contains(row.module())).toList();
        return changed(
                author,
                practice,
                JournalEvent.done(OFF, ModuleCodes.facts(codes(removed))),
                removed.stream()
                        .map(PracticeModuleTable.PRACTICE_MODULES::delete)
                        .toList(),
                new ModuleReceipt(Sets.difference(codes(before), modules)));
    }

    /** Nothing changes, and nothing is journaled, when all is as it shall be. */
    private Decision<ModuleReceipt> changed(
            Author author,
            Practice practice,
            JournalEvent event,
            List<RowChange<PracticeModule>> rows,
            ModuleReceipt receipt) {
        Changes none = Changes.none(author.organization());
        if (rows.isEmpty()) {
            return new Decision<>(none, receipt);
        }
        JournaledChange journaled =
                journalWriter.change(author, event, Subject.Kind.PRACTICE, practice.id(), practice.revision());
        return new Decision<>(
                none.and(PracticeTable.PRACTICES.update(practice.revised(journaled.revision())))
                        .and(rows)
                        .and(journaled.entry()),
                receipt);
    }

    private static Set<ProductModule> codes(Collection<PracticeModule> rows) {
        return rows.stream().map(PracticeModule::module).collect(Collectors.toSet());
    }
}
