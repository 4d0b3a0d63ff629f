package io.rosterkit.engine.wiring;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.allocation.SeatAllocation;
import io.rosterkit.engine.allocation.SeatLedger;
import io.rosterkit.engine.audit.JournalCipher;
import io.rosterkit.engine.audit.JournalReader;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.RefusalEntries;
import io.rosterkit.engine.audit.Seals;
import io.rosterkit.engine.bulk.BulkRunner;
import io.rosterkit.engine.call.HostTransaction;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.damage.WatchedStorage;
import io.rosterkit.engine.listing.Cursors;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.listing.SearchTerms;
import io.rosterkit.engine.lockout.Unlockers;
import io.rosterkit.engine.naming.NameCheck;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.person.InvitedPersons;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.engine.secret.LinkReader;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;

/** The parts that several features share, made once for each roster. */
final class SharedEngines {

    final Storage storage;
    final Profiles profiles;
    final ProcessParts process;
    final Ids ids;
    final PasswordParts passwords;
    final Seals seals;
    final JournalWriter journalWriter;
    final JournalReader journalReader;
    final SeatLedger seatLedger;
    final OperationRunner runner;
    final BulkRunner bulk;
    final Gate gate;
    final Unlockers unlockers;
    final InvitedPersons invitedPersons;
    final Links links;
    final LinkReader linkReader;
    final CodeWords codeWords;
    final NameCheck nameCheck;
    final Cursors cursors;
    final PageReader pageReader;
    final SearchTerms searchTerms;

    private SharedEngines(RosterConfiguration configuration, ProcessParts process, Storage storage, Runnable nudge) {
        this.process = process;
        this.storage = storage;
        this.profiles = configuration.profiles();
        this.ids = process.ids();
        this.passwords = process.passwords();
        JournalCipher cipher = new JournalCipher(configuration.keys());
        this.seals = new Seals(configuration.keys());
        this.journalWriter = new JournalWriter(seals, cipher, ids::next);
        this.journalReader = new JournalReader(storage.port(JournalStore.class), cipher);
        this.seatLedger = new SeatLedger(ids, configuration.host().random());
        this.runner = runner(configuration, nudge);
        this.bulk = new BulkRunner(runner);
        this.gate = new Gate(profiles, runner::now);
        this.unlockers = new Unlockers(
                gate,
                profiles,
                new Unlockers.Stores(storage.port(OrganizationStore.class), storage.port(UserStore.class)));
        this.invitedPersons = new InvitedPersons(storage.port(TableStore.class), journalWriter, ids);
        this.links = new Links(configuration.keys());
        this.linkReader =
                new LinkReader(links, storage.port(InvitationStore.class), storage.port(VerificationStore.class));
        this.codeWords =
                new CodeWords(configuration.keys(), configuration.host().random(), process.damaged());
        this.nameCheck = new NameCheck(codeWords, process.nameAttempts());
        this.cursors = new Cursors(configuration.keys());
        this.pageReader = new PageReader(runner, gate, cursors);
        this.searchTerms = new SearchTerms(configuration.host().searchAnywhereFrom());
    }

    private OperationRunner runner(RosterConfiguration configuration, Runnable nudge) {
        return new OperationRunner(
                storage,
                configuration.host().clock(),
                new RefusalEntries(journalWriter, storage.port(JournalStore.class)),
                new SeatAllocation(storage.port(SeatStore.class), profiles, seatLedger),
                nudge);
    }

    /** The parts of a roster. */
    static SharedEngines of(RosterConfiguration configuration) {
        ProcessParts process = ProcessParts.of(configuration);
        return new SharedEngines(
                configuration,
                process,
                new WatchedStorage(configuration.storage(), process.damaged()),
                configuration.host().nudge());
    }

    /** The parts for a transaction of the host. The dispatcher is not woken: messages wait for the host's commit. */
    SharedEngines within(RosterConfiguration configuration, JoinedStorage joined) {
        return new SharedEngines(configuration, process, new HostTransaction(joined, process.damaged()), () -> {});
    }
}
