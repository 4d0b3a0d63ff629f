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

/** Checks a new password by the policy of the organization and by the names that belong to the user. Thread-safe. */
public final class NewPasswordCheck {

    private final Profiles profiles;

    /** Takes the policies of these profiles. */
    public NewPasswordCheck(Profiles profiles) {
        this.profiles = profiles;
    }

    /** The password in NFC; refused when a user with this name and address may not set it. */
    public Outcome<String> accept(
            String typed, Organization organization, Optional<DisplayName> name, EmailAddress address) {
        Profile profile = profiles.of(organization);
        List<String> names = new ArrayList<>();
        names.add(profile.product());
        names.add(organization.name().text());
        name.ifPresent(displayName -> names.add(displayName.text()));
        names.add(address.key());
        boolean secondStep = profile.authentication().secondStep().signIn() != Demand.OFF;
        return new Passwords(profile.authentication().password())
                .accept(typed, new Passwords.Context(names, secondStep));
    }
}
