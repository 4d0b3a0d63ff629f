package io.rosterkit.engine.wiring;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.Seals;
import io.rosterkit.engine.bulk.BulkRunner;
import io.rosterkit.engine.call.HostTransaction;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.contact.FreeExternalIds;
import io.rosterkit.engine.listing.Cursors;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.lockout.Unlockers;
import io.rosterkit.engine.password.Hashing;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.engine.secret.LinkReader;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.spi.verification.VerificationStore;

/** The parts that several features share, made once for each roster. */
final class SharedEngines {

    final Storage storage;
    final Profiles profiles;
    final Ids ids;
    final PasswordParts passwords;
    final Seals seals;
    final JournalWriter journalWriter;
    final OperationRunner runner;
    final BulkRunner bulk;
    final Gate gate;
    final Unlockers unlockers;
    final FreeExternalIds externalIds;
    final Links links;
    final LinkReader linkReader;
    final CodeWords codeWords;
    final Cursors cursors;
    final PageReader pageReader;

    SharedEngines(RosterConfiguration configuration) {
        this(
                configuration,
                configuration.storage(),
                new Ids(configuration.host().clock(), configuration.host().random()),
                passwords(configuration),
                configuration.host().nudge());
    }

    /** The same over another storage. The order of ids and the queue for processors are those of the whole process. */
    private SharedEngines(
            RosterConfiguration configuration, Storage storage, Ids ids, PasswordParts passwords, Runnable nudge) {
        this.storage = storage;
        this.profiles = configuration.profiles();
        this.ids = ids;
        this.passwords = passwords;
        this.seals = new Seals(configuration.keys());
        this.journalWriter = new JournalWriter(seals, ids::next);
        this.runner = new OperationRunner(storage, configuration.host().clock(), journalWriter, nudge);
        this.bulk = new BulkRunner(runner);
        this.gate = new Gate(profiles, runner::now);
        this.unlockers = new Unlockers(
                gate, new Unlockers.Stores(storage.port(OrganizationStore.class), storage.port(UserStore.class)));
        this.externalIds = new FreeExternalIds(storage.port(TableStore.class));
        this.links = new Links(configuration.keys());
        this.linkReader =
                new LinkReader(links, storage.port(InvitationStore.class), storage.port(VerificationStore.class));
        this.codeWords =
                new CodeWords(configuration.keys(), configuration.host().random());
        this.cursors = new Cursors(configuration.keys());
        this.pageReader = new PageReader(runner, gate, cursors);
    }

    /** The parts for a transaction of the host. The dispatcher is not woken: messages wait for the host's commit. */
    SharedEngines within(RosterConfiguration configuration, HostTransaction transaction) {
        return new SharedEngines(configuration, transaction, ids, passwords, () -> {});
    }

    /** The maximum length of a password that is hashed is one for all profiles. */
    private static PasswordParts passwords(RosterConfiguration configuration) {
        PasswordPolicy standard =
                configuration.profiles().standard().authentication().password();
        int longest = configuration.profiles().all().stream()
                .mapToInt(profile -> profile.authentication().password().longest())
                .max()
                .orElseThrow();
        return new PasswordParts(
                new Passwords(standard.longest(longest)),
                new Hashing(
                        configuration.hashes().hasher(),
                        configuration.hashes().limits(),
                        configuration.hashes().pepper()));
    }
}
