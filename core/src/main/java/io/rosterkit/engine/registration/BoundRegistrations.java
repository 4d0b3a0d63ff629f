package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.Call;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.registration.Registrations;
import io.rosterkit.user.UserReceipt;

/** What holds while people register, for one caller. Passes every call to the engine. */
record BoundRegistrations(Call call, SenderDemands engine) implements Registrations {

    @Override
    public Outcome<UserReceipt> demandSecondStep(UserId sender, boolean demanded) {
        Arguments.required("sender", sender);
        return engine.demandSecondStep(call, sender, demanded);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Registrations[" + call.organization() + "]";
    }
}
