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
 * The bytes of a file as text. A file that is no UTF-8 but holds other characters in UTF-8 is a damaged file in UTF-8,
 * of which the good lines are used; any other that does not fit its character set is refused as a whole.
 */
record ListText(String content, Charset charset, boolean guessed, boolean damaged, Optional<Refusal> refusal) {

    /** What stands for bytes that are no text. */
    static final char DAMAGED = '\uFFFD';

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<byte[]> BINARY = List.of(
            HexFormat.of().parseHex("504b0304"),
            HexFormat.of().parseHex("d0cf11e0"),
            HexFormat.of().parseHex("25504446"),
            HexFormat.of().parseHex("1f8b08"));
    private static final int LOOKED_AT = 4_096;

    /** Character sets by their byte order marks. */
    private static final Map<String, Charset> MARKS = Map.of(
            "feff",
            StandardCharsets.UTF_16BE,
            "fffe",
            StandardCharsets.UTF_16LE,
            "0000feff",
            Charset.forName("UTF-32BE"),
            "fffe0000",
            Charset.forName("UTF-32LE"));

    /** The text in that character set; without one, in that of the byte order mark, or in the one it must be. */
    static ListText of(byte[] file, Optional<Charset> named) {
        if (BINARY.stream().anyMatch(mark -> startsWith(file, mark))) {
            Refusal binary = Refusal.of(ContactReason.LIST_BINARY).at("list");
            return new ListText("", named.orElse(StandardCharsets.UTF_8), false, false, Optional.of(binary));
        }
        Optional<Charset> marked = named.or(() -> byteOrderMark(file));
        Optional<Charset> wide = marked.isPresent() ? Optional.empty() : withoutMark(file);
        return decoded(file, marked.or(() -> wide).orElse(StandardCharsets.UTF_8), wide.isPresent());
    }

    private static ListText decoded(byte[] file, Charset charset, boolean guessed) {
        CharBuffer text = CharBuffer.allocate(
                (int) (file.length * (double) charset.newDecoder().maxCharsPerByte()) + 1);
        CharsetDecoder strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = strict.decode(ByteBuffer.wrap(file), text, true);
        if (!result.isError()) {
            return new ListText(withoutMark(text.flip().toString()), charset, guessed, false, Optional.empty());
        }
        Refusal refusal = Refusal.of(ContactReason.LIST_CHARSET)
                .at("list")
                .with("charset", charset.name())
                .with("line", line(text.flip()));
        return charset.equals(StandardCharsets.UTF_8)
                ? damaged(file, refusal)
                : new ListText(withoutMark(lenient(file, charset)), charset, guessed, true, Optional.of(refusal));
    }

    private static ListText damaged(byte[] file, Refusal refusal) {
        String text = withoutMark(lenient(file, StandardCharsets.UTF_8));
        if (text.chars().anyMatch(character -> character > 0x7F && character != DAMAGED)) {
            return new ListText(text, StandardCharsets.UTF_8, false, true, Optional.empty());
        }
        String windows = lenient(file, WINDOWS);
        return windows.indexOf(DAMAGED) < 0
                ? new ListText(windows, WINDOWS, true, false, Optional.of(refusal.with("likely", WINDOWS.name())))
                : new ListText(text, StandardCharsets.UTF_8, false, true, Optional.of(refusal));
    }

    private static String lenient(byte[] file, Charset charset) {
        return new String(file, charset);
    }

    /** The number of the line in which that text ends. */
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
        return MARKS.entrySet().stream()
                .filter(mark -> startsWith(file, HexFormat.of().parseHex(mark.getKey())))
                .max(Comparator.comparingInt(mark -> mark.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /**
     * UTF-16 or UTF-32 without a byte order mark: of each group of bytes, nearly all of the high ones are zero, and
     * hardly one of the low ones.
     */
    private static Optional<Charset> withoutMark(byte[] file) {
        // half of the low bytes of UTF-16 are zero in UTF-32, so that comes first
        return MARKS.values().stream()
                .filter(charset -> isLikely(file, charset))
                .max(Comparator.comparing(Charset::name));
    }

    private static boolean isLikely(byte[] file, Charset charset) {
        int width = charset.name().startsWith("UTF-32") ? 4 : 2;
        int length = Math.min(LOOKED_AT, file.length) / width * width;
        int[] zeros = new int[width];
        for (int at = 0; at < length; at++) {
            zeros[at % width] += file[at] == 0 ? 1 : 0;
        }
        int low = charset.name().endsWith("LE") ? 0 : width - 1;
        int most = length / width * 7 / 10;
        return length >= width * 2
                && file.length % width == 0
                && IntStream.range(0, width).allMatch(lane -> zeros[lane] > most != (lane == low));
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.mismatch(file, 0, mark.length, mark, 0, mark.length) < 0;
    }
}
