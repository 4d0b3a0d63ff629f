package io.rosterkit.peoplelist;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Refusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The decoded text of a file. A file with invalid bytes counts as damaged UTF-8 if it has at least one valid character
 * of UTF-8 that is not ASCII. Its undamaged lines are used. Any other file with invalid bytes is refused.
 *
 * @param charsetGuessed whether the character set was guessed from the bytes
 * @param hasDamagedBytes whether some bytes could not be decoded; {@link #DAMAGED} is in their place
 * @param refusal why the file is not read as a list; the content may be there nevertheless
 */
record ListText(
        String content, Charset charset, boolean charsetGuessed, boolean hasDamagedBytes, Optional<Refusal> refusal) {

    /** The character in the place of bytes that could not be decoded. */
    static final char DAMAGED = '\uFFFD';

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final List<byte[]> BINARY_FILE_STARTS = List.of(
            HexFormat.of().parseHex("504b0304"),
            HexFormat.of().parseHex("d0cf11e0"),
            HexFormat.of().parseHex("25504446"),
            HexFormat.of().parseHex("1f8b08"));
    private static final int MAX_SAMPLE_BYTES = 4_096;

    /** Character sets by their byte order marks. */
    private static final Map<String, Charset> BYTE_ORDER_MARKS = Map.of(
            "feff",
            StandardCharsets.UTF_16BE,
            "fffe",
            StandardCharsets.UTF_16LE,
            "0000feff",
            Charset.forName("UTF-32BE"),
            "fffe0000",
            Charset.forName("UTF-32LE"));

    /**
     * Decodes a file. Uses the character set that the caller names, or else that of the byte order mark. Without both
     * it uses UTF-16 or UTF-32 where the file looks like it, and otherwise UTF-8.
     */
    static ListText of(byte[] file, Optional<Charset> named) {
        if (BINARY_FILE_STARTS.stream().anyMatch(mark -> startsWith(file, mark))) {
            Refusal binary = Refusal.of(ContactReason.LIST_BINARY).at("list");
            return new ListText("", named.orElse(StandardCharsets.UTF_8), false, false, Optional.of(binary));
        }
        Optional<Charset> stated = named.or(() -> byteOrderMark(file));
        Optional<Charset> guess = stated.isPresent() ? Optional.empty() : guessUtf16Or32(file);
        return decode(file, stated.or(() -> guess).orElse(StandardCharsets.UTF_8), guess.isPresent());
    }

    private static ListText decode(byte[] file, Charset charset, boolean charsetGuessed) {
        CharBuffer text = CharBuffer.allocate(
                (int) (file.length * (double) charset.newDecoder().maxCharsPerByte()) + 1);
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(file), text, true);
        if (!result.isError()) {
            return new ListText(withoutMark(text.flip().toString()), charset, charsetGuessed, false, Optional.empty());
        }
        Refusal refusal = Refusal.of(ContactReason.LIST_CHARSET)
                .at("list")
                .with("charset", charset.name())
                .with("line", line(text.flip()));
        return charset.equals(StandardCharsets.UTF_8)
                ? damagedUtf8(file, refusal)
                : new ListText(
                        withoutMark(decodeLeniently(file, charset)),
                        charset,
                        charsetGuessed,
                        true,
                        Optional.of(refusal));
    }

    private static ListText damagedUtf8(byte[] file, Refusal refusal) {
        String text = withoutMark(decodeLeniently(file, StandardCharsets.UTF_8));
        if (text.chars().anyMatch(character -> character > 0x7F && character != DAMAGED)) {
            return new ListText(text, StandardCharsets.UTF_8, false, true, Optional.empty());
        }
        String windows = decodeLeniently(file, WINDOWS_1252);
        return windows.indexOf(DAMAGED) < 0
                ? new ListText(
                        windows, WINDOWS_1252, true, false, Optional.of(refusal.with("likely", WINDOWS_1252.name())))
                : new ListText(text, StandardCharsets.UTF_8, false, true, Optional.of(refusal));
    }

    private static String decodeLeniently(byte[] file, Charset charset) {
        return new String(file, charset);
    }

    /** The number of the line in which the text ends. */
    private static int line(CharBuffer text) {
        int line = 1;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            boolean pair = character == '\n' && at > 0 && text.charAt(at - 1) == '\r';
            if ((character == '\n' || character == '\r') && !pair) {
                line++;
            }
        }
        return line;
    }

    private static Optional<Charset> byteOrderMark(byte[] file) {
        return BYTE_ORDER_MARKS.entrySet().stream()
                .filter(mark -> startsWith(file, HexFormat.of().parseHex(mark.getKey())))
                .max(Comparator.comparingInt(mark -> mark.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /**
     * Guesses UTF-16 or UTF-32 without a byte order mark. In such a text more than 70 % of the bytes at each high place
     * are zero. At the low place at most 70 % are.
     */
    private static Optional<Charset> guessUtf16Or32(byte[] file) {
        // A text in UTF-32 also passes the test for UTF-16, so UTF-32 wins: its name is the later one.
        return BYTE_ORDER_MARKS.values().stream()
                .filter(charset -> isLikely(file, charset))
                .max(Comparator.comparing(Charset::name));
    }

    private static boolean isLikely(byte[] file, Charset charset) {
        int width = charset.name().startsWith("UTF-32") ? 4 : 2;
        int length = Math.min(MAX_SAMPLE_BYTES, file.length) / width * width;
        int[] zeros = new int[width];
        for (int at = 0; at < length; at++) {
            zeros[at % width] += file[at] == 0 ? 1 : 0;
        }
        int low = charset.name().endsWith("LE") ? 0 : width - 1;
        int threshold = length / width * 7 / 10;
        return length >= width * 2
                && file.length % width == 0
                && IntStream.range(0, width).allMatch(place -> zeros[place] > threshold != (place == low));
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.mismatch(file, 0, mark.length, mark, 0, mark.length) < 0;
    }
}
