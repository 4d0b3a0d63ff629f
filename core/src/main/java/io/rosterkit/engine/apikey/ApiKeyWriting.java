package io.rosterkit.engine.apikey;

import io.rosterkit.apikey.ApiKeyReceipt;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.session.Token;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.TextCodes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Puts decisions about API keys into changes: the row and the journal entry. */
public final class ApiKeyWriting {

    static final String CREATE = "apikey.create";
    static final String REVOKE = "apikey.revoke";

    private final JournalWriter journalWriter;
    private final Tokens tokens;

    public ApiKeyWriting(JournalWriter journalWriter, Tokens tokens) {
        this.journalWriter = journalWriter;
        this.tokens = tokens;
    }

    /** The name is not in the entry, since an entry cannot be taken back. */
    Decision<ApiKeyReceipt> create(Author author, ApiKeyId id, DisplayName name, ApiKey.Grant grant, Instant end) {
        String token = tokens.token(Tokens.Kind.API_KEY, author.organization(), id.uuid());
        JournalEvent event = JournalEvent.done(
                CREATE,
                Map.of("permissions", TextCodes.write(grant.permissions(), Permission::code), "ends", end.toString()));
        JournaledChange journaled = journalWriter.change(author, event, Subject.Kind.API_KEY, id, Revision.none());
        ApiKey row = new ApiKey(
                author.organization(),
                id,
                name,
                grant,
                new ApiKey.Lifetime(author.now(), end, ApiKeyStatus.ACTIVE),
                tokens.read(Tokens.Kind.API_KEY, token).orElseThrow().keyId(),
                journaled.revision());
        Changes changes = Changes.none(author.organization())
                .and(ApiKeyTable.API_KEYS.insert(row))
                .and(journaled.entry());
        return new Decision<>(changes, new ApiKeyReceipt(id, end, Optional.of(Token.of(token))));
    }

    Changes revoke(Author author, ApiKey key) {
        JournaledChange journaled = journalWriter.change(
                author, JournalEvent.done(REVOKE, Map.of()), Subject.Kind.API_KEY, key.id(), key.revision());
        return Changes.none(author.organization())
                .and(ApiKeyTable.API_KEYS.update(key.revoked(journaled.revision())))
                .and(journaled.entry());
    }
}
