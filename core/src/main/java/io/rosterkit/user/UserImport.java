package io.rosterkit.user;

import io.rosterkit.access.ValidityDraft;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.outcome.Arguments;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A user to import from an older system of the host. */
public final class UserImport {

    private final String address;
    private final UserType type;
    private final Details details;

    /**
     * The optional details, each as it was given. The password is as the older system stored it, and {@code toString}
     * hides it. Verified says whether that system has proven that the mailbox is the user's own. The access is what the
     * user will be allowed.
     */
    public record Details(
            Optional<String> name,
            Optional<String> phone,
            Optional<String> passwordHash,
            boolean verified,
            Optional<Locale> language,
            Optional<String> externalId,
            Access access) {

        /** The roles that the user will have. */
        public Set<Role> roles() {
            return access.roles();
        }

        @Override
        public String toString() {
            return "Details[...]";
        }
    }

    /** The roles that the user will have, and the time in which the user may act. */
    public record Access(Set<Role> roles, ValidityDraft validity) {

        public Access {
            roles = Set.copyOf(roles);
        }
    }

    private UserImport(String address, UserType type, Details details) {
        this.address = address;
        this.type = type;
        this.details = details;
    }

    /** A user of that address and type. */
    public static UserImport of(String address, UserType type) {
        Arguments.required("address", address, "type", type);
        return new UserImport(
                address,
                type,
                new Details(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        new Access(Set.of(), ValidityDraft.always())));
    }

    /** With a name. Default: none. */
    public UserImport named(String personsName) {
        Arguments.required("personsName", personsName);
        return with(new Details(
                Optional.of(personsName),
                details.phone(),
                details.passwordHash(),
                details.verified(),
                details.language(),
                details.externalId(),
                details.access()));
    }

    /** With the number to which codes are sent. Default: none. */
    public UserImport reachableAt(String phoneNumber) {
        Arguments.required("phoneNumber", phoneNumber);
        return with(new Details(
                details.name(),
                Optional.of(phoneNumber),
                details.passwordHash(),
                details.verified(),
                details.language(),
                details.externalId(),
                details.access()));
    }

    /**
     * With the password as it stands in the older system's table, whatever it is: Argon2, bcrypt, scrypt or PBKDF2, see
     * {@link io.rosterkit.password.Argon2Hasher}; it is hashed anew at the first sign-in. For a Keycloak credential it
     * is the secret data followed by the credential data. The import is refused when no password can ever be right for
     * it. Default: none; then the user recovers it, for which the address has to be verified.
     */
    public UserImport withPasswordHash(String stored) {
        Arguments.required("stored", stored);
        return with(new Details(
                details.name(),
                details.phone(),
                Optional.of(stored),
                details.verified(),
                details.language(),
                details.externalId(),
                details.access()));
    }

    /**
     * With an address that the older system has shown to be the user's own. Recovery and notices go to it, and
     * invitations of other organizations wait for it. Default: not verified, until the user confirms it with
     * {@link io.rosterkit.account.Account#changeAddress}.
     */
    public UserImport verified() {
        return with(new Details(
                details.name(),
                details.phone(),
                details.passwordHash(),
                true,
                details.language(),
                details.externalId(),
                details.access()));
    }

    /**
     * With a language of their own. {@link IllegalArgumentException} when its tag is longer than
     * {@value LanguageTag#MAX_LENGTH} characters. Default: none; then it is that of the organization.
     */
    public UserImport inLanguage(Locale chosen) {
        Arguments.required("chosen", chosen);
        return with(new Details(
                details.name(),
                details.phone(),
                details.passwordHash(),
                details.verified(),
                Optional.of(LanguageTag.of(chosen).locale()),
                details.externalId(),
                details.access()));
    }

    /**
     * With the id that the host keeps for the user, of 1 to {@value io.rosterkit.model.user.ExternalId#MAX_LENGTH}
     * characters and unique in the organization. Default: none.
     */
    public UserImport withExternalId(String id) {
        Arguments.required("id", id);
        return with(new Details(
                details.name(),
                details.phone(),
                details.passwordHash(),
                details.verified(),
                details.language(),
                Optional.of(id),
                details.access()));
    }

    /** With roles. Default: none. */
    public UserImport withRoles(Role... held) {
        Arguments.required("held", held);
        return with(new Details(
                details.name(),
                details.phone(),
                details.passwordHash(),
                details.verified(),
                details.language(),
                details.externalId(),
                new Access(Set.copyOf(Arrays.asList(held)), details.access().validity())));
    }

    /**
     * In that time only, as {@link io.rosterkit.assignment.Assignments#limit} says. Its end has to be later than now.
     * Default: at any time.
     */
    public UserImport limitedTo(ValidityDraft time) {
        Arguments.required("time", time);
        return with(new Details(
                details.name(),
                details.phone(),
                details.passwordHash(),
                details.verified(),
                details.language(),
                details.externalId(),
                new Access(details.roles(), time)));
    }

    private UserImport with(Details others) {
        return new UserImport(address, type, others);
    }

    /** The address, as it was given. */
    public String address() {
        return address;
    }

    /** The type of the user. */
    public UserType type() {
        return type;
    }

    /** Name, number, stored password, whether the address is verified, language, external id, roles and time. */
    public Details details() {
        return details;
    }
}
