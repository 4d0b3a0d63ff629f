package io.rosterkit.engine.audit;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.user.stored.User;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The personal data that an entry contains about its subject, and the salt of the subject, under which it is encrypted.
 * Nobody else is in it.
 */
public record PersonalFacts(Optional<DataSalt> salt, SortedMap<String, String> facts) {

    /** Nothing personal. */
    public static PersonalFacts none() {
        return new PersonalFacts(Optional.empty(), new TreeMap<>());
    }

    /** How a new user is called and reached. */
    public static PersonalFacts of(User user) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts(user.contact()).forEach((what, value) -> facts.put(what + "-after", value));
        return new PersonalFacts(user.security().dataSalt(), facts);
    }

    /** How a user was called and reached before and is after a change; only what differs. */
    public static PersonalFacts changed(User user, User.Contact after) {
        SortedMap<String, String> old = facts(user.contact());
        SortedMap<String, String> now = facts(after);
        SortedMap<String, String> facts = new TreeMap<>();
        old.forEach((what, value) -> {
            if (!value.equals(now.get(what))) {
                facts.put(what + "-before", value);
            }
        });
        now.forEach((what, value) -> {
            if (!value.equals(old.get(what))) {
                facts.put(what + "-after", value);
            }
        });
        return new PersonalFacts(user.security().dataSalt(), facts);
    }

    private static SortedMap<String, String> facts(User.Contact contact) {
        SortedMap<String, String> facts = new TreeMap<>();
        contact.mailbox().map(EmailAddress::original).ifPresent(address -> facts.put("address", address));
        contact.name().map(DisplayName::text).ifPresent(name -> facts.put("name", name));
        contact.phone().map(PhoneNumber::e164).ifPresent(phone -> facts.put("phone", phone));
        return facts;
    }

    /** Without the values, which must not reach a log. */
    @Override
    public String toString() {
        return "PersonalFacts" + facts.keySet();
    }
}
