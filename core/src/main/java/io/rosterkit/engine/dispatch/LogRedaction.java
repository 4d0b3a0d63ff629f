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
 * Makes the log text for an exception of a gateway: class and message, also of its root cause, in one line of bounded
 * length. Addresses, links, long numbers and tokens are removed. Words of the sent message are removed too unless they
 * are wholly in lower case. Such a word may be a name, a code or a part of a link.
 */
final class LogRedaction {

    private static final int MAX_INPUT_LENGTH = 4_000;
    private static final int MAX_LENGTH = 300;
    private static final int MIN_RECIPIENT_PART = 3;
    private static final String REMOVED = "[removed]";

    /** Addresses, links, numbers with what follows them in the same word, tokens. */
    private static final Pattern SECRET = Pattern.compile("\\S*(?:@|＠|%40|://|www\\.)\\S*"
            + "|\\+?\\p{Nd}(?:[\\s.()/\\-\\u2010-\\u2015]{0,3}\\p{Nd}){3,}[\\w+/=\\-]*"
            + "|\\S*#\\S{8,}"
            + "|(?=[\\w+/=\\-]*\\p{Nd})[\\w+/=\\-]{12,}"
            + "|[\\w+/=\\-]{32,}");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_]{2,}");
    private static final Pattern SPACE_OR_CONTROL = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

    private LogRedaction() {}

    static String redact(Throwable thrown, RenderedMessage message) {
        Throwable root = ExceptionCodes.rootCause(thrown);
        String text = line(thrown, message);
        return root == thrown ? text : cut(text + ", caused by " + line(root, message));
    }

    private static String line(Throwable thrown, RenderedMessage message) {
        String text = exceptionMessage(thrown);
        String name = ExceptionCodes.simpleName(thrown.getClass());
        return cut(text.isBlank() ? name : name + ": " + redact(text, message));
    }

    private static String exceptionMessage(Throwable thrown) {
        try {
            String text = String.valueOf(thrown.getMessage());
            return "null".equals(text) ? "" : text.substring(0, Math.min(text.length(), MAX_INPUT_LENGTH));
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            return "";
        }
    }

    private static String redact(String original, RenderedMessage message) {
        String text = SPACE_OR_CONTROL.matcher(original).replaceAll(" ");
        for (String part : recipientParts(message.to())) {
            text = Pattern.compile(Pattern.quote(part), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(text)
                    .replaceAll(REMOVED);
        }
        text = SECRET.matcher(text).replaceAll(REMOVED);
        Set<String> sensitiveWords = sensitiveWords(message.visibleText());
        return WORD.matcher(text)
                .replaceAll(match -> sensitiveWords.contains(foldCase(match.group()))
                        ? REMOVED
                        : Matcher.quoteReplacement(match.group()));
    }

    /** The address or number as typed and normalized, and the parts of an address; the longest first. */
    private static Collection<String> recipientParts(Destination to) {
        Set<String> parts = new TreeSet<>((one, two) ->
                one.length() == two.length() ? one.compareTo(two) : Integer.compare(two.length(), one.length()));
        Stream.of(to.original(), to.key())
                .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("@", -1))))
                .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("[._+\\-]", -1))))
                .filter(part -> part.length() >= MIN_RECIPIENT_PART)
                .forEach(parts::add);
        return parts;
    }

    /**
     * The words that may be a name, a code or a part of a link. They are the words with a character that is not a
     * lower-case letter.
     */
    private static Set<String> sensitiveWords(String text) {
        Set<String> sensitiveWords = new HashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group();
            if (!word.codePoints().allMatch(Character::isLowerCase)) {
                sensitiveWords.add(foldCase(word));
            }
        }
        return sensitiveWords;
    }

    private static String foldCase(String word) {
        return word.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String cut(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }
}
