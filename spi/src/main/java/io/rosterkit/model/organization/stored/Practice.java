package io.rosterkit.model.organization.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.contact.DisplayName;
import java.time.Instant;

/** A location inside an organization. Its code word is sealed: only the holder of the key can read it. */
public record Practice(
        OrganizationId organization,
        PracticeId id,
        DisplayName name,
        SealedWord codeWord,
        Instant openedAt,
        Revision revision) {

    /** The same practice with another code word. */
    public Practice withCodeWord(SealedWord word, Revision changed) {
        return new Practice(organization, id, name, word, openedAt, changed);
    }
}
