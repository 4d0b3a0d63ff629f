package io.rosterkit.engine.hostdata;

import io.rosterkit.engine.call.Call;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.hostdata.AttributeValue;
import io.rosterkit.hostdata.Attributes;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserReceipt;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The attributes for one caller. Passes every call to the engine. */
record BoundAttributes(Call call, AttributeEngine engine) implements Attributes {

    @Override
    public Outcome<Map<String, AttributeValue>> of(UserId person) {
        Arguments.required("person", person);
        return engine.of(call, person);
    }

    @Override
    public Outcome<Map<UserId, Map<String, AttributeValue>>> of(Collection<UserId> people) {
        Arguments.required("people", people);
        return engine.of(call, List.copyOf(people));
    }

    @Override
    public Outcome<UserReceipt> change(UserId person, AttributeChange change) {
        Arguments.required("person", person, "change", change);
        return engine.change(call, person, change);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Attributes[" + call.organization() + "]";
    }
}
