package io.rosterkit.engine.dispatch;

import io.rosterkit.engine.notice.RenderedMessage;
import io.rosterkit.model.contact.Destination;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the log may say of a gateway's exception: its class and its message, in one line of bounded length, without
 * anything that could be an address, a number, a name, a link, a code or a token of the message it was thrown for.
 */
final class LogText {

    private static final int LONGEST_READ = 4_000;
    private static final int LONGEST = 300;
    private static final int SHORTEST = 3;
    private static final String REMOVED = "[removed]";

    /** Everything that looks like something secret whatever message it belongs to, the widest first. */
    private static final Pattern SECRET = Pattern.compile("\\S*(?:@|＠|%40|://|www\\.)\\S*"
            + "|\\+?\\p{Nd}(?:[\\s.()/\\-\\u2010-\\u2015]{0,3}\\p{Nd}){3,}"
            + "|\\S*#\\S{8,}"
            + "|(?=[\\w+/=\\-]*\\p{Nd})[\\w+/=\\-]{12,}"
            + "|[\\w+/=\\-]{32,}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_]{2,}");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

    private LogText() {}

    static String of(Throwable thrown, RenderedMessage written) {
        Throwable root = Faults.root(thrown);
        String text = line(thrown, written);
        return root == thrown ? text : bounded(text + ", caused by " + line(root, written));
    }

    private static String line(Throwable thrown, RenderedMessage written) {
        String said = said(thrown);
        String name = Faults.named(thrown.getClass());
        return bounded(said.isBlank() ? name : name + ": " + without(said, written));
    }

    private static String said(Throwable thrown) {
        try {
            String said = String.valueOf(thrown.getMessage());
            return "null".equals(said) ? "" : said.substring(0, Math.min(said.length(), LONGEST_READ));
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            return "";
        }
    }

    private static String without(String said, RenderedMessage written) {
        String text = UNSEEN.matcher(said).replaceAll(" ");
        for (String own : own(written.to())) {
            text = Pattern.compile(Pattern.quote(own), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(text)
                    .replaceAll(REMOVED);
        }
        text = SECRET.matcher(text).replaceAll(REMOVED);
        Set<String> told = told(written.words());
        return WORD.matcher(text)
                .replaceAll(match ->
                        told.contains(folded(match.group())) ? REMOVED : Matcher.quoteReplacement(match.group()));
    }

    /** The address or number in its forms, and the parts of an address; the longest first. */
    private static Collection<String> own(Destination to) {
        Set<String> parts = new TreeSet<>((one, two) ->
                one.length() == two.length() ? one.compareTo(two) : Integer.compare(two.length(), one.length()));
        Stream.of(to.original(), to.key())
                .flatMap(form -> Stream.concat(Stream.of(form), Stream.of(form.split("@", -1))))
                .flatMap(form -> Stream.concat(Stream.of(form), Stream.of(form.split("[._+\\-]", -1))))
                .filter(part -> part.length() >= SHORTEST)
                .forEach(parts::add);
        return parts;
    }

    /**
     * Words of the message that may be a name, a code or a part of a link: with a capital letter, a digit or a mark.
     */
    private static Set<String> told(String words) {
        Set<String> told = new HashSet<>();
        Matcher matcher = WORD.matcher(words);
        while (matcher.find()) {
            String word = matcher.group();
            if (word.chars().anyMatch(letter -> !Character.isLetter(letter) || Character.isUpperCase(letter))) {
                told.add(folded(word));
            }
        }
        return told;
    }

    private static String folded(String word) {
        return word.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
