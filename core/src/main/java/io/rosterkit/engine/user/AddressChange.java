package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** An administrator gives a user another address, of which no proof was given yet. */
public final class AddressChange {

    private static final String SET = "user.address-set";

    private final OperationRunner runner;
    private final AddressClaims addresses;
    private final UserWriting writing;
    private final Reauthentication self;

    /** Made by the root, once. */
    public AddressChange(OperationRunner runner, AddressClaims addresses, UserWriting writing, Reauthentication self) {
        this.runner = runner;
        this.addresses = addresses;
        this.writing = writing;
        this.self = self;
    }

    /** A caller who may not do it is refused before the password is looked at; everything else is decided after it. */
    Outcome<UserReceipt> set(
            Call call, UserId id, String newAddress, String password, Function<Instant, Outcome<Found>> find) {
        return Addresses.parse(newAddress).then(address -> {
            Operation operation = Operation.of(SET, UserEngine.about(id), address.key());
            return runner.answer(call, operation, find)
                    .then(found -> self.perform(
                            call,
                            operation,
                            password,
                            UserCodecs.RECEIPT,
                            (me, now) -> find.apply(now).then(user -> decided(call, user, address))));
        });
    }

    private Outcome<Decision<UserReceipt>> decided(Call call, Found found, EmailAddress address) {
        return UserRules.changeable(found.user())
                .then(user -> user.contact().address().key().equals(address.key())
                        ? Outcome.done(Changes.none(user.organization()))
                        : addresses
                                .look(
                                        call.viewer(),
                                        address,
                                        user.id(),
                                        found.author().now())
                                .orExplained()
                                .map(free -> changes(found, free, address)))
                .map(changes ->
                        UserWriting.receipt(changes, found.user(), found.user().standing()));
    }

    /** Links that were mailed to the former address die with the epoch of the sessions. */
    private Changes changes(Found found, AddressAvailability.Free free, EmailAddress address) {
        User user = found.user();
        Author author = found.author();
        User.Contact contact = new User.Contact(
                address, false, user.contact().name(), user.contact().phone());
        Changes changes = AddressClaims.released(author, user.contact().address(), user.id())
                .and(addresses.taken(author, free, address, user.id()))
                .and(writing.reached(
                        author,
                        Deed.done(SET, Map.of()),
                        user,
                        contact,
                        user.security().endSessions()));
        return user.contact().verified() ? changes.and(writing.notice(Notice.ADDRESS_CHANGED, found)) : changes;
    }
}
