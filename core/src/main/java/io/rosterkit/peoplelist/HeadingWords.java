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

/** The words of headings, without diacritics; all but the patterns stand in {@code headings.txt}. */
final class HeadingWords {

    private static final Pattern LINE = Pattern.compile("(words|heading) (\\w+)(?: (\\d+))?: (.+)");
    private static final List<Matcher> LINES = read();

    /** Words that tell nothing. */
    private static final Set<String> NOISE = words("NOISE");

    /** Whom a heading may name first or last, as in "Attendee first name" and "Nom du contact". */
    private static final Set<String> PEOPLE = words("PEOPLE");

    /** What a heading may begin with before it says what the column holds. */
    static final Set<String> PEOPLE_FIRST = union(PEOPLE, words("FIRST_ONLY"));

    /** Words of phone numbers. */
    static final Set<String> PHONE = words("PHONE");

    /** Words of something about an address. */
    static final Set<String> ABOUT_MAIL = words("ABOUT_MAIL");

    /** Words of names, beside which an address is that of another thing. */
    static final Set<String> NAMES = words("NAMES");

    /** Words of other people than the one in the line. */
    static final Set<String> OTHER_PEOPLE = words("OTHER_PEOPLE");

    /** Words that stand beside "e-mail" and change nothing. */
    static final Set<String> BESIDE_MAIL = words("BESIDE_MAIL");

    /** Words of an address that a company gave. */
    static final Set<String> COMPANY = words("COMPANY");

    /** Words that tell of e-mail only together. */
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
    private static final Set<String> NOT_LAST = words("NOT_LAST");
    private static final Map<String, Heading> KNOWN = headings();

    private HeadingWords() {}

    /** Whether the word speaks of e-mail. */
    static boolean isMail(String word) {
        return MAIL.matcher(word).matches();
    }

    /** Whether one of the words, or a part of one, speaks of private or further addresses. */
    static boolean isPrivate(List<String> words) {
        return !Collections.disjoint(words, PRIVATE)
                || words.stream().anyMatch(word -> PRIVATE_MAIL.matcher(word).matches());
    }

    /** Whether one of the words, or a part of one, speaks of work. */
    static boolean isWork(List<String> words) {
        return !Collections.disjoint(words, WORK)
                || words.stream().anyMatch(word -> WORK_MAIL.matcher(word).matches());
    }

    /** Whether the heading of a column with e-mail addresses has a word that may say whose they are. */
    static boolean isUnknownBesideMail(String word) {
        return Stream.of(NOISE, PEOPLE_FIRST, COMPANY, WORK, BESIDE_MAIL).noneMatch(some -> some.contains(word))
                && !isMail(word)
                && !isWork(List.of(word))
                && !NUMBER.matcher(word).matches();
    }

    /** What a heading of these words says, noise and people it names first or last aside; empty when not known. */
    static Optional<Heading> known(List<String> words) {
        List<String> telling =
                words.stream().filter(word -> !NOISE.contains(word)).toList();
        int size = telling.size();
        int first = 0;
        while (first < size && PEOPLE_FIRST.contains(telling.get(first))) {
            first++;
        }
        int last = size;
        while (last > 0 && PEOPLE.contains(telling.get(last - 1))) {
            last--;
        }
        for (int length = size; length > 0; length--) {
            for (int from = Math.max(0, last - length); from <= Math.min(first, size - length); from++) {
                Heading known = known(telling.subList(from, from + length), from + length < size);
                if (known != null) {
                    return Optional.of(known);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Heading known(List<String> words, boolean namedBehind) {
        return namedBehind && NOT_LAST.contains(words.get(words.size() - 1)) ? null : KNOWN.get(String.join("", words));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String kind) {
        Set<String> words = new HashSet<>();
        LINES.stream()
                .filter(line -> line.group(1).equals("words") && line.group(2).equals(kind))
                .forEach(line -> words.addAll(Arrays.asList(line.group(4).split(" ", -1))));
        return Collections.unmodifiableSet(words);
    }

    private static Map<String, Heading> headings() {
        Map<String, Heading> headings = new HashMap<>();
        LINES.stream().filter(line -> line.group(1).equals("heading")).forEach(line -> {
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
                    .map(HeadingWords::matched)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Matcher matched(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException("headings.txt has a line that is none: " + line);
        }
        return matcher;
    }
}
