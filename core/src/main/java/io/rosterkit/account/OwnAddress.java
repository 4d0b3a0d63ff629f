package io.rosterkit.account;

import io.rosterkit.audit.Author;
import io.rosterkit.call.Act;
import io.rosterkit.call.Answer;
import io.rosterkit.call.Call;
import io.rosterkit.call.Draft;
import io.rosterkit.contact.Addresses;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.verification.Confirmation;
import io.rosterkit.model.verification.Confirmation.Purpose;
import io.rosterkit.signin.Oneself;
import io.rosterkit.signin.Oneself.Me;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.verification.Confirmations;
import io.rosterkit.verification.Confirmations.Wish;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asking for another own address. */
final class OwnAddress {

    private static final Answer<AddressAsked> ASKED =
            Answer.of(asked -> asked.until().toString(), text -> new AddressAsked(Instant.parse(text)));

    private final Call call;
    private final AccountParts parts;
    private final Oneself oneself;

    OwnAddress(Call call, AccountParts parts, Oneself oneself) {
        this.call = call;
        this.parts = parts;
        this.oneself = oneself;
    }

    Outcome<AddressAsked> ask(String newAddress, String password) {
        return Addresses.parse(newAddress).then(address -> {
            Act act = oneself.act("user.address-ask", address.key());
            return oneself.proven(
                    act,
                    password,
                    proven -> parts.calls()
                            .perform(
                                    call,
                                    act,
                                    ASKED,
                                    now -> oneself.still(proven)
                                            .then(me -> free(parts.users(), me.user(), address)
                                                    .map(open -> asked(act, me, address, now)))));
        });
    }

    /** Refused when a user of the organization has the address already. */
    static Outcome<EmailAddress> free(UserStore users, User user, EmailAddress address) {
        Optional<User> holder =
                users.byAddress(Viewer.of(user.organization()), address.key()).value();
        return holder.isPresent()
                ? Outcome.refused(Refusal.of(UserReason.ADDRESS_TAKEN).at("address"))
                : Outcome.done(address);
    }

    private Draft<AddressAsked> asked(Act act, Me me, EmailAddress address, Instant now) {
        Author author = me.author(now);
        User user = me.user();
        Confirmations confirmations = parts.recovery().secrets().confirmations();
        Wish wish = new Wish(
                user,
                Purpose.NEW_ADDRESS,
                address,
                parts.recovery().rules().policy().lifetime());
        Optional<Confirmation> before = confirmations.find(user.organization(), user.id(), Purpose.NEW_ADDRESS);
        Deed deed = Deed.done(act.code(), Map.of());
        Changes changes = confirmations
                .asked(author, wish, before)
                .and(parts.recovery().scribe().aside(author, deed, Subject.untouched(Subject.Kind.USER, user.id())));
        return new Draft<>(changes, new AddressAsked(now.plus(wish.lifetime())));
    }
}
