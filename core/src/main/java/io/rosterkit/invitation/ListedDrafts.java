package io.rosterkit.invitation;

import io.rosterkit.contact.ListedPerson;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Makes a draft of a line of a list. People write "Office Administrator" where the code is
 * {@code office-administrator}.
 */
final class ListedDrafts {

    private static final Pattern BETWEEN_ROLES = Pattern.compile("[,;|]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Refusal TYPE = Refusal.of(AccessReason.TYPE_UNKNOWN).at("type");
    private static final Refusal ROLE = Refusal.of(AccessReason.ROLE_UNKNOWN).at("roles");

    private ListedDrafts() {}

    /** The draft, for a user of that type where the line does not say. */
    static Outcome<InvitationDraft> of(ListedPerson person, UserType otherwise) {
        if (person.isTooLong()) {
            return Outcome.refused(ContactReason.LINE_TOO_LONG);
        }
        Outcome<UserType> type =
                person.type().isEmpty() ? Outcome.done(otherwise) : code(person.type(), UserType::new, TYPE);
        return type.map(found -> InvitationDraft.to(person.address(), found))
                .map(draft -> person.name().isEmpty() ? draft : draft.named(person.name()))
                .then(draft -> withRoles(draft, person.roles()));
    }

    private static Outcome<InvitationDraft> withRoles(InvitationDraft draft, String roles) {
        return Arrays.stream(BETWEEN_ROLES.split(roles, -1))
                .filter(role -> !role.isBlank())
                .map(role -> code(role, Role::new, ROLE))
                .reduce(
                        Outcome.done(draft),
                        (so, role) -> so.then(some -> role.map(some::withRole)),
                        (one, other) -> other);
    }

    private static <C> Outcome<C> code(String text, Function<String, C> kind, Refusal otherwise) {
        String code = BLANKS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        try {
            return Outcome.done(kind.apply(code));
        } catch (IllegalArgumentException noCode) {
            return Outcome.refused(otherwise);
        }
    }
}
