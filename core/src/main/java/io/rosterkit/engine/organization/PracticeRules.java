package io.rosterkit.engine.organization;

import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.access.CustomRoleSet.CustomRole;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.Collection;
import java.util.stream.Stream;

/** Rules for the name of a practice and for its code word. Pure. */
final class PracticeRules {

    private static final int MIN_WORD_LENGTH = 8;
    private static final int MAX_WORD_LENGTH = 40;

    private PracticeRules() {}

    static Outcome<Practice> checkDeactivated(Practice practice) {
        return practice.isActive() ? Outcome.refused(OrganizationReason.PRACTICE_ACTIVE) : Outcome.done(practice);
    }

    /** The practice, if it is active and another one is, too. */
    static Outcome<Practice> checkMayDeactivate(Practice practice, Collection<Practice> all) {
        if (!practice.isActive()) {
            return Outcome.refused(OrganizationReason.PRACTICE_DEACTIVATED);
        }
        boolean isLast =
                all.stream().noneMatch(other -> other.isActive() && !other.id().equals(practice.id()));
        return isLast ? Outcome.refused(OrganizationReason.PRACTICE_LAST) : Outcome.done(practice);
    }

    /**
     * A code word that an organization chooses has at least 8 letters and digits, and at least one of each. With blanks
     * and hyphens it has at most 40 characters. Such a word hardly ever stands in a name or a text by chance.
     */
    static Outcome<CodeWord> checkStrength(String chosen) {
        String folded = CodeWords.fold(chosen);
        int length = folded.codePointCount(0, folded.length());
        boolean allowed = chosen.codePoints().allMatch(PracticeRules::isAllowed);
        boolean bothKinds = folded.codePoints().anyMatch(Character::isLetter)
                && folded.codePoints().anyMatch(Character::isDigit);
        return length >= MIN_WORD_LENGTH && chosen.length() <= MAX_WORD_LENGTH && bothKinds && allowed
                ? Outcome.done(new CodeWord(chosen.strip()))
                : Outcome.refused(Refusal.of(OrganizationReason.CODE_WORD_WEAK)
                        .at("codeWord")
                        .with("atLeast", MIN_WORD_LENGTH)
                        .with("atMost", MAX_WORD_LENGTH));
    }

    private static boolean isAllowed(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == ' ' || codePoint == '-';
    }

    static Outcome<CodeWord> checkNotInNames(CodeWord word, Organization organization, Collection<Practice> practices) {
        String folded = CodeWords.fold(word.reveal());
        boolean found = Stream.of(
                        Stream.of(organization.name()),
                        organization.customRoles().roles().stream().map(CustomRole::name),
                        practices.stream().map(Practice::name))
                .flatMap(names -> names)
                .anyMatch(name -> CodeWords.fold(name.text()).contains(folded));
        return found
                ? Outcome.refused(
                        Refusal.of(OrganizationReason.CODE_WORD_IN_NAME).at("codeWord"))
                : Outcome.done(word);
    }
}
