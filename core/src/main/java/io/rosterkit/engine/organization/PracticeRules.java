package io.rosterkit.engine.organization;

import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.Collection;
import java.util.Optional;

/** What may be a practice's name, and what may be its code word. Pure. */
final class PracticeRules {

    private static final int WORD_AT_LEAST = 8;
    private static final int WORD_AT_MOST = 40;

    private PracticeRules() {}

    static Outcome<DisplayName> nameTellsNoWord(DisplayName name, Collection<Practice> practices, CodeWords words) {
        return words.told(name.text(), practices)
                ? Outcome.refused(Refusal.of(ContactReason.NAME_TELLS_CODE_WORD).at("name"))
                : Outcome.done(name);
    }

    /**
     * A chosen word has 8 to 40 letters and digits, both kinds, with blanks and hyphens between them if need be, so
     * that it does not occur in prose.
     */
    static Outcome<CodeWord> strong(String chosen) {
        String folded = CodeWords.fold(chosen);
        int length = folded.codePointCount(0, folded.length());
        boolean plain = chosen.codePoints().allMatch(PracticeRules::plain);
        boolean bothKinds = folded.codePoints().anyMatch(Character::isLetter)
                && folded.codePoints().anyMatch(Character::isDigit);
        return length >= WORD_AT_LEAST && chosen.length() <= WORD_AT_MOST && bothKinds && plain
                ? Outcome.done(new CodeWord(chosen.strip()))
                : Outcome.refused(Refusal.of(OrganizationReason.CODE_WORD_WEAK)
                        .at("codeWord")
                        .with("atLeast", WORD_AT_LEAST)
                        .with("atMost", WORD_AT_MOST));
    }

    private static boolean plain(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == ' ' || codePoint == '-';
    }

    static boolean isIn(CodeWord word, Optional<DisplayName> name) {
        return name.filter(text -> CodeWords.fold(text.text()).contains(CodeWords.fold(word.reveal())))
                .isPresent();
    }

    static Outcome<CodeWord> inNoName(CodeWord word, DisplayName organization, Collection<Practice> practices) {
        String folded = CodeWords.fold(word.reveal());
        boolean found = CodeWords.fold(organization.text()).contains(folded)
                || practices.stream()
                        .anyMatch(practice ->
                                CodeWords.fold(practice.name().text()).contains(folded));
        return found
                ? Outcome.refused(
                        Refusal.of(OrganizationReason.CODE_WORD_IN_NAME).at("codeWord"))
                : Outcome.done(word);
    }
}
