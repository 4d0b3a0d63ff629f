package io.rosterkit.engine.account;

import io.rosterkit.account.AddressConfirmed;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.audit.PersonalFacts;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.invitation.AddressRelease;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.engine.mailbox.MailboxLinks;
import io.rosterkit.engine.secret.LinkReader;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.engine.signin.AccountLookup;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.Confirmation.Purpose;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Confirms a new address with the link that was mailed to it. All calls share one instance. Thread-safe. */
public final class AddressConfirmation {

    private static final String CONFIRM = "user.address";

    private final OperationRunner runner;
    private final SourceLimiter sourceLimiter;
    private final LinkReader linkReader;
    private final AccountLookup accounts;
    private final MailboxLinks mailboxLinks;
    private final AddressRelease addressRelease;
    private final JournalWriter journalWriter;
    private final Ids ids;

    public AddressConfirmation(
            OperationRunner runner,
            SourceLimiter sourceLimiter,
            LinkReader linkReader,
            AccountLookup accounts,
            MailboxLinks mailboxLinks,
            AddressRelease addressRelease,
            JournalWriter journalWriter,
            Ids ids) {
        this.runner = runner;
        this.sourceLimiter = sourceLimiter;
        this.linkReader = linkReader;
        this.accounts = accounts;
        this.mailboxLinks = mailboxLinks;
        this.addressRelease = addressRelease;
        this.journalWriter = journalWriter;
        this.ids = ids;
    }

    /** A new address whose link is genuine and valid, with its user and the stored row of the link. */
    private record ConfirmedAddress(User user, Confirmation row, EmailAddress address) {}

    /** Replaces the address of the user by the new one, which is then verified. A link works once. */
    public Outcome<AddressConfirmed> confirm(Visitor visitor, String link) {
        LinkReader.OpenedLink opened = linkReader.read(link, Links.Kind.NEW_ADDRESS);
        return sourceLimiter.runWithLink(
                visitor,
                CONFIRM,
                why -> why == VerificationReason.LINK_UNKNOWN && !opened.ofOtherOrganization(),
                () -> opened.claim(visitor::mayVisit).then(claim -> confirm(visitor, claim, opened)));
    }

    private Outcome<AddressConfirmed> confirm(Visitor visitor, Links.Claim claim, LinkReader.OpenedLink opened) {
        AddressConfirmed result = new AddressConfirmed(claim.organization(), new UserId(claim.subject()));
        Call call = visitor.call(claim.organization());
        Operation operation =
                Operation.of(CONFIRM, Subject.untouched(Subject.Kind.USER, result.user()), claim.generation());
        return runner.perform(
                call,
                operation,
                ResultCodec.of(done -> "", text -> result),
                now -> findConfirmed(claim, opened, now)
                        .then(change -> OwnAddress.checkFree(addressRelease, change.user(), change.address(), now)
                                .map(free -> new Decision<>(
                                        changes(
                                                new Author(
                                                        claim.organization(),
                                                        call.caller(
                                                                "link",
                                                                change.user()
                                                                        .security()
                                                                        .dataSalt()),
                                                        now),
                                                change,
                                                free),
                                        result))));
    }

    private Outcome<ConfirmedAddress> findConfirmed(Links.Claim claim, LinkReader.OpenedLink opened, Instant now) {
        UserId id = new UserId(claim.subject());
        Facts facts = accounts.readFacts(AccountLookup.byId(claim.organization(), id, Optional.empty(), Proof.MAIL));
        Optional<Confirmation> row = mailboxLinks.find(claim.organization(), id, Purpose.NEW_ADDRESS);
        if (!mailboxLinks.isGenuine(claim, row)) {
            return opened.notOfThisPage(claim);
        }
        return accounts.admit(facts)
                .answer()
                .filter(user -> mailboxLinks.isValid(claim, row, user, now))
                .flatMap(user -> row.flatMap(found ->
                        mailboxLinks.pendingAddress(found).map(address -> new ConfirmedAddress(user, found, address))))
                .map(Outcome::done)
                .orElseGet(AddressConfirmation::over);
    }

    private Changes changes(Author author, ConfirmedAddress change, AddressAvailability.Free free) {
        User user = change.user();
        boolean unchanged = OwnAddress.hasAddress(user, change.address());
        JournalEvent event = JournalEvent.done(CONFIRM, Map.of("address", unchanged ? "present" : "new"));
        User.Contact contact = user.contact().withAddress(change.address(), true);
        JournaledChange journaled = journalWriter.change(author, event, user, PersonalFacts.changed(user, contact));
        User.Security epochs = unchanged ? user.security() : user.security().endSessions();
        Changes changes = addressRelease
                .endExpired(author, free)
                .and(UserRows.update(user, user.withContact(contact, epochs, journaled.revision())))
                .and(MailboxLinks.close(change.row()))
                .and(journaled.entry());
        return unchanged || !user.contact().verified() ? changes : changes.and(notice(author, user));
    }

    private Message notice(Author author, User user) {
        return new Message(
                new MessageId(ids.next()),
                author.organization(),
                Notice.ADDRESS_CHANGED,
                Lane.NOTICE,
                new Message.About(user.id().uuid(), 0),
                user.contact().address(),
                author.now());
    }

    private static <T> Outcome<T> over() {
        return Outcome.refused(VerificationReason.LINK_OVER);
    }
}
