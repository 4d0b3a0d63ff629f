package io.rosterkit.engine.organization;

import io.rosterkit.engine.call.Call;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.PracticeStatus;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.CodeWordShown;
import io.rosterkit.organization.PracticeDetails;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.organization.Practices;
import java.util.Set;

/** The practices for one caller. Passes every call to the engine. */
record BoundPractices(Call call, PracticeEngine engine) implements Practices {

    @Override
    public Outcome<PracticeReceipt> open(String name) {
        return engine.open(call, name);
    }

    @Override
    public Outcome<Page<PracticeDetails>> list(Set<PracticeStatus> statuses, PageRequest request) {
        return engine.list(call, statuses, request);
    }

    @Override
    public Outcome<PracticeReceipt> rename(PracticeId practice, String name) {
        return engine.rename(call, practice, name);
    }

    @Override
    public Outcome<PracticeReceipt> deactivate(PracticeId practice) {
        return engine.changeStatus(call, practice, PracticeStatus.DEACTIVATED);
    }

    @Override
    public Outcome<PracticeReceipt> reactivate(PracticeId practice) {
        return engine.changeStatus(call, practice, PracticeStatus.ACTIVE);
    }

    @Override
    public Outcome<CodeWordShown> showCodeWord(PracticeId practice) {
        return engine.showCodeWord(call, practice);
    }

    @Override
    public Outcome<PracticeReceipt> renewCodeWord(PracticeId practice) {
        return engine.renewCodeWord(call, practice);
    }

    @Override
    public Outcome<PracticeReceipt> chooseCodeWord(PracticeId practice, String word) {
        return engine.chooseCodeWord(call, practice, word);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Practices[" + call.organization() + "]";
    }
}
