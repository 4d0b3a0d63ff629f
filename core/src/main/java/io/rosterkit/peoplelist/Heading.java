package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.Marks;
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
 * What the heading of a column says, in English, German, French, Dutch, Spanish and Italian, however it is put
 * together: "E-Mail 1 - Value", "primaryEmail", "work_email", "Email Address [Required]". Of two columns with one
 * meaning the one with the lower rank is meant first.
 */
record Heading(Meaning meaning, int rank) {

    /** What a column is for, as far as its heading tells. */
    enum Meaning {
        /** E-mail addresses at work, or of which nothing more is said. */
        MAIL,
        /** E-mail addresses that are private, or not the first one. */
        PRIVATE_MAIL,
        /** Addresses, perhaps those of houses. */
        ADDRESS,
        /** A name to sign in with. */
        SIGN_IN_NAME,
        /** An address of another person, or something about an address. */
        NOT_THEIR_MAIL,
        /** A whole name. */
        NAME,
        /** A given name. */
        GIVEN_NAME,
        /** What stands between given name and surname. */
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
        /** Known, and of no use here. */
        OTHER,
        /** Not known. */
        UNKNOWN
    }

    /** A longer field is no heading. */
    static final int LONGEST = 200;

    private static final Pattern BRACKETS = Pattern.compile("[\\[({<]([^\\])}>]*)[\\])}>]");
    private static final Pattern EXAMPLE = Pattern.compile("\\S*@\\S*");
    private static final Pattern ADDRESS_WITHIN =
            Pattern.compile("[^\\s:<>()\\[\\]{},;\"']{1,64}@[^\\s:<>()\\[\\]{},;\"']+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD_ENDS = Pattern.compile(
            "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\d)|(?<=\\d)(?=\\p{L})");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d?");
    private static final Pattern BETWEEN_ALTERNATIVES =
            Pattern.compile("[/,;|&+]|\\s(?:und|and|et|y|e|en|or|oder|ou|of)\\s", Pattern.CASE_INSENSITIVE);
    private static final Set<Meaning> NAMES =
            EnumSet.of(Meaning.NAME, Meaning.GIVEN_NAME, Meaning.INFIX, Meaning.SURNAME, Meaning.SECOND_SURNAME);
    private static final int PRIMARY = 0;
    private static final int PLAIN = 100;
    private static final int OF_PEOPLE = 200;
    private static final int OF_COMPANY = 300;
    private static final int NOT_SURE = 400;

    /** The meaning of that heading. */
    static Heading of(String heading) {
        String text = EXAMPLE.matcher(heading.replace("type eq", " ")).replaceAll(" ");
        String outside = BRACKETS.matcher(text).replaceAll(" ");
        String inside =
                BRACKETS.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining(" "));
        List<String> main = words(outside);
        List<String> aside = words(inside);
        List<String> all = new ArrayList<>(main);
        all.addAll(aside);
        if (all.stream().anyMatch(HeadingWords::isMail)
                || HeadingWords.MAIL_TOGETHER.stream().anyMatch(all::containsAll)) {
            boolean named = anyOf(main, HeadingWords.NAMES) && main.stream().anyMatch(HeadingWords::isMail);
            return named ? new Heading(Meaning.NOT_THEIR_MAIL, PLAIN) : mail(all);
        }
        Heading plain = named(outside);
        Heading exact = named(inside);
        boolean moreExact = exact.meaning() != Meaning.UNKNOWN
                && (plain.meaning() == Meaning.UNKNOWN || plain.rank() > exact.rank());
        Heading found = moreExact ? exact : plain;
        boolean another = anyOf(found.meaning() == Meaning.UNKNOWN ? all : aside, HeadingWords.OTHER_PEOPLE);
        return another ? new Heading(Meaning.NOT_THEIR_MAIL, PLAIN) : found;
    }

    /** Whether one of these is the heading of a column with e-mail addresses, and none is an address. */
    static boolean namesAddresses(List<String> fields) {
        return fields.stream().noneMatch(ListedPerson::holdsAddress)
                && fields.stream()
                        .filter(field -> field.length() <= LONGEST)
                        .map(field -> of(field).meaning())
                        .anyMatch(found -> found == Meaning.MAIL || found == Meaning.PRIVATE_MAIL);
    }

    /** The addresses that stand in a heading, or what looks like some. */
    static List<String> examples(String heading) {
        return ADDRESS_WITHIN.matcher(heading).results().map(MatchResult::group).toList();
    }

    private static Heading mail(List<String> words) {
        if (anyOf(words, HeadingWords.ABOUT_MAIL) || anyOf(words, HeadingWords.OTHER_PEOPLE)) {
            return new Heading(Meaning.NOT_THEIR_MAIL, PLAIN);
        }
        int number = words.stream()
                .filter(word -> NUMBER.matcher(word).matches())
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(1);
        if (HeadingWords.isPrivate(words)) {
            return new Heading(Meaning.PRIVATE_MAIL, PLAIN + number);
        }
        if (words.stream().anyMatch(HeadingWords::isUnknownBesideMail)) {
            return new Heading(Meaning.MAIL, NOT_SURE + number);
        }
        if (HeadingWords.isWork(words)) {
            return new Heading(Meaning.MAIL, PRIMARY + number);
        }
        if (anyOf(words, HeadingWords.COMPANY)) {
            return new Heading(Meaning.MAIL, OF_COMPANY + number);
        }
        return new Heading(Meaning.MAIL, (anyOf(words, HeadingWords.PEOPLE_FIRST) ? OF_PEOPLE : PLAIN) + number);
    }

    /** Whether it speaks of e-mail with other words, which may say that the addresses are those of other people. */
    boolean isUnsureMail() {
        return meaning == Meaning.MAIL && rank >= NOT_SURE;
    }

    /** Whether it speaks of e-mail and names no person, so that the addresses belong to the person of the line. */
    boolean isSureMail() {
        return meaning == Meaning.MAIL && (rank < OF_PEOPLE || (rank >= OF_COMPANY && rank < NOT_SURE));
    }

    /** Whether that is a heading of which something is known. */
    boolean isKnown() {
        return meaning != Meaning.UNKNOWN;
    }

    private static boolean anyOf(List<String> words, Set<String> some) {
        return !Collections.disjoint(words, some);
    }

    /** The meaning of that text when nothing in it is about e-mail. */
    private static Heading named(String text) {
        List<String> words = words(text);
        return HeadingWords.known(words)
                .or(() -> alternatives(text))
                .orElse(new Heading(
                        anyOf(words, HeadingWords.PHONE) ? Meaning.PHONE : Meaning.UNKNOWN, Integer.MAX_VALUE));
    }

    /** The meaning of several headings in one, as in "Apellido paterno / materno" or "Name / Nom". */
    private static Optional<Heading> alternatives(String text) {
        String[] parts = BETWEEN_ALTERNATIVES.split(text, -1);
        List<Heading> known = Arrays.stream(parts)
                .flatMap(part -> HeadingWords.known(words(part)).stream())
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
        String letters = MARKS.matcher(Normalizer.normalize(Marks.strip(text), Normalizer.Form.NFKD))
                .replaceAll("")
                .replace("\u00DF", "ss");
        String apart = WORD_ENDS.matcher(letters).replaceAll(" ").toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN.split(apart, -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableList());
    }
}
