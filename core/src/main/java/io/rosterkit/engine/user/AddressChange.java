package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.invitation.AddressRelease;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Lets an administrator give a user another address, which is unverified until the user confirms it. */
public final class AddressChange {

    private static final String SET = "user.address-set";

    private final OperationRunner runner;
    private final AddressRelease addressRelease;
    private final UserWriting writing;
    private final Reauthentication reauthentication;

    public AddressChange(
            OperationRunner runner,
            AddressRelease addressRelease,
            UserWriting writing,
            Reauthentication reauthentication) {
        this.runner = runner;
        this.addressRelease = addressRelease;
        this.writing = writing;
        this.reauthentication = reauthentication;
    }

    /** Refuses a caller without the permission before the password is checked; everything else is decided after it. */
    Outcome<UserReceipt> set(
            Call call, UserId id, String newAddress, String password, Function<Instant, Outcome<Found>> find) {
        return runner.inOwnTransaction(() -> Addresses.parse(newAddress)).then(address -> {
            Operation operation = Operation.of(SET, UserEngine.subject(id), address.key());
            return runner.query(call, operation, find)
                    .then(found -> reauthentication.perform(
                            call,
                            operation,
                            password,
                            UserCodecs.RECEIPT_CODEC,
                            (current, now) -> find.apply(now).then(user -> decide(call, user, address))));
        });
    }

    private Outcome<Decision<UserReceipt>> decide(Call call, Found found, EmailAddress address) {
        return UserRules.checkNotClosed(found.user())
                .then(user -> user.contact().address().key().equals(address.key())
                        ? Outcome.done(Changes.none(user.organization()))
                        : addressRelease
                                .availability(
                                        call.viewer(),
                                        address,
                                        user.id(),
                                        found.author().now())
                                .orRefusedWithStatus()
                                .map(free -> addressChanges(found, free, address)))
                .map(changes ->
                        UserWriting.receipt(changes, found.user(), found.user().status()));
    }

    /** Links that were mailed to the former address end with the session epoch. */
    private Changes addressChanges(Found found, AddressAvailability.Free free, EmailAddress address) {
        User user = found.user();
        Author author = found.author();
        User.Contact contact = user.contact().withAddress(address, false);
        Changes changes = addressRelease
                .endExpired(author, free)
                .and(writing.changeContact(
                        author,
                        JournalEvent.done(SET, Map.of()),
                        user,
                        contact,
                        user.security().endSessions()));
        return user.contact().verified() ? changes.and(writing.notice(Notice.ADDRESS_CHANGED, found)) : changes;
    }
}
