package io.rosterkit.engine.billing;

import static io.rosterkit.spi.billing.OrganizationBillingTable.BILLING_PROFILES;

import io.rosterkit.billing.Billing;
import io.rosterkit.billing.Billing.Current;
import io.rosterkit.billing.Billing.ProfileReceipt;
import io.rosterkit.billing.BillingProfileDraft;
import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.naming.NameCheck;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.billing.BillingProfile;
import io.rosterkit.model.billing.BillingReason;
import io.rosterkit.model.billing.stored.OrganizationBilling;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.billing.OrganizationBillingTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows and changes whom the invoices of an organization name. All calls share one instance. Thread-safe. */
public final class BillingProfileEngine {

    private static final String CHANGE = "billing.change-profile";

    private static final ResultCodec<ProfileReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt -> Long.toString(receipt.version()), text -> new ProfileReceipt(Long.parseLong(text)));

    private final OperationRunner runner;
    private final Gate gate;
    private final TableStore tables;
    private final JournalWriter journalWriter;
    private final OrganizationStore organizations;
    private final NameCheck nameCheck;

    public BillingProfileEngine(
            OperationRunner runner,
            Gate gate,
            TableStore tables,
            JournalWriter journalWriter,
            OrganizationStore organizations,
            NameCheck nameCheck) {
        this.runner = runner;
        this.gate = gate;
        this.tables = tables;
        this.journalWriter = journalWriter;
        this.organizations = organizations;
        this.nameCheck = nameCheck;
    }

    /** Billing for one caller. */
    public Billing at(Call call) {
        return new BoundBilling(call, this);
    }

    Outcome<Current> get(Call call) {
        return runner.query(call, Operation.of("billing.profile", subject(call)), now -> {
            WithAccess<List<OrganizationBilling>> seen = read(call);
            return gate.admit(call, seen.access(), Permission.MANAGE_BILLING).map(caller -> {
                Optional<OrganizationBilling> row = seen.value().stream().findFirst();
                return new Current(row.map(OrganizationBilling::profile), version(row));
            });
        });
    }

    Outcome<ProfileReceipt> change(Call call, long version, BillingProfileDraft draft) {
        return BillingProfileRules.parse(draft)
                .then(profile -> runner.perform(
                        call, Operation.of(CHANGE, subject(call), content(version, profile)), RECEIPT_CODEC, now -> {
                            WithAccess<List<OrganizationBilling>> seen = read(call);
                            return gate.admit(call, seen.access(), Permission.MANAGE_BILLING)
                                    .then(caller -> decide(
                                            new Author(call.organization(), caller, now),
                                            seen.value().stream().findFirst(),
                                            version,
                                            profile));
                        }));
    }

    private Outcome<Decision<ProfileReceipt>> decide(
            Author author, Optional<OrganizationBilling> before, long version, BillingProfile profile) {
        if (version(before) != version) {
            return Outcome.refused(BillingReason.PROFILE_CHANGED);
        }
        Optional<BillingProfile> former = before.map(OrganizationBilling::profile);
        if (former.equals(Optional.of(profile))) {
            return Outcome.done(new Decision<>(Changes.none(author.organization()), new ProfileReceipt(version)));
        }
        return checkTexts(author, profile).map(checked -> changed(author, former, checked, version + 1));
    }

    /** Refused when a code word stands in a text of the profile. */
    private Outcome<BillingProfile> checkTexts(Author author, BillingProfile profile) {
        List<Practice> practices = organizations.practices(author.organization());
        Outcome<BillingProfile> checked = Outcome.done(profile);
        for (Map.Entry<String, List<String>> part :
                BillingProfileRules.parts(profile).entrySet()) {
            for (String text : part.getValue()) {
                checked = checked.then(all ->
                        nameCheck.check(author, part.getKey(), text, practices).map(fine -> all));
            }
        }
        return checked;
    }

    private Decision<ProfileReceipt> changed(
            Author author, Optional<BillingProfile> former, BillingProfile profile, long version) {
        OrganizationBilling row = new OrganizationBilling(author.organization(), profile, author.now(), version);
        JournalEvent event =
                JournalEvent.done(CHANGE, Map.of("parts", BillingProfileRules.differences(former, profile)));
        return new Decision<>(
                Changes.none(author.organization())
                        .and(BILLING_PROFILES.write(row))
                        .and(journalWriter.event(
                                author, event, Subject.untouched(Subject.Kind.ORGANIZATION, author.organization()))),
                new ProfileReceipt(version));
    }

    private WithAccess<List<OrganizationBilling>> read(Call call) {
        return tables.page(
                call.viewer(),
                Scan.of(BILLING_PROFILES),
                OrganizationBillingTable.ORGANIZATION,
                new Slice(1, Optional.empty()));
    }

    private static long version(Optional<OrganizationBilling> row) {
        return row.map(OrganizationBilling::version).orElse(0L);
    }

    private static Subject subject(Call call) {
        return Subject.untouched(Subject.Kind.ORGANIZATION, call.organization());
    }

    /** What tells one content of a request from another. It is hashed, and stored nowhere. */
    private static Object[] content(long version, BillingProfile profile) {
        List<Object> content = new ArrayList<>(List.of(version));
        BillingProfileRules.parts(profile).values().forEach(texts -> {
            content.add(texts.size());
            content.addAll(texts);
        });
        return content.toArray();
    }
}
