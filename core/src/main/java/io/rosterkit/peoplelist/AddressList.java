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
 * A list of people: a text that was typed into a field, or a CSV file. Its size is limited. The library sends
 * invitations only after it has read the whole list. {@link #preview()} shows how the list is read, and
 * {@link #withColumns} and {@link #inCharset} correct it. Immutable.
 */
public final class AddressList {

    /** The maximum size of a file: 64 MiB. A larger file is refused. */
    static final int MAX_BYTES = 64 << 20;

    private static final Refusal TOO_LONG =
            Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("megabytes", MAX_BYTES >> 20);

    private final String typedText;
    private final Optional<byte[]> file;
    private final Optional<Charset> charset;
    private final ListColumns columns;

    private AddressList(String typedText, Optional<byte[]> file, Optional<Charset> charset, ListColumns columns) {
        this.typedText = typedText;
        this.file = file;
        this.charset = charset;
        this.columns = columns;
    }

    /**
     * A list of addresses, separated by commas, semicolons or new lines. Each may be written {@code Name <address>} or
     * {@code address Name}, or in a group of RFC 5322, with a number or a bullet before it.
     */
    public static AddressList text(String addresses) {
        Arguments.required("addresses", addresses);
        return new AddressList(addresses, Optional.empty(), Optional.empty(), ListColumns.create());
    }

    /**
     * A CSV file in UTF-8, UTF-16 or UTF-32. The separator is a comma, a semicolon, a tab or a bar, or the one that a
     * line {@code sep=} names. The columns of addresses and names are found by their fields and by their headings, in
     * English, German, French, Dutch, Spanish and Italian. Lines above the headings are skipped. In a file without
     * headings, the column that holds addresses is used, and the one beside it as the name.
     *
     * <p>Reads the stream to its end and does not close it. Throws {@link UncheckedIOException} when the stream fails.
     */
    public static AddressList csv(InputStream file) {
        Arguments.required("file", file);
        return csv(file, Optional.empty());
    }

    /** A CSV file in a character set that the caller knows, such as windows-1252. */
    public static AddressList csv(InputStream file, Charset charset) {
        Arguments.required("file", file, "charset", charset);
        return csv(file, Optional.of(charset));
    }

    private static AddressList csv(InputStream file, Optional<Charset> charset) {
        try {
            return new AddressList("", Optional.of(file.readNBytes(MAX_BYTES + 1)), charset, ListColumns.create());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same list, read with the columns that the caller names. A typed text has no columns. */
    public AddressList withColumns(ListColumns named) {
        Arguments.required("named", named);
        return new AddressList(typedText, file, charset, named);
    }

    /** The same file, read in this character set, such as the one that the preview guessed. */
    public AddressList inCharset(Charset named) {
        Arguments.required("named", named);
        return new AddressList(typedText, file, Optional.of(named), columns);
    }

    /** Shows how the list is read. Changes nothing. */
    public ListPreview preview() {
        if (isTooLong()) {
            return previewWithoutColumns(Optional.of(TOO_LONG), List.of());
        }
        return csvPeople()
                .map(CsvPeople::preview)
                .orElseGet(() -> TextPeople.read(typedText, Integer.MAX_VALUE)
                        .fold(
                                people -> previewWithoutColumns(
                                        columnsRefusal(),
                                        people.subList(0, Math.min(ListPreview.MAX_PEOPLE_SHOWN, people.size()))),
                                refusal -> previewWithoutColumns(Optional.of(refusal), List.of())));
    }

    /**
     * The people in the order of the list. Refused when the list cannot be read or has more than {@code atMost} people.
     */
    public Outcome<List<ListedPerson>> people(int atMost) {
        if (isTooLong()) {
            return Outcome.refused(TOO_LONG);
        }
        return csvPeople()
                .map(csv -> csv.people(atMost))
                .orElseGet(() -> columnsRefusal()
                        .map(Outcome::<List<ListedPerson>>refused)
                        .orElseGet(() -> TextPeople.read(typedText, atMost)));
    }

    private boolean isTooLong() {
        return file.filter(content -> content.length > MAX_BYTES).isPresent();
    }

    private Optional<CsvPeople> csvPeople() {
        return file.map(content -> new CsvPeople(ListText.of(content, charset), columns));
    }

    /** The refusal of columns for a typed text, which has none. */
    private Optional<Refusal> columnsRefusal() {
        return columns.picks().isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of(ContactReason.LIST_COLUMN_UNKNOWN).at("list"));
    }

    private static ListPreview previewWithoutColumns(Optional<Refusal> refusal, List<ListedPerson> people) {
        ListPreview.Format format = new ListPreview.Format(Optional.empty(), Optional.empty(), false, 0);
        return new ListPreview(format, List.of(), List.of(), people, List.of(), refusal);
    }
}
