package io.rosterkit.engine.invitee;

import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.contact.Phones;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.outcome.Outcome;
import java.util.Optional;
import java.util.function.Function;

/**
 * An edit whose texts can be read. Without a field the person keeps what is there; a field without a value removes it.
 */
record ParsedEdit(
        Optional<EmailAddress> address,
        Optional<Field<PhoneNumber>> phone,
        Optional<Field<DisplayName>> name,
        Optional<UserType> type) {

    /** What a field holds after the edit. */
    record Field<T>(Optional<T> value) {}

    static Outcome<ParsedEdit> of(InviteeEdit typed) {
        return parsed(typed.address(), Addresses::parse)
                .then(address -> parsed(typed.phone(), text -> field(text, Phones::parse))
                        .then(phone -> parsed(typed.name(), text -> field(text, Names::parse))
                                .map(name -> new ParsedEdit(address, phone, name, typed.type()))));
    }

    /** The person after the edit. Another spelling of the same address changes nothing. */
    Invitee appliedTo(Invitee before) {
        EmailAddress next = address.filter(
                        wanted -> !wanted.key().equals(before.address().key()))
                .orElse(before.address());
        Invitee.Details details = new Invitee.Details(
                name.map(Field::value).orElse(before.name()),
                phone.map(Field::value).orElse(before.phone()),
                before.externalId());
        return before.reached(next, details).with(type.orElse(before.type()));
    }

    private static <T> Outcome<Optional<T>> parsed(Optional<String> typed, Function<String, Outcome<T>> parser) {
        return typed.map(text -> parser.apply(text).map(Optional::of)).orElseGet(() -> Outcome.done(Optional.empty()));
    }

    private static <T> Outcome<Field<T>> field(String text, Function<String, Outcome<T>> parser) {
        return text.isBlank()
                ? Outcome.done(new Field<>(Optional.empty()))
                : parser.apply(text).map(value -> new Field<>(Optional.of(value)));
    }
}
