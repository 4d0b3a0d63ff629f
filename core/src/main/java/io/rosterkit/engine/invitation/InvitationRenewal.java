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
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Changes;

/** Resends the link of an invitation, or renews the invitation with a new link. */
public final class InvitationRenewal {

    private final KeyRing keys;
    private final Links links;
    private final CounterStore counters;
    private final Profiles profiles;
    private final InvitationWriting writing;

    public InvitationRenewal(
            KeyRing keys, Links links, CounterStore counters, Profiles profiles, InvitationWriting writing) {
        this.keys = keys;
        this.links = links;
        this.counters = counters;
        this.profiles = profiles;
        this.writing = writing;
    }

    /** Resends the same link. */
    Outcome<Decision<InvitationReceipt>> resend(Author author, Invitation row) {
        return checkKey(row)
                .then(same -> InvitationRules.afterResend(row, author.now()))
                .map(progress -> writing.sendLink(author, row, InvitationMove.RESEND, progress, row.link()));
    }

    /** Sends a new link, and admits attempts at the code word again. */
    Outcome<Decision<InvitationReceipt>> renew(Author author, OrganizationPolicy policy, Invitation row) {
        Profile found = profiles.of(policy);
        return InvitationRules.afterRenewal(row, found.invitation().lifetime(), author.now())
                .map(progress -> writing.sendLink(author, row, InvitationMove.RENEW, progress, nextLink(row.link())))
                .then(renewed -> unlockCounters(
                        author, row, renewed, found.authentication().lockout().invited()));
    }

    /** The link after the address of the invited person changed. */
    public LinkSeed readdressed(OrganizationPolicy policy, LinkSeed seed) {
        boolean held = keys.holds(seed.keyId());
        boolean keeps = profiles.of(policy).invitation().editKeepsLinks();
        return seed.readdressed(keeps && held, held ? seed.keyId() : keys.current());
    }

    private Outcome<Invitation> checkKey(Invitation row) {
        return links.canMake(row) ? Outcome.done(row) : Outcome.refused(InvitationReason.LINK_LOST);
    }

    private LinkSeed nextLink(LinkSeed seed) {
        return seed.renewed(keys.holds(seed.keyId()) ? seed.keyId() : keys.current());
    }

    /**
     * Unlocks the counters of the code word and the code where they are locked. The number of attempts so far stays
     * counted. Refused when a counter has reached its cap.
     */
    private Outcome<Decision<InvitationReceipt>> unlockCounters(
            Author author, Invitation row, Decision<InvitationReceipt> renewed, LockoutPolicy.Invited budgets) {
        Changes changes = renewed.changes();
        for (Counter counter : counters.of(row.organization(), row.id().uuid())) {
            Budget budget = budgets.of(counter.key().proof());
            if (CounterRules.isCapReached(counter, budget)) {
                return Outcome.refused(InvitationReason.SPENT);
            }
            if (CounterRules.refuses(counter, budget, author.now())) {
                changes = changes.and(CounterTable.COUNTERS.write(CounterRules.afterUnlock(counter, author.now())));
            }
        }
        return Outcome.done(new Decision<>(changes, renewed.result()));
    }
}
