package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registrations;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Map;

/** Switches whether single senders demand a second step of people who register. Thread-safe. */
public final class SenderDemands {

    private static final String DEMAND = "user.demand-second-step";

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final UserWriting writing;
    private final Profiles profiles;
    private final WaitingRegistrations waiting;
    private final boolean sendsCodes;

    /** {@code sendsCodes} is true when the roster has an SMS gateway. */
    public SenderDemands(
            OperationRunner runner,
            UserLookup lookup,
            UserWriting writing,
            Profiles profiles,
            WaitingRegistrations waiting,
            boolean sendsCodes) {
        this.runner = runner;
        this.lookup = lookup;
        this.writing = writing;
        this.profiles = profiles;
        this.waiting = waiting;
        this.sendsCodes = sendsCodes;
    }

    /** What holds while people register, for one caller. */
    public Registrations at(Call call) {
        return new BoundRegistrations(call, this);
    }

    Outcome<UserReceipt> demandSecondStep(Call call, UserId sender, boolean demanded) {
        Operation operation = Operation.of(DEMAND, Subject.untouched(Subject.Kind.USER, sender), demanded);
        Outcome<UserReceipt> switched = runner.inOwnTransaction(() -> runner.perform(
                call,
                operation,
                UserCodecs.RECEIPT_CODEC,
                now -> find(call, sender, demanded, now).then(found -> decide(found, demanded))));
        if (!demanded && switched.refusal().isEmpty()) {
            waiting.complete(call);
        }
        return switched;
    }

    /** The demand of a closed user can only be lifted; else people whom that user invited would wait for ever. */
    private Outcome<UserLookup.Found> find(Call call, UserId sender, boolean demanded, Instant now) {
        return demanded
                ? lookup.findOpen(call, sender, Permission.MANAGE_USERS, now)
                : lookup.find(call, sender, Permission.MANAGE_USERS, now);
    }

    private Outcome<Decision<UserReceipt>> decide(UserLookup.Found found, boolean demanded) {
        User user = found.user();
        if (!profiles.of(found.callerAccess().policy())
                .authentication()
                .registration()
                .secondStepBySender()) {
            return Outcome.refused(VerificationReason.SET_BY_ORGANIZATION);
        }
        if (demanded && !sendsCodes) {
            return Outcome.refused(OrganizationReason.CODES_NOT_SENT);
        }
        Changes changes = user.security().demandsSecondStep() == demanded
                ? Changes.none(user.organization())
                : writing.changeContact(
                        found.author(),
                        JournalEvent.done(DEMAND, Map.of("demanded", Boolean.toString(demanded))),
                        user,
                        user.contact(),
                        user.security().demandingSecondStep(demanded));
        return Outcome.done(UserWriting.receipt(changes, user, user.status()));
    }
}
