package io.rosterkit.engine.wiring;

import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.engine.invitation.BulkInvitations;
import io.rosterkit.engine.invitation.CandidateDecision;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.invitation.InvitationExpiry;
import io.rosterkit.engine.invitation.InvitationLinks;
import io.rosterkit.engine.invitation.InvitationPages;
import io.rosterkit.engine.invitation.InvitationRenewal;
import io.rosterkit.engine.invitation.InvitationWriting;
import io.rosterkit.engine.lockout.Sources;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lockout.CounterStore;

/** Wires the engines of invitations, once. */
final class InvitationRoom {

    final AddressClaims addresses;
    final InvitationEngine engine;
    final InvitationExpiry expiry;

    private final Foundation base;
    private final InvitationStore store;
    private final InvitationWriting writing;

    InvitationRoom(Plan plan, Foundation base) {
        this.base = base;
        this.store = base.storage.port(InvitationStore.class);
        this.writing = new InvitationWriting(base.journalWriter, base.ids, plan.keys());
        this.addresses = new AddressClaims(store, writing);
        CandidateDecision decision = new CandidateDecision(base.gate, base.profiles, base.words, writing, addresses);
        this.engine = new InvitationEngine(
                base.runner,
                base.gate,
                store,
                writing,
                decision,
                new InvitationRenewal(
                        plan.keys(), base.links, base.storage.port(CounterStore.class), base.profiles, writing),
                new InvitationPages(base.runner, base.gate, store, base.storage.port(JournalStore.class), base.cursors),
                new BulkInvitations(base.runner, base.gate, store, base.ids, decision, base.profiles, base.bulk));
        this.expiry =
                new InvitationExpiry(base.runner, base.gate, store, base.storage.port(InvitationWork.class), writing);
    }

    /** The part for people with a link, which counts by source. */
    InvitationLinks links(Sources sources) {
        return new InvitationLinks(base.runner, base.gate, store, base.links, base.pages, sources, writing);
    }
}
