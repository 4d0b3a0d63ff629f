package io.rosterkit.engine.account;

import io.rosterkit.account.AddressChangeRequested;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.invitation.AddressRelease;
import io.rosterkit.engine.lockout.MailBudget;
import io.rosterkit.engine.mailbox.MailboxLinks;
import io.rosterkit.engine.mailbox.MailboxLinks.LinkRequest;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.Reauthentication.CurrentUser;
import io.rosterkit.model.Change;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.Confirmation.Purpose;
import io.rosterkit.spi.storage.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Requests another address for the user who calls. */
public final class OwnAddress {

    private static final ResultCodec<AddressChangeRequested> ADDRESS_CHANGE_CODEC = ResultCodec.of(
            asked -> asked.linkExpiresAt().toString(), text -> new AddressChangeRequested(Instant.parse(text)));

    private final Reauthentication reauthentication;
    private final AddressRelease addressRelease;
    private final MailBudget mailBudget;
    private final MailboxLinks mailboxLinks;
    private final JournalWriter journalWriter;

    public OwnAddress(
            Reauthentication reauthentication,
            AddressRelease addressRelease,
            MailBudget mailBudget,
            MailboxLinks mailboxLinks,
            JournalWriter journalWriter) {
        this.reauthentication = reauthentication;
        this.addressRelease = addressRelease;
        this.mailBudget = mailBudget;
        this.mailboxLinks = mailboxLinks;
        this.journalWriter = journalWriter;
    }

    Outcome<AddressChangeRequested> ask(Call call, String newAddress, String password) {
        return Addresses.parse(newAddress).then(address -> {
            Operation operation = Reauthentication.operation(call, "user.address-ask", address.key());
            return reauthentication.perform(
                    call,
                    operation,
                    password,
                    ADDRESS_CHANGE_CODEC,
                    (current, now) -> checkFree(addressRelease, current.user(), address, now)
                            .then(free -> mailBudget.charge(current.user(), current.profile(), now))
                            .map(charge -> request(operation, current, address, charge, now)));
        });
    }

    /**
     * Refused when another user of the organization has the address, or an invitation to it is open or held. Users may
     * request their present address while it is unverified.
     */
    static Outcome<AddressAvailability.Free> checkFree(
            AddressRelease addressRelease, User user, EmailAddress address, Instant now) {
        if (hasAddress(user, address) && !user.contact().verified()) {
            return Outcome.done(new AddressAvailability.Free(Optional.empty()));
        }
        return addressRelease
                .availability(Viewer.of(user.organization()), address, user.id(), now)
                .orRefused();
    }

    /** Whether the user has that address. */
    static boolean hasAddress(User user, EmailAddress address) {
        return user.contact().address().key().equals(address.key());
    }

    private Decision<AddressChangeRequested> request(
            Operation operation, CurrentUser current, EmailAddress address, Change charge, Instant now) {
        Author author = current.author(now);
        User user = current.user();
        Duration lifetime = current.profile().authentication().recovery().lifetime();
        LinkRequest request = new LinkRequest(user, Purpose.NEW_ADDRESS, address, lifetime);
        Optional<Confirmation> before = mailboxLinks.find(user.organization(), user.id(), Purpose.NEW_ADDRESS);
        JournalEvent event = JournalEvent.done(operation.code(), Map.of());
        Changes changes = mailboxLinks
                .request(author, request, before)
                .and(charge)
                .and(journalWriter.event(author, event, Subject.untouched(Subject.Kind.USER, user.id())));
        return new Decision<>(changes, new AddressChangeRequested(now.plus(lifetime)));
    }
}
