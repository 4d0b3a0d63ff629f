package io.rosterkit.organization;

import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.outcome.Arguments;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** A request to open an organization. The first practice has the name of the organization. */
public final class Opening {

    private final String name;
    private final Person first;
    private final Settings settings;
    private final Optional<Opener> opener;

    /** The person of the vendor's support who opens it, and the support case. */
    public record Opener(String supportId, String supportCase) {}

    /** The language, the time zone if one was given, and the name of the profile. */
    public record Settings(Locale language, Optional<ZoneName> zone, ProfileName profile) {}

    /** The first user: the address, and the name and phone number if they were given. */
    public record Person(String address, Optional<String> name, Optional<String> phone) {}

    private Opening(String name, Person first, Settings settings, Optional<Opener> opener) {
        this.name = name;
        this.first = first;
        this.settings = settings;
        this.opener = opener;
    }

    /** An organization of that name, whose first user will be the person with that address. */
    public static Opening of(String name, String firstAddress) {
        Arguments.required("name", name, "firstAddress", firstAddress);
        return new Opening(
                name,
                new Person(firstAddress, Optional.empty(), Optional.empty()),
                new Settings(Locale.ENGLISH, Optional.empty(), ProfileName.STANDARD),
                Optional.empty());
    }

    /** With the name of the first user. Default: none. */
    public Opening firstUserNamed(String personsName) {
        Arguments.required("personsName", personsName);
        return new Opening(
                name, new Person(first.address(), Optional.of(personsName), first.phone()), settings, opener);
    }

    /**
     * With the phone number of the first user, which is needed where registration demands a code by SMS. Default: none.
     */
    public Opening firstUserReachableAt(String phoneNumber) {
        Arguments.required("phoneNumber", phoneNumber);
        return new Opening(name, new Person(first.address(), first.name(), Optional.of(phoneNumber)), settings, opener);
    }

    /**
     * With the language of messages to its people. {@link IllegalArgumentException} when its tag is longer than
     * {@value LanguageTag#MAX_LENGTH} characters. Default: English.
     */
    public Opening inLanguage(Locale language) {
        Arguments.required("language", language);
        return new Opening(
                name,
                first,
                new Settings(LanguageTag.of(language).locale(), settings.zone(), settings.profile()),
                opener);
    }

    /**
     * In that time zone. Mails show times in this zone, with its name. {@link IllegalArgumentException} when the name
     * of the zone is longer than {@value ZoneName#MAX_LENGTH} characters. Default: the zone of the profile.
     */
    public Opening inZone(ZoneId zone) {
        Arguments.required("zone", zone);
        if (zone.getId().length() > ZoneName.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "zone must have a name of at most " + ZoneName.MAX_LENGTH + " characters");
        }
        return new Opening(
                name,
                first,
                new Settings(settings.language(), Optional.of(ZoneName.of(zone)), settings.profile()),
                opener);
    }

    /**
     * With the profile of that name. {@code Operations.open} refuses a name that the roster does not have. Default: the
     * standard one.
     */
    public Opening withProfile(ProfileName profile) {
        Arguments.required("profile", profile);
        return new Opening(name, first, new Settings(settings.language(), settings.zone(), profile), opener);
    }

    /**
     * Opened by a person of the vendor's support, with the ids of that person and of the support case.
     * {@code Operations.open} throws {@link IllegalArgumentException} for ids that
     * {@link io.rosterkit.model.access.Actor.Support} does not accept. Default: by a job of the host.
     */
    public Opening openedBySupport(String supportId, String supportCase) {
        Arguments.required("supportId", supportId, "supportCase", supportCase);
        return new Opening(name, first, settings, Optional.of(new Opener(supportId, supportCase)));
    }

    /** The name of the organization, as it was given. */
    public String name() {
        return name;
    }

    /** The first user. */
    public Person first() {
        return first;
    }

    /** The language, the time zone and the profile. */
    public Settings settings() {
        return settings;
    }

    /** The person of support who opens it; empty for a job of the host. */
    public Optional<Opener> opener() {
        return opener;
    }
}
