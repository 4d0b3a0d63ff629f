package io.rosterkit.peoplelist;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A list of people: a text typed into a field, or a file. Reading is bounded, and the invitations begin only when all
 * of it is read. {@link #preview()} tells what was understood, {@link #withColumns} and {@link #inCharset} correct it.
 * Immutable.
 */
public final class AddressList {

    /** A larger file is refused: 64 MiB. */
    static final int BYTES_AT_MOST = 64 << 20;

    private static final Refusal TOO_LONG =
            Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("megabytes", BYTES_AT_MOST >> 20);

    private final String typed;
    private final Optional<byte[]> file;
    private final Optional<Charset> charset;
    private final ListColumns columns;

    private AddressList(String typed, Optional<byte[]> file, Optional<Charset> charset, ListColumns columns) {
        this.typed = typed;
        this.file = file;
        this.charset = charset;
        this.columns = columns;
    }

    /**
     * Addresses separated by commas, semicolons or new lines; each may stand as {@code Name <address>}, as
     * {@code address Name} or in a group of RFC 5322, behind a number or a bullet.
     */
    public static AddressList text(String addresses) {
        Arguments.required("addresses", addresses);
        return new AddressList(addresses, Optional.empty(), Optional.empty(), ListColumns.create());
    }

    /**
     * A CSV file in UTF-8, UTF-16 or UTF-32. Separator comma, semicolon, tab or bar, or what a line {@code sep=} names.
     * Columns of addresses and names are found by what they hold and by their headings, in English, German, French,
     * Dutch, Spanish and Italian; lines above the headings are skipped. Without headings, the column that holds
     * addresses is used, and the one beside it as name. Reads to the end and does not close. An
     * {@link UncheckedIOException} when the stream fails.
     */
    public static AddressList csv(InputStream file) {
        Arguments.required("file", file);
        return csv(file, Optional.empty());
    }

    /** The same in a character set that the host knows of, such as windows-1252. */
    public static AddressList csv(InputStream file, Charset charset) {
        Arguments.required("file", file, "charset", charset);
        return csv(file, Optional.of(charset));
    }

    private static AddressList csv(InputStream file, Optional<Charset> charset) {
        try {
            return new AddressList("", Optional.of(file.readNBytes(BYTES_AT_MOST + 1)), charset, ListColumns.create());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same list with columns that the caller names. A text that was typed has no columns. */
    public AddressList withColumns(ListColumns named) {
        Arguments.required("named", named);
        return new AddressList(typed, file, charset, named);
    }

    /** The same file in that character set, such as the one that the preview guessed. */
    public AddressList inCharset(Charset named) {
        Arguments.required("named", named);
        return new AddressList(typed, file, Optional.of(named), columns);
    }

    /** What was understood of the list; it changes nothing. */
    public ListPreview preview() {
        if (isTooLong()) {
            return unread(Optional.of(TOO_LONG), List.of());
        }
        return lines().map(CsvLines::preview)
                .orElseGet(() -> TextLines.read(typed, Integer.MAX_VALUE)
                        .fold(
                                people -> unread(
                                        withoutColumns(),
                                        people.subList(0, Math.min(ListPreview.LINES_AT_MOST, people.size()))),
                                refusal -> unread(Optional.of(refusal), List.of())));
    }

    /** The people in the list, in its order; refused as a whole when it cannot be read or is longer than that. */
    public Outcome<List<ListedPerson>> people(int atMost) {
        if (isTooLong()) {
            return Outcome.refused(TOO_LONG);
        }
        return lines().map(csv -> csv.people(atMost))
                .orElseGet(() -> withoutColumns()
                        .map(Outcome::<List<ListedPerson>>refused)
                        .orElseGet(() -> TextLines.read(typed, atMost)));
    }

    private boolean isTooLong() {
        return file.filter(content -> content.length > BYTES_AT_MOST).isPresent();
    }

    private Optional<CsvLines> lines() {
        return file.map(content -> new CsvLines(ListText.of(content, charset), columns));
    }

    /** Columns of a text that was typed are a mistake of the caller's form. */
    private Optional<Refusal> withoutColumns() {
        return columns.picks().isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(ContactReason.LIST_COLUMN_UNKNOWN).at("list"));
    }

    private static ListPreview unread(Optional<Refusal> refusal, List<ListedPerson> people) {
        ListPreview.Format format = new ListPreview.Format(Optional.empty(), Optional.empty(), false, 0);
        return new ListPreview(format, List.of(), List.of(), people, List.of(), refusal);
    }
}
