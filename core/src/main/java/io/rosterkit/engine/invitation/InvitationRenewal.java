package io.rosterkit.engine.invitation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Changes;

/** Sends the link of an invitation again, or a new one. */
public final class InvitationRenewal {

    private final KeyRing keys;
    private final Links links;
    private final CounterStore counters;
    private final Profiles profiles;
    private final InvitationWriting writing;

    /** New links are made under the keys; {@code tries} says how often a code word may be tried. */
    public InvitationRenewal(
            KeyRing keys, Links links, CounterStore counters, Profiles profiles, InvitationWriting writing) {
        this.keys = keys;
        this.links = links;
        this.counters = counters;
        this.profiles = profiles;
        this.writing = writing;
    }

    /** The same link once more. */
    Outcome<Decision<InvitationReceipt>> resent(Author author, Invitation row) {
        return alive(row)
                .then(same -> InvitationRules.resent(row, author.now()))
                .map(course -> writing.sentAgain(author, row, InvitationMove.RESEND, course, row.link()));
    }

    /** A new link, and new tries for the code word. */
    Outcome<Decision<InvitationReceipt>> renewed(Author author, ProfileName profile, Invitation row) {
        Profile found = profiles.of(profile);
        return InvitationRules.renewed(row, found.invitation().lifetime(), author.now())
                .map(course -> writing.sentAgain(author, row, InvitationMove.RENEW, course, renewed(row.link())))
                .then(again -> letTryAgain(
                        author, row, again, found.authentication().lockout().invited()));
    }

    private Outcome<Invitation> alive(Invitation row) {
        return links.alive(row) ? Outcome.done(row) : Outcome.refused(InvitationReason.LINK_LOST);
    }

    private LinkSeed renewed(LinkSeed seed) {
        return seed.renewed(keys.holds(seed.keyId()) ? seed.keyId() : keys.current());
    }

    /**
     * New tries for the code word and the code where they are locked, whether the invitation came to be held by that or
     * not. How many there were in all stays counted.
     */
    private Outcome<Decision<InvitationReceipt>> letTryAgain(
            Author author, Invitation row, Decision<InvitationReceipt> again, LockoutPolicy.Invited tries) {
        Changes changes = again.changes();
        for (Counter counter : counters.of(row.organization(), row.id().uuid())) {
            Budget budget = tries.of(counter.key().proof());
            if (CounterRules.spent(counter, budget)) {
                return Outcome.refused(InvitationReason.SPENT);
            }
            if (CounterRules.shut(counter, budget, author.now())) {
                changes = changes.and(new LockoutChange.Counted(CounterRules.lifted(counter, author.now())));
            }
        }
        return Outcome.done(new Decision<>(changes, again.answer()));
    }
}
