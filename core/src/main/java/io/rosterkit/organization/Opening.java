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
    private final Place place;
    private final Optional<Opener> opener;

    /** The person of the vendor's support who opens it, and the support case. */
    public record Opener(String support, String supportCase) {}

    /** The language, the time zone if one was given, and the name of the profile. */
    public record Place(Locale language, Optional<ZoneName> zone, ProfileName profile) {}

    /** The first user: the address, and the name and phone number if they were given. */
    public record Person(String address, Optional<String> name, Optional<String> phone) {}

    private Opening(String name, Person first, Place place, Optional<Opener> opener) {
        this.name = name;
        this.first = first;
        this.place = place;
        this.opener = opener;
    }

    /** An organization of that name, whose first user will be the person with that address. */
    public static Opening of(String name, String firstAddress) {
        Arguments.required("name", name, "firstAddress", firstAddress);
        return new Opening(
                name,
                new Person(firstAddress, Optional.empty(), Optional.empty()),
                new Place(Locale.ENGLISH, Optional.empty(), ProfileName.STANDARD),
                Optional.empty());
    }

    /** With the name of the first user. Default: none. */
    public Opening firstUserNamed(String personsName) {
        Arguments.required("personsName", personsName);
        return new Opening(name, new Person(first.address(), Optional.of(personsName), first.phone()), place, opener);
    }

    /** With the number to which a code is sent where registration demands one. Default: none. */
    public Opening firstUserReachableAt(String phoneNumber) {
        Arguments.required("phoneNumber", phoneNumber);
        return new Opening(name, new Person(first.address(), first.name(), Optional.of(phoneNumber)), place, opener);
    }

    /**
     * With the language of messages to its people. {@link IllegalArgumentException} when its tag is longer than
     * {@value LanguageTag#MAX_LENGTH} characters. Default: English.
     */
    public Opening inLanguage(Locale chosen) {
        Arguments.required("chosen", chosen);
        return new Opening(
                name, first, new Place(LanguageTag.of(chosen).locale(), place.zone(), place.profile()), opener);
    }

    /**
     * In that time zone: times in its mails are of this zone and name it. {@link IllegalArgumentException} when the
     * name of the zone is longer than {@value ZoneName#MAX_LENGTH} characters. Default: the zone of the profile.
     */
    public Opening inZone(ZoneId chosen) {
        Arguments.required("chosen", chosen);
        if (chosen.getId().length() > ZoneName.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "zone must have a name of at most " + ZoneName.MAX_LENGTH + " characters");
        }
        return new Opening(
                name, first, new Place(place.language(), Optional.of(ZoneName.of(chosen)), place.profile()), opener);
    }

    /** With the profile of that name, which the roster must have. Default: the standard one. */
    public Opening withProfile(ProfileName chosen) {
        Arguments.required("chosen", chosen);
        return new Opening(name, first, new Place(place.language(), place.zone(), chosen), opener);
    }

    /** Opened by a person of the vendor's support. Default: by a job of the host. */
    public Opening by(String support, String supportCase) {
        Arguments.required("support", support, "supportCase", supportCase);
        return new Opening(name, first, place, Optional.of(new Opener(support, supportCase)));
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
    public Place place() {
        return place;
    }

    /** The person of support who opens it; empty for a job of the host. */
    public Optional<Opener> opener() {
        return opener;
    }
}
