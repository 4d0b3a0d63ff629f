package io.rosterkit.engine.password;

import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.organization.Organization;
import io.rosterkit.model.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which password a person may choose: none that is made of words that are known of them. Thread-safe. */
public final class PasswordChoice {

    private final Passwords rules;
    private final String product;
    private final boolean secondStep;

    /** Under those rules, for that product; {@code secondStep}: signing in asks for a code, too. */
    public PasswordChoice(Passwords rules, String product, boolean secondStep) {
        this.rules = rules;
        this.product = product;
        this.secondStep = secondStep;
    }

    /** The password in its normal form, if a person of that name and address may choose it. */
    public Outcome<String> choose(
            String typed, Organization organization, Optional<DisplayName> name, EmailAddress address) {
        List<String> words = new ArrayList<>();
        words.add(product);
        words.add(organization.name().text());
        name.ifPresent(known -> words.add(known.text()));
        words.add(address.key());
        return rules.choose(typed, new Passwords.Context(words, secondStep));
    }
}
