package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.PastedText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The meaning of a heading in English, German, French, Dutch, Spanish or Italian. It may have several words in any
 * spelling: "E-Mail 1 - Value", "primaryEmail", "work_email", "Email Address [Required]".
 *
 * @param rank decides between columns with the same meaning; the lowest is preferred
 */
record Heading(Meaning meaning, int rank) {

    /** What a heading can mean. */
    enum Meaning {
        /** E-mail addresses at work, or just e-mail addresses. */
        MAIL,
        /** Private or further e-mail addresses. */
        PRIVATE_MAIL,
        /** "Address" alone: it may mean e-mail or a postal address. */
        ANY_ADDRESS,
        /** A login name. */
        LOGIN_NAME,
        /** An e-mail address of another person, or a property of an address. */
        UNUSABLE_MAIL,
        /** A whole name. */
        NAME,
        /** A given name. */
        GIVEN_NAME,
        /** A word between given name and surname, such as the Dutch "van". */
        INFIX,
        /** A surname, or the first of two. */
        SURNAME,
        /** The second of two surnames. */
        SECOND_SURNAME,
        /** A phone number. */
        PHONE,
        /** The type or status of a user, in the words of another program. */
        TYPE,
        /** Roles, in the words of another program. */
        ROLES,
        /** A known heading of a column that is not used. */
        OTHER,
        /** An unknown heading. */
        UNKNOWN
    }

    /** A longer field is not a heading. */
    static final int MAX_LENGTH = 200;

    private static final Pattern BRACKETS = Pattern.compile("[\\[({<]([^\\])}>]*)[\\])}>]");
    private static final Pattern EXAMPLE_ADDRESS = Pattern.compile("\\S*@\\S*");
    private static final Pattern ADDRESS_IN_TEXT =
            Pattern.compile("[^\\s:<>()\\[\\]{},;\"']{1,64}@[^\\s:<>()\\[\\]{},;\"']+");
    private static final Pattern DIACRITICS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD_BOUNDARY = Pattern.compile(
            "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})");
    private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d?");
    private static final Pattern ALTERNATIVE_SEPARATOR =
            Pattern.compile("[/,;|&+]|\\s(?:und|and|et|y|e|en|or|oder|ou|of)\\s", Pattern.CASE_INSENSITIVE);
    private static final Set<Meaning> NAMES =
            EnumSet.of(Meaning.NAME, Meaning.GIVEN_NAME, Meaning.INFIX, Meaning.SURNAME, Meaning.SECOND_SURNAME);
    private static final int WORK_RANK = 0;
    private static final int PLAIN_RANK = 100;
    private static final int NAMED_PEOPLE_RANK = 200;
    private static final int COMPANY_RANK = 300;
    private static final int UNKNOWN_WORDS_RANK = 400;

    /** Finds the meaning of a heading. */
    static Heading of(String heading) {
        String text = EXAMPLE_ADDRESS.matcher(heading.replace("type eq", " ")).replaceAll(" ");
        String withoutBrackets = BRACKETS.matcher(text).replaceAll(" ");
        String withinBrackets =
                BRACKETS.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining(" "));
        List<String> mainWords = words(withoutBrackets);
        List<String> bracketWords = words(withinBrackets);
        List<String> allWords = new ArrayList<>(mainWords);
        allWords.addAll(bracketWords);
        if (allWords.stream().anyMatch(HeadingWords::isMail)
                || HeadingWords.MAIL_TOGETHER.stream().anyMatch(allWords::containsAll)) {
            boolean hasNameWord =
                    anyOf(mainWords, HeadingWords.NAMES) && mainWords.stream().anyMatch(HeadingWords::isMail);
            return hasNameWord ? new Heading(Meaning.UNUSABLE_MAIL, PLAIN_RANK) : mail(allWords);
        }
        Heading mainHeading = notMail(withoutBrackets);
        Heading bracketHeading = notMail(withinBrackets);
        boolean isBracketClearer = bracketHeading.meaning() != Meaning.UNKNOWN
                && (mainHeading.meaning() == Meaning.UNKNOWN || mainHeading.rank() > bracketHeading.rank());
        Heading found = isBracketClearer ? bracketHeading : mainHeading;
        boolean ofOtherPeople =
                anyOf(found.meaning() == Meaning.UNKNOWN ? allWords : bracketWords, HeadingWords.OTHER_PEOPLE);
        return ofOtherPeople ? new Heading(Meaning.UNUSABLE_MAIL, PLAIN_RANK) : found;
    }

    /** Whether one of the fields is a heading of e-mail addresses, and none is an address. */
    static boolean namesAddresses(List<String> fields) {
        return fields.stream().noneMatch(ListedPerson::holdsAddress)
                && fields.stream()
                        .filter(field -> field.length() <= MAX_LENGTH)
                        .map(field -> of(field).meaning())
                        .anyMatch(found -> found == Meaning.MAIL || found == Meaning.PRIVATE_MAIL);
    }

    /** The example addresses within a heading; they may be malformed. */
    static List<String> examples(String heading) {
        return ADDRESS_IN_TEXT
                .matcher(heading)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Heading mail(List<String> words) {
        if (anyOf(words, HeadingWords.ABOUT_MAIL) || anyOf(words, HeadingWords.OTHER_PEOPLE)) {
            return new Heading(Meaning.UNUSABLE_MAIL, PLAIN_RANK);
        }
        int number = words.stream()
                .filter(word -> NUMBER.matcher(word).matches())
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(1);
        if (HeadingWords.isPrivate(words)) {
            return new Heading(Meaning.PRIVATE_MAIL, PLAIN_RANK + number);
        }
        if (words.stream().anyMatch(HeadingWords::isUnknownBesideMail)) {
            return new Heading(Meaning.MAIL, UNKNOWN_WORDS_RANK + number);
        }
        if (HeadingWords.isWork(words)) {
            return new Heading(Meaning.MAIL, WORK_RANK + number);
        }
        if (anyOf(words, HeadingWords.COMPANY)) {
            return new Heading(Meaning.MAIL, COMPANY_RANK + number);
        }
        return new Heading(
                Meaning.MAIL, (anyOf(words, HeadingWords.PEOPLE_FIRST) ? NAMED_PEOPLE_RANK : PLAIN_RANK) + number);
    }

    /** Whether it means e-mail but has unknown words, so that the addresses may be those of other people. */
    boolean isMailWithUnknownWords() {
        return meaning == Meaning.MAIL && rank >= UNKNOWN_WORDS_RANK;
    }

    /** Whether it means e-mail and names no people, so that the addresses belong to the person of the record. */
    boolean isMailOfListedPerson() {
        return meaning == Meaning.MAIL
                && (rank < NAMED_PEOPLE_RANK || (rank >= COMPANY_RANK && rank < UNKNOWN_WORDS_RANK));
    }

    /** Whether the heading is a known one. */
    boolean isKnown() {
        return meaning != Meaning.UNKNOWN;
    }

    private static boolean anyOf(List<String> words, Set<String> set) {
        return !Collections.disjoint(words, set);
    }

    /** The meaning of a heading that is not about e-mail. */
    private static Heading notMail(String text) {
        List<String> words = words(text);
        return HeadingWords.find(words)
                .or(() -> alternatives(text))
                .orElse(new Heading(
                        anyOf(words, HeadingWords.PHONE) ? Meaning.PHONE : Meaning.UNKNOWN, Integer.MAX_VALUE));
    }

    /** The meaning of a field with several headings, such as "Apellido paterno / materno" or "Name / Nom". */
    private static Optional<Heading> alternatives(String text) {
        String[] parts = ALTERNATIVE_SEPARATOR.split(text, -1);
        List<Heading> known = Arrays.stream(parts)
                .flatMap(part -> HeadingWords.find(words(part)).stream())
                .toList();
        Set<Meaning> meanings = known.stream().map(Heading::meaning).collect(Collectors.toSet());
        if (known.size() < 2 || known.size() < parts.length) {
            return Optional.empty();
        }
        if (meanings.size() > 1 && NAMES.containsAll(meanings)) {
            return Optional.of(new Heading(meanings.contains(Meaning.GIVEN_NAME) ? Meaning.NAME : Meaning.SURNAME, 1));
        }
        return known.stream().filter(heading -> meanings.size() == 1).min(Comparator.comparingInt(Heading::rank));
    }

    private static List<String> words(String text) {
        String letters = DIACRITICS
                .matcher(Normalizer.normalize(PastedText.strip(text), Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("\u00DF", "ss");
        String separated = WORD_BOUNDARY.matcher(letters).replaceAll(" ").toLowerCase(Locale.ROOT);
        return Arrays.stream(NOT_IN_A_WORD.split(separated, -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableList());
    }
}
