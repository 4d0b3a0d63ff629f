package io.rosterkit.contact;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A list of people as it comes: typed into a field, or a file. Reading is bounded, and nobody is invited before all of
 * it is read.
 */
public final class AddressList {

    /** A larger file is refused: 64 MiB. */
    static final int BYTES_AT_MOST = 64 << 20;

    private final boolean csv;
    private final Outcome<String> text;

    private AddressList(boolean csv, Outcome<String> text) {
        this.csv = csv;
        this.text = text;
    }

    /** Addresses separated by commas, semicolons or new lines; each may stand as {@code Name <address>}. */
    public static AddressList text(String addresses) {
        Arguments.required("addresses", addresses);
        return new AddressList(false, Outcome.done(addresses));
    }

    /**
     * A CSV file in UTF-8, or in UTF-16 if it begins with a byte order mark. Separator comma, semicolon or tab. With a
     * heading line the columns are found by name (e-mail, name, first name, last name, type, roles); without one, the
     * address comes first and the name second. Reads to the end and does not close. An {@link UncheckedIOException}
     * when the stream fails.
     */
    public static AddressList csv(InputStream file) {
        Arguments.required("file", file);
        return new AddressList(true, bytes(file).then(AddressList::decode));
    }

    /** The same in a character set that the host knows of, such as windows-1252. */
    public static AddressList csv(InputStream file, Charset charset) {
        Arguments.required("file", file, "charset", charset);
        return new AddressList(true, bytes(file).then(content -> decode(content, 0, charset)));
    }

    /** The people in the list, in its order; refused as a whole when it cannot be read or is longer than that. */
    public Outcome<List<ListedPerson>> people(int atMost) {
        return text.then(content -> csv ? CsvLines.read(content, atMost) : TextLines.read(content, atMost));
    }

    private static Outcome<byte[]> bytes(InputStream file) {
        try {
            byte[] content = file.readNBytes(BYTES_AT_MOST + 1);
            return content.length > BYTES_AT_MOST
                    ? Outcome.refused(
                            Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("megabytes", BYTES_AT_MOST >> 20))
                    : Outcome.done(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Outcome<String> decode(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return decode(content, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return decode(content, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return decode(content, 2, StandardCharsets.UTF_16LE);
        }
        return decode(content, 0, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (content.length <= i || Byte.toUnsignedInt(content[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Outcome<String> decode(byte[] content, int from, Charset charset) {
        try {
            return Outcome.done(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString());
        } catch (CharacterCodingException other) {
            return Outcome.refused(
                    Refusal.of(ContactReason.LIST_CHARSET).at("list").with("charset", charset.name()));
        }
    }
}
