package io.rosterkit.engine.organization;

import io.rosterkit.engine.call.Call;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.CodeWordShown;
import io.rosterkit.organization.PracticeDetails;
import io.rosterkit.organization.PracticeReceipt;
import io.rosterkit.organization.Practices;

/** The practices for one caller. Passes every call to the engine. */
record BoundPractices(Call call, PracticeEngine engine) implements Practices {

    @Override
    public Outcome<PracticeReceipt> open(String name) {
        return engine.open(call, name);
    }

    @Override
    public Outcome<Page<PracticeDetails>> list(PageRequest request) {
        return engine.list(call, request);
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
