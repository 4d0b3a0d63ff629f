package io.rosterkit.engine.notice;

import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.notice.Languages;
import java.util.Locale;

/** In which language a user is written to. */
public final class RecipientLanguage {

    private RecipientLanguage() {}

    /** The supported language for the user's own, or for that of the organization when the user has none. */
    public static Locale of(User user, Organization organization) {
        return Languages.supported(
                user.contact().language().map(LanguageTag::locale).orElse(organization.language()));
    }
}
