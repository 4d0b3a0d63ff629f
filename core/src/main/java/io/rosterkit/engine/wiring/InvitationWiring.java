package io.rosterkit.engine.wiring;

import io.rosterkit.engine.expiry.InvitationExpiry;
import io.rosterkit.engine.invitation.AddressRelease;
import io.rosterkit.engine.invitation.BulkInvitations;
import io.rosterkit.engine.invitation.CandidateDecision;
import io.rosterkit.engine.invitation.ExternalIdRelease;
import io.rosterkit.engine.invitation.InvitationEngine;
import io.rosterkit.engine.invitation.InvitationLinks;
import io.rosterkit.engine.invitation.InvitationPages;
import io.rosterkit.engine.invitation.InvitationRenewal;
import io.rosterkit.engine.invitation.InvitationWriting;
import io.rosterkit.engine.invitee.InviteeEngine;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.table.TableStore;

/** Makes the engines of invitations. */
final class InvitationWiring {

    final AddressRelease addressRelease;
    final InvitationEngine engine;
    final InviteeEngine invitees;
    final ExternalIdRelease externalIds;
    final InvitationWriting writing;

    private final SharedEngines shared;
    private final InvitationStore store;

    InvitationWiring(RosterConfiguration configuration, SharedEngines shared) {
        this.shared = shared;
        this.store = shared.storage.port(InvitationStore.class);
        this.writing =
                new InvitationWriting(shared.journalWriter, shared.ids, configuration.keys(), shared.invitedPersons);
        this.addressRelease = new AddressRelease(store, writing);
        this.externalIds = new ExternalIdRelease(shared.storage.port(TableStore.class), store, writing);
        CandidateDecision decision = decision();
        InvitationRenewal renewal = new InvitationRenewal(
                configuration.keys(), shared.links, shared.storage.port(CounterStore.class), shared.profiles, writing);
        this.invitees = new InviteeEngine(
                shared.runner, shared.gate, store, shared.nameCheck, addressRelease, renewal, writing);
        this.engine = new InvitationEngine(
                shared.runner,
                shared.gate,
                store,
                writing,
                decision,
                renewal,
                new InvitationPages(
                        shared.runner,
                        shared.gate,
                        store,
                        shared.storage.port(JournalStore.class),
                        shared.journalReader,
                        shared.cursors),
                new BulkInvitations(
                        shared.runner, shared.gate, store, shared.ids, decision, shared.profiles, shared.bulk));
    }

    private CandidateDecision decision() {
        return new CandidateDecision(
                shared.gate,
                shared.profiles,
                shared.nameCheck,
                writing,
                addressRelease,
                externalIds,
                shared.invitedPersons);
    }

    /** Ends expired invitations of all organizations. */
    InvitationExpiry expiry() {
        return new InvitationExpiry(
                shared.runner, shared.gate, store, shared.storage.port(InvitationWork.class), writing);
    }

    /** The engine for people with a link, which limits failures by source. */
    InvitationLinks links(SourceLimiter sources) {
        return new InvitationLinks(
                shared.runner, shared.gate, store, shared.links, shared.linkReader, sources, writing);
    }
}
