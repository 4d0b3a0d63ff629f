package io.rosterkit.engine.terms;

import io.rosterkit.engine.call.Call;
import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.TermsVersion;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.terms.Terms;
import java.util.List;

/** The terms for one caller. Passes every call to the engine. */
record BoundTerms(Call call, TermsEngine engine) implements Terms {

    @Override
    public Outcome<Current> current() {
        return engine.current(call);
    }

    @Override
    public Outcome<Acceptance> accept(TermsVersion shown) {
        Arguments.required("shown", shown);
        return engine.accept(call, shown);
    }

    @Override
    public Outcome<List<Acceptance>> acceptedBy(UserId user) {
        Arguments.required("user", user);
        return engine.acceptedBy(call, user);
    }
}
