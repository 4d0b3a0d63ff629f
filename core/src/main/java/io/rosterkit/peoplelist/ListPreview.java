package io.rosterkit.peoplelist;

import io.rosterkit.model.outcome.Refusal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * How the library reads a list, shown to the caller before any person is invited. Apart from the first people, the
 * headings and the skipped lines it holds no content of the list. All its texts come from the list: escape them before
 * they are shown.
 *
 * @param columns the columns, what each is used for, and why
 * @param skipped the lines above the headings, which are not part of the list
 * @param firstPeople the first people of the list, at most {@link #MAX_PEOPLE_SHOWN}
 * @param remarks what the caller should check
 * @param refusal why the list would be refused as a whole, if it would
 */
public record ListPreview(
        Format format,
        List<Column> columns,
        List<SkippedLine> skipped,
        List<ListedPerson> firstPeople,
        List<Remark> remarks,
        Optional<Refusal> refusal) {

    /** The maximum number of people in {@link #firstPeople}. */
    public static final int MAX_PEOPLE_SHOWN = 5;

    public ListPreview {
        columns = List.copyOf(columns);
        skipped = List.copyOf(skipped);
        firstPeople = List.copyOf(firstPeople);
        remarks = List.copyOf(remarks);
    }

    @Override
    public String toString() {
        return "ListPreview[" + columns.size() + " columns]";
    }

    /**
     * How the list is written.
     *
     * @param separator the separator of the fields; empty for a typed text
     * @param charset the character set; empty for a typed text
     * @param charsetGuessed whether the character set was guessed from the bytes: none was named, there is no byte
     *     order mark, and they are not valid UTF-8
     * @param headingLine the number of the line of headings, from 1; 0 without one
     */
    public record Format(
            Optional<Character> separator, Optional<Charset> charset, boolean charsetGuessed, int headingLine) {}

    /**
     * A column of the list.
     *
     * @param number the number of the column, from 1
     * @param heading its heading as written; empty without one
     * @param use what the column is used for
     * @param reason why it is used for that, or not used
     */
    public record Column(int number, String heading, Use use, UseReason reason) {

        @Override
        public String toString() {
            return "Column[" + number + ", " + use + ", " + reason + "]";
        }
    }

    /** A line above the headings, cut after 100 characters. */
    public record SkippedLine(int line, String text) {

        private static final int MAX_LENGTH = 100;

        static SkippedLine shortened(int line, String text) {
            return new SkippedLine(line, text.substring(0, Math.min(MAX_LENGTH, text.length())));
        }

        @Override
        public String toString() {
            return "SkippedLine[" + line + "]";
        }
    }

    /** What a column is used for. */
    public enum Use {
        /** The e-mail address. */
        ADDRESS,
        /** The e-mail address of a record whose field in the column {@link #ADDRESS} is empty. */
        FALLBACK_ADDRESS,
        /** The whole name. */
        NAME,
        /** The given name, used where there is no whole name. */
        GIVEN_NAME,
        /** A word between given name and surname, such as the Dutch "van" (tussenvoegsel). */
        INFIX,
        /**
         * The surname, used where there is no whole name. Of several columns, the first that is not empty in a record
         * counts.
         */
        SURNAME,
        /** The second surname, as in Spanish, used behind the surname. */
        SECOND_SURNAME,
        /** The phone number to which a code can be sent. */
        PHONE,
        /** The type of user. */
        TYPE,
        /** The roles. */
        ROLES,
        /** The id that the host keeps for the person. */
        EXTERNAL_ID,
        /** Nothing. */
        NONE
    }

    /** Why a column is used as it is, or not used. */
    public enum UseReason {
        NAMED_BY_CALLER("the caller named it"),
        HEADING_AND_CONTENT("its heading says so, and it holds e-mail addresses"),
        CONTENT("it holds e-mail addresses"),
        HEADING("its heading says so"),
        POSITION("it stands beside the addresses"),
        ANOTHER_IS_PREFERRED("another column is preferred"),
        PRIVATE_ADDRESSES("its heading speaks of private or further addresses"),
        OTHER_PERSON("its heading speaks of another person, or of something about an address"),
        ONLY_IF_NAMED("phone numbers, types, roles and ids are taken only from a column that the caller names"),
        NO_ADDRESSES("its heading speaks of e-mail, but it holds no addresses"),
        NOT_NEEDED("nothing of it is needed");

        private final String text;

        UseReason(String text) {
            this.text = text;
        }

        /** The reason in English. */
        public String text() {
            return text;
        }
    }

    /**
     * Something that the caller should check.
     *
     * @param column the number of the column, from 1; 0 when the remark is about the whole list
     * @param heading the heading of the column; empty when the remark is about the whole list
     */
    public record Remark(Code code, int column, String heading) {

        /** The remark in English. It has the heading in it, which is text of the list: escape it before it is shown. */
        public String text() {
            return column == 0 ? code.text : "Column " + column + " (" + heading + "): " + code.text;
        }

        @Override
        public String toString() {
            return "Remark[" + code + ", " + column + "]";
        }

        /** The kinds of remarks. */
        public enum Code {
            /** A column of types, states or roles of another program. */
            COLUMN_IGNORED("types and roles are taken only from a column that is named with withColumns."),
            /** Several columns hold addresses, and their headings do not show which one is meant. */
            SEVERAL_ADDRESS_COLUMNS("several columns hold e-mail addresses, and the first of them is used."),
            /** The heading of the used column means private or further addresses. */
            PRIVATE_ADDRESSES("no other column holds e-mail addresses, so private or further ones are used."),
            /** The heading of the addresses has unknown words; the addresses may be those of other people. */
            UNKNOWN_WORDS_IN_HEADING(
                    "its heading has words that are not known; check that the addresses are those of the people."),
            /** Login names are used as addresses. */
            LOGIN_NAMES("no column of e-mail addresses was found, so names to sign in with are used."),
            /** A heading means e-mail, but the addresses are in another column. */
            HEADING_WITHOUT_ADDRESSES("its heading speaks of e-mail, but another column holds the addresses."),
            /** The character set was guessed. */
            CHARSET_GUESSED("The character set was guessed from the bytes."),
            /** Some bytes are no text; a line with such a byte in an address or a name is refused. */
            DAMAGED_CHARACTERS("Some bytes are no text in this character set."),
            /** A quotation mark in the headings is never closed. */
            UNCLOSED_QUOTE_IN_HEADINGS("A quotation mark in the line of headings is never closed.");

            private final String text;

            Code(String text) {
                this.text = text;
            }
        }
    }
}
