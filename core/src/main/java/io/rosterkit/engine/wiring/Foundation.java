package io.rosterkit.engine.wiring;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.Seals;
import io.rosterkit.engine.bulk.BulkRunner;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.listing.Cursors;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.lockout.Unlockers;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.engine.secret.LinkPages;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;

/** The collaborators that several rooms share; made once for each roster. The root hands them on one by one. */
final class Foundation {

    final Storage storage;
    final Profiles profiles;
    final Ids ids;
    final Seals seals;
    final JournalWriter journalWriter;
    final OperationRunner runner;
    final BulkRunner bulk;
    final Gate gate;
    final Unlockers unlockers;
    final Links links;
    final LinkPages pages;
    final CodeWords words;
    final Cursors cursors;
    final PageReader pageReader;

    Foundation(Plan plan) {
        this.storage = plan.storage();
        this.profiles = plan.profiles();
        this.ids = new Ids(plan.host().clock(), plan.host().random());
        this.seals = new Seals(plan.keys());
        this.journalWriter = new JournalWriter(seals, ids::next);
        this.runner = new OperationRunner(
                storage, plan.host().clock(), ids, journalWriter, plan.host().nudge());
        this.bulk = new BulkRunner(runner);
        this.gate = new Gate(profiles, runner::now);
        this.unlockers = new Unlockers(
                gate,
                journalWriter,
                new Unlockers.Stores(storage.port(OrganizationStore.class), storage.port(UserStore.class)));
        this.links = new Links(plan.keys());
        this.pages = new LinkPages(links, storage.port(InvitationStore.class), storage.port(VerificationStore.class));
        this.words = new CodeWords(plan.keys(), plan.host().random());
        this.cursors = new Cursors(plan.keys());
        this.pageReader = new PageReader(runner, gate, cursors);
    }
}
