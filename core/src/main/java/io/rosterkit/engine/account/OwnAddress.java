package io.rosterkit.engine.account;

import io.rosterkit.account.AddressAsked;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.invitation.AddressClaims;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.engine.lockout.Guards;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.engine.signin.Reauthentication.CurrentUser;
import io.rosterkit.engine.verification.Confirmations;
import io.rosterkit.engine.verification.Confirmations.Wish;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Deed;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.LockoutChange;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.User;
import io.rosterkit.model.verification.Confirmation;
import io.rosterkit.model.verification.Confirmation.Purpose;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.spi.storage.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asking for another own address. */
final class OwnAddress {

    private static final ResultCodec<AddressAsked> ASKED =
            ResultCodec.of(asked -> asked.until().toString(), text -> new AddressAsked(Instant.parse(text)));

    private final AccountParts parts;
    private final Reauthentication self;

    OwnAddress(AccountParts parts, Reauthentication self) {
        this.parts = parts;
        this.self = self;
    }

    Outcome<AddressAsked> ask(String newAddress, String password) {
        return Addresses.parse(newAddress).then(address -> {
            Operation operation = self.operation("user.address-ask", address.key());
            return self.perform(
                    operation,
                    password,
                    ASKED,
                    (me, now) -> free(parts.addresses(), me.user(), address, now)
                            .then(free -> charged(me.user(), now))
                            .map(charge -> asked(operation, me, address, charge, now)));
        });
    }

    /**
     * Refused when another user of the organization has the address already, or an invitation to it is open or held.
     * The own one can be asked for as long as no other connection of it is known.
     */
    static Outcome<AddressAvailability.Free> free(
            AddressClaims addresses, User user, EmailAddress address, Instant now) {
        if (isOf(user, address) && !user.contact().verified()) {
            return Outcome.done(new AddressAvailability.Free(Optional.empty()));
        }
        return addresses
                .look(Viewer.of(user.organization()), address, user.id(), now)
                .orRefused();
    }

    /** Whether the user has that address. */
    static boolean isOf(User user, EmailAddress address) {
        return user.contact().address().key().equals(address.key());
    }

    /**
     * One more mail on behalf of the user; written together with it, so that what is refused costs none. It has a
     * counter of its own, which requests of strangers for recovery do not use up.
     */
    private Outcome<Counter> charged(User user, Instant now) {
        Guards guards = parts.signIns().guards();
        UUID self = user.id().uuid();
        Counter.Key key = new Counter.Key(self, Proof.MAIL, self);
        Charge charge = CounterRules.charge(
                guards.limiter().look(user.organization(), key, now),
                guards.policy().strangers().mail(),
                now);
        return charge.shut() ? Outcome.refused(tooOften(charge.after(), now)) : Outcome.done(charge.after());
    }

    private static Refusal tooOften(Counter counter, Instant now) {
        Refusal refusal = Refusal.of(VerificationReason.MAILED_TOO_OFTEN);
        return counter.block()
                .until()
                .map(until -> refusal.with(
                        "minutes",
                        Duration.between(now, until)
                                .plus(Duration.ofMinutes(1).minusNanos(1))
                                .toMinutes()))
                .orElse(refusal);
    }

    private Decision<AddressAsked> asked(
            Operation operation, CurrentUser me, EmailAddress address, Counter charged, Instant now) {
        Author author = me.author(now);
        User user = me.user();
        Confirmations confirmations = parts.recovery().secrets().confirmations();
        Wish wish = new Wish(
                user,
                Purpose.NEW_ADDRESS,
                address,
                parts.recovery().rules().policy().lifetime());
        Optional<Confirmation> before = confirmations.find(user.organization(), user.id(), Purpose.NEW_ADDRESS);
        Deed deed = Deed.done(operation.code(), Map.of());
        Changes changes = confirmations
                .asked(author, wish, before)
                .and(new LockoutChange.Counted(charged))
                .and(parts.recovery()
                        .journalWriter()
                        .event(author, deed, Subject.untouched(Subject.Kind.USER, user.id())));
        return new Decision<>(changes, new AddressAsked(now.plus(wish.lifetime())));
    }
}
