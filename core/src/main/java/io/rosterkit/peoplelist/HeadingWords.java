package io.rosterkit.peoplelist;

import io.rosterkit.peoplelist.Heading.Meaning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of headings, without diacritics. The file {@code headings.txt} has all of them but the patterns below. */
final class HeadingWords {

    private static final Pattern LINE_FORMAT = Pattern.compile("(words|heading) (\\w+)(?: (\\d+))?: (.+)");
    private static final List<Matcher> FILE_LINES = read();

    /** Words without a meaning, which are skipped. */
    private static final Set<String> NOISE = words("NOISE");

    /**
     * Words for a person at the beginning or the end of a heading, as in "Attendee first name" and "Nom du contact".
     */
    private static final Set<String> PEOPLE = words("PEOPLE");

    /** Words that are skipped at the beginning of a heading. */
    static final Set<String> PEOPLE_FIRST = union(PEOPLE, words("FIRST_ONLY"));

    /** Words for phone numbers. */
    static final Set<String> PHONE = words("PHONE");

    /** Words for a property of an address. */
    static final Set<String> ABOUT_MAIL = words("ABOUT_MAIL");

    /** Words for names. A heading with one of them and "e-mail" is not used. */
    static final Set<String> NAMES = words("NAMES");

    /** Words for other people than the one of the line. */
    static final Set<String> OTHER_PEOPLE = words("OTHER_PEOPLE");

    /** Words beside "e-mail" that do not change its meaning. */
    static final Set<String> BESIDE_MAIL = words("BESIDE_MAIL");

    /** Words for the address of a company. */
    static final Set<String> COMPANY = words("COMPANY");

    /** Groups of words that mean e-mail only together. */
    static final List<Set<String>> MAIL_TOGETHER =
            List.of(Set.of("adresse", "electronique"), Set.of("posta", "elettronica"), Set.of("elektronische", "post"));

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern MAIL =
            Pattern.compile("(?!voice)\\p{L}*mail(s|adresse|adressen|adres|address|addresses"
                    + "|addr|id|konto)?|messagerie|courriels?|mel|correo|smtp|epost");
    private static final Pattern PRIVATE_MAIL =
            Pattern.compile("(privat|personal|perso|heim|home|zweit|second|alternat|recovery).*mail.*");
    private static final Pattern WORK_MAIL =
            Pattern.compile("(dienst|geschaft|geschaeft|arbeits|beruf|work|business|office|haupt|primary).*mail.*");

    private static final Set<String> PRIVATE = words("PRIVATE");
    private static final Set<String> WORK = words("WORK");
    private static final Set<String> NOT_BEFORE_A_PERSON = words("NOT_LAST");
    private static final Map<String, Heading> KNOWN = headings();

    private HeadingWords() {}

    /** Whether the word means e-mail. */
    static boolean isMail(String word) {
        return MAIL.matcher(word).matches();
    }

    /** Whether one of the words, or a part of one, means private or further addresses. */
    static boolean isPrivate(List<String> words) {
        return !Collections.disjoint(words, PRIVATE)
                || words.stream().anyMatch(word -> PRIVATE_MAIL.matcher(word).matches());
    }

    /** Whether one of the words, or a part of one, means work. */
    static boolean isWork(List<String> words) {
        return !Collections.disjoint(words, WORK)
                || words.stream().anyMatch(word -> WORK_MAIL.matcher(word).matches());
    }

    /** Whether the word is unknown in a heading of e-mail addresses, so that it may name other people. */
    static boolean isUnknownBesideMail(String word) {
        return Stream.of(NOISE, PEOPLE_FIRST, COMPANY, WORK, BESIDE_MAIL).noneMatch(set -> set.contains(word))
                && !isMail(word)
                && !isWork(List.of(word))
                && !NUMBER.matcher(word).matches();
    }

    /**
     * The heading with these words, without noise and without people at its beginning or end; empty when it is unknown.
     */
    static Optional<Heading> find(List<String> words) {
        List<String> meaningful =
                words.stream().filter(word -> !NOISE.contains(word)).toList();
        int size = meaningful.size();
        int first = 0;
        while (first < size && PEOPLE_FIRST.contains(meaningful.get(first))) {
            first++;
        }
        int last = size;
        while (last > 0 && PEOPLE.contains(meaningful.get(last - 1))) {
            last--;
        }
        for (int length = size; length > 0; length--) {
            for (int from = Math.max(0, last - length); from <= Math.min(first, size - length); from++) {
                Heading known = find(meaningful.subList(from, from + length), from + length < size);
                if (known != null) {
                    return Optional.of(known);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Heading find(List<String> words, boolean personFollows) {
        return personFollows && NOT_BEFORE_A_PERSON.contains(words.get(words.size() - 1))
                ? null
                : KNOWN.get(String.join("", words));
    }

    private static Set<String> union(Set<String> set, Set<String> others) {
        return Stream.concat(set.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String kind) {
        Set<String> words = new HashSet<>();
        FILE_LINES.stream()
                .filter(line -> line.group(1).equals("words") && line.group(2).equals(kind))
                .forEach(line -> words.addAll(Arrays.asList(line.group(4).split(" ", -1))));
        return Collections.unmodifiableSet(words);
    }

    private static Map<String, Heading> headings() {
        Map<String, Heading> headings = new HashMap<>();
        FILE_LINES.stream().filter(line -> line.group(1).equals("heading")).forEach(line -> {
            Heading heading = new Heading(Meaning.valueOf(line.group(2)), Integer.parseInt(line.group(3)));
            List.of(line.group(4).split(" ", -1)).forEach(words -> headings.put(words, heading));
        });
        return headings;
    }

    private static List<Matcher> read() {
        try (InputStream file = Objects.requireNonNull(HeadingWords.class.getResourceAsStream("headings.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(HeadingWords::parse)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Matcher parse(String line) {
        Matcher matcher = LINE_FORMAT.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("headings.txt has a malformed line: " + line);
        }
        return matcher;
    }
}
