package io.rosterkit;

import io.rosterkit.access.Gate;
import io.rosterkit.audit.Scribe;
import io.rosterkit.audit.Seals;
import io.rosterkit.call.Calls;
import io.rosterkit.call.Ids;
import io.rosterkit.listing.Cursors;
import io.rosterkit.secret.CodeWords;
import io.rosterkit.secret.LinkPages;
import io.rosterkit.secret.Links;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.verification.VerificationStore;

/** The collaborators that several rooms share; made once for each roster. The root hands them on one by one. */
final class Foundation {

    final Storage storage;
    final Ids ids;
    final Seals seals;
    final Scribe scribe;
    final Calls calls;
    final Gate gate;
    final Links links;
    final LinkPages pages;
    final CodeWords words;
    final Cursors cursors;

    Foundation(RosterBuilder plan) {
        this.storage = plan.storage;
        this.ids = new Ids(plan.clock(), plan.random());
        this.seals = new Seals(plan.keys);
        this.scribe = new Scribe(seals, ids::next);
        this.calls = new Calls(storage, plan.clock(), ids, scribe, plan.nudge());
        this.gate = new Gate(plan.profile.access(), calls::now);
        this.links = new Links(plan.keys);
        this.pages = new LinkPages(links, storage.port(InvitationStore.class), storage.port(VerificationStore.class));
        this.words = new CodeWords(plan.keys, plan.random());
        this.cursors = new Cursors(plan.keys);
    }
}
