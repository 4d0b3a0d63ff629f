package io.rosterkit.engine.audit;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.RefusalJournal;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.audit.JournalStore;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the journal entries of refused operations. Thread-safe. */
public final class RefusalEntries implements RefusalJournal {

    private final JournalWriter journalWriter;
    private final JournalStore store;

    public RefusalEntries(JournalWriter journalWriter, JournalStore store) {
        this.journalWriter = journalWriter;
        this.store = store;
    }

    @Override
    public JournalEntry entry(Call call, Operation operation, Refusal refusal, Instant now) {
        return journalWriter.refusal(
                new Author(call.organization(), call.caller("", salt(call)), now), operation, refusal);
    }

    /** Always one read where there is a source, also for an organization that does not exist. */
    private Optional<DataSalt> salt(Call call) {
        if (call.source().clientKey().isEmpty()) {
            return Optional.empty();
        }
        Optional<UserId> member = call.agent("").member();
        return JournalReader.agentSalt(
                member,
                JournalReader.saltsOrNone(
                        store, call.organization(), member.stream().collect(Collectors.toSet())));
    }
}
