package io.rosterkit.engine.password;

import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.Profile;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which password a person may choose: none that is made of words that are known of them. Thread-safe. */
public final class PasswordChoice {

    private final Profiles profiles;

    /** By the policies of those profiles. */
    public PasswordChoice(Profiles profiles) {
        this.profiles = profiles;
    }

    /** The password in its normal form, if a person of that name and address may choose it. */
    public Outcome<String> choose(
            String typed, Organization organization, Optional<DisplayName> name, EmailAddress address) {
        Profile profile = profiles.of(organization.profile());
        List<String> words = new ArrayList<>();
        words.add(profile.product());
        words.add(organization.name().text());
        name.ifPresent(known -> words.add(known.text()));
        words.add(address.key());
        boolean secondStep = profile.authentication().secondStep().signIn() != Demand.OFF;
        return new Passwords(profile.authentication().password())
                .choose(typed, new Passwords.Context(words, secondStep));
    }
}
