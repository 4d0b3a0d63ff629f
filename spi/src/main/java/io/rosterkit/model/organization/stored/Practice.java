package io.rosterkit.model.organization.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.PracticeStatus;
import java.time.Instant;

/** A location inside an organization. Its code word is sealed: only the holder of the key can read it. */
public record Practice(
        OrganizationId organization,
        PracticeId id,
        DisplayName name,
        PracticeStatus status,
        SealedWord codeWord,
        Instant openedAt,
        Revision revision) {

    /** The same practice with another code word. */
    public Practice withCodeWord(SealedWord word, Revision changed) {
        return new Practice(organization, id, name, status, word, openedAt, changed);
    }

    /** The same practice with another name. */
    public Practice withName(DisplayName other, Revision changed) {
        return new Practice(organization, id, other, status, codeWord, openedAt, changed);
    }

    /** The same practice in another status. */
    public Practice withStatus(PracticeStatus other, Revision changed) {
        return new Practice(organization, id, name, other, codeWord, openedAt, changed);
    }

    /** The same practice after a change of what its version guards. */
    public Practice revised(Revision changed) {
        return new Practice(organization, id, name, status, codeWord, openedAt, changed);
    }

    /** Whether people are invited to it and users are assigned to it. */
    public boolean isActive() {
        return status == PracticeStatus.ACTIVE;
    }
}
