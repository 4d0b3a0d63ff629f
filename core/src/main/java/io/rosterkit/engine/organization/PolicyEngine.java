package io.rosterkit.engine.organization;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.registration.WaitingRegistrations;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.EffectivePolicies;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.profile.PoliciesReceipt;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.storage.Changes;

/** Reads and changes the policies of organizations, for the host. All calls share one instance. Thread-safe. */
public final class PolicyEngine {

    private static final String OVERRIDE = "organization.override";
    private static final ResultCodec<PoliciesReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt -> Long.toString(receipt.version()), text -> new PoliciesReceipt(Long.parseLong(text)));

    private final OperationRunner runner;
    private final OrganizationStore store;
    private final JournalWriter journalWriter;
    private final Profiles profiles;
    private final WaitingRegistrations waiting;
    private final boolean sendsCodes;

    /** {@code sendsCodes} is true when the roster has an SMS gateway. */
    public PolicyEngine(
            OperationRunner runner,
            OrganizationStore store,
            JournalWriter journalWriter,
            Profiles profiles,
            WaitingRegistrations waiting,
            boolean sendsCodes) {
        this.runner = runner;
        this.store = store;
        this.journalWriter = journalWriter;
        this.profiles = profiles;
        this.waiting = waiting;
        this.sendsCodes = sendsCodes;
    }

    /** The policies of the organization of the call. */
    public OrganizationPolicies at(Call call) {
        return new BoundPolicies(call, this);
    }

    Outcome<EffectivePolicies> get(Call call) {
        return runner.query(
                call,
                Operation.of(
                        "organization.policies", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization())),
                now -> find(call)
                        .map(row -> new EffectivePolicies(
                                row.profile(),
                                row.policy().overrides(),
                                profiles.of(row),
                                row.revision().version())));
    }

    Outcome<PoliciesReceipt> override(Call call, long version, PolicyOverrides overrides) {
        Arguments.required("overrides", overrides);
        Operation operation = Operation.of(
                OVERRIDE, Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()), version, overrides);
        Outcome<PoliciesReceipt> changed = runner.perform(
                call,
                operation,
                RECEIPT_CODEC,
                now -> find(call)
                        .then(PolicyEngine::checkOpen)
                        .then(row -> PolicyChangeRules.checkVersion(row, version))
                        .then(row -> PolicyChangeRules.checkStricter(
                                        profiles.of(OrganizationPolicy.of(row.profile())), overrides)
                                .then(checked -> PolicyChangeRules.checkCodes(checked, sendsCodes))
                                .map(checked -> change(
                                        row,
                                        new Author(row.id(), call.caller("policies", row.dataSalt()), now),
                                        checked))));
        boolean needsNoCode =
                overrides.secondStep().isEmpty() && changed.refusal().isEmpty();
        if (needsNoCode && isLongEnoughAlone(call)) {
            waiting.complete(call);
        } else if (needsNoCode) {
            waiting.end(call);
        }
        return changed;
    }

    private Outcome<Organization> find(Call call) {
        return store.find(call.organization())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(AccessReason.ORGANIZATION_NOT_FOUND));
    }

    /**
     * A password that was chosen with a second step may be too short alone. Then the person registers again. The
     * profile decides, since an override of later may be longer than what held then.
     */
    private boolean isLongEnoughAlone(Call call) {
        return find(call)
                .map(row -> profiles.of(OrganizationPolicy.of(row.profile()))
                        .authentication()
                        .password())
                .fold(policy -> policy.minLengthWithSecondStep() >= policy.minLengthAlone(), refused -> false);
    }

    private static Outcome<Organization> checkOpen(Organization row) {
        return row.state() == OrganizationState.OPEN
                ? Outcome.done(row)
                : Outcome.refused(AccessReason.ORGANIZATION_CLOSED);
    }

    private Decision<PoliciesReceipt> change(Organization row, Author author, PolicyOverrides overrides) {
        JournaledChange journaled = journalWriter.change(
                author,
                JournalEvent.done(OVERRIDE, PolicyChangeRules.facts(row.policy().overrides(), overrides)),
                Subject.Kind.ORGANIZATION,
                row.id(),
                row.revision());
        Organization after = row.set(row.settings().with(row.policy().with(overrides)), journaled.revision());
        return new Decision<>(
                Changes.none(row.id())
                        .and(OrganizationTable.ORGANIZATIONS.update(after))
                        .and(journaled.entry()),
                new PoliciesReceipt(after.revision().version()));
    }
}
