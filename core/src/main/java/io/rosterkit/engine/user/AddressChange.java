package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.user.UserWriting.Found;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Message;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserChange;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** An administrator gives a user another address, of which no proof was given yet. */
final class AddressChange {

    private static final String SET = "user.address-set";

    private final Call call;
    private final BoundUsers.Parts parts;
    private final Reauthentication self;

    AddressChange(Call call, BoundUsers.Parts parts) {
        this.call = call;
        this.parts = parts;
        this.self = parts.proofs().self();
    }

    /** Who may not do it hears so before the password is looked at; everything else is decided after it. */
    Outcome<UserReceipt> set(UserId id, String newAddress, String password, Function<Instant, Outcome<Found>> find) {
        return Addresses.parse(newAddress).then(address -> {
            Operation operation = Operation.of(SET, Subject.untouched(Subject.Kind.USER, id), address.key());
            return parts.runner()
                    .answer(call, operation, find)
                    .then(found -> self.perform(
                            call,
                            operation,
                            password,
                            UserCodecs.RECEIPT,
                            (me, now) -> find.apply(now).then(user -> decided(user, address))));
        });
    }

    private Outcome<Decision<UserReceipt>> decided(Found found, EmailAddress address) {
        return UserRules.changeable(found.user())
                .then(user -> user.contact().address().key().equals(address.key())
                        ? Outcome.done(Changes.none(user.organization()))
                        : parts.stores()
                                .addresses()
                                .look(
                                        call.viewer(),
                                        address,
                                        user.id(),
                                        found.author().now())
                                .orExplained()
                                .map(free -> changes(found, free, address)))
                .map(changes -> new Decision<>(
                        changes,
                        new UserReceipt(
                                found.user().id(), found.user().standing().status())));
    }

    /** Links that were mailed to the former address die with the epoch of the sessions. */
    private Changes changes(Found found, AddressAvailability.Free free, EmailAddress address) {
        User user = found.user();
        JournaledChange told = parts.journalWriter()
                .change(found.author(), Deed.done(SET, Map.of()), Subject.Kind.USER, user.id(), user.revision());
        User.Contact contact = new User.Contact(
                address, false, user.contact().name(), user.contact().phone());
        Author author = found.author();
        Changes changes = AddressClaims.released(author, user.contact().address(), user.id())
                .and(parts.stores().addresses().taken(author, free, address, user.id()))
                .and(new UserChange.Changed(
                        user.reached(contact, user.security().endSessions(), told.revision())))
                .and(told.entry());
        return user.contact().verified() ? changes.and(notice(found)) : changes;
    }

    private Message notice(Found found) {
        return new Message(
                new MessageId(parts.ids().next()),
                found.user().organization(),
                Notice.ADDRESS_CHANGED,
                Lane.NOTICE,
                new Message.About(found.user().id().uuid(), 0),
                found.user().contact().address(),
                found.author().now());
    }
}
