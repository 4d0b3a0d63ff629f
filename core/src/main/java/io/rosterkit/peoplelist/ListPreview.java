package io.rosterkit.peoplelist;

import io.rosterkit.model.outcome.Refusal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * What was understood of a list before its people are invited: how it is written, which column is what and why, its
 * first lines, and what a reader should know. It holds no other content of the list. Nothing in it is safe to print.
 *
 * @param refusal why the list would be refused as a whole, if it would
 */
public record ListPreview(
        Format format,
        List<Column> columns,
        List<Skipped> skipped,
        List<ListedPerson> firstLines,
        List<Remark> remarks,
        Optional<Refusal> refusal) {

    /** How many lines are shown at most. */
    public static final int LINES_AT_MOST = 5;

    public ListPreview {
        columns = List.copyOf(columns);
        skipped = List.copyOf(skipped);
        firstLines = List.copyOf(firstLines);
        remarks = List.copyOf(remarks);
    }

    @Override
    public String toString() {
        return "ListPreview[" + columns.size() + " columns]";
    }

    /**
     * How the list is written. A text that was typed has neither separator nor character set; a list without headings
     * has the heading line 0.
     *
     * @param charsetGuessed whether the character set follows from the bytes alone, and neither from the caller nor
     *     from a byte order mark nor from being valid UTF-8
     */
    public record Format(
            Optional<Character> separator, Optional<Charset> charset, boolean charsetGuessed, int headingLine) {}

    /** A column: its number from 1, its heading (empty without one), what it is used for, and why. */
    public record Column(int number, String heading, Use use, Why why) {

        @Override
        public String toString() {
            return "Column[" + number + ", " + use + ", " + why + "]";
        }
    }

    /** A line above the list that is no part of it, cut after 100 characters. */
    public record Skipped(int line, String text) {

        private static final int SHOWN_AT_MOST = 100;

        static Skipped of(int line, String text) {
            return new Skipped(line, text.substring(0, Math.min(SHOWN_AT_MOST, text.length())));
        }

        @Override
        public String toString() {
            return "Skipped[" + line + "]";
        }
    }

    /** What a column is used for. */
    public enum Use {
        /** The e-mail address. */
        ADDRESS,
        /** The e-mail address, where the column of addresses is empty in a line. */
        FURTHER_ADDRESS,
        /** The whole name. */
        NAME,
        /** The given name, used where there is no whole name. */
        GIVEN_NAME,
        /** What stands between given name and surname, such as the Dutch tussenvoegsel. */
        INFIX,
        /**
         * The surname, used where there is no whole name; of several columns, the first that is not empty in a line.
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
        /** Nothing. */
        NONE
    }

    /** Why a column is used for that, or for nothing. */
    public enum Why {
        NAMED_BY_CALLER("the caller named it"),
        HEADING_AND_CONTENT("its heading says so, and it holds e-mail addresses"),
        CONTENT("it holds e-mail addresses"),
        HEADING("its heading says so"),
        POSITION("it stands beside the addresses"),
        ANOTHER_IS_PREFERRED("another column is preferred"),
        PRIVATE_ADDRESSES("its heading speaks of private or further addresses"),
        OTHER_PERSON("its heading speaks of another person, or of something about an address"),
        ONLY_WHEN_NAMED("phone numbers, types and roles are taken only from a column that the caller names"),
        NO_ADDRESSES("its heading speaks of e-mail, but it holds no addresses"),
        NOT_NEEDED("nothing of it is needed");

        private final String text;

        Why(String text) {
            this.text = text;
        }

        /** The reason in English. */
        public String text() {
            return text;
        }
    }

    /** Something a reader should know; the column is 0 and the heading empty where it is about the whole list. */
    public record Remark(Code code, int column, String heading) {

        /** The remark in English. The heading in it is text of the list and not safe to print. */
        public String text() {
            return column == 0 ? code.text : "Column " + column + " (" + heading + "): " + code.text;
        }

        @Override
        public String toString() {
            return "Remark[" + code + ", " + column + "]";
        }

        /** What a remark is about. */
        public enum Code {
            /** A column of types, states or roles of another program. */
            COLUMN_IGNORED("types and roles are taken only from a column that is named with withColumns."),
            /** Several columns hold addresses, and their headings do not tell which is meant. */
            SEVERAL_ADDRESS_COLUMNS("several columns hold e-mail addresses, and the first of them is used."),
            /** The addresses are those of a column whose heading speaks of private or further ones. */
            PRIVATE_ADDRESSES("no other column holds e-mail addresses, so private or further ones are used."),
            /** The heading of the addresses has words that are not known; they may be those of other people. */
            UNKNOWN_WORDS_IN_HEADING(
                    "its heading has words that are not known; check that the addresses are those of the people."),
            /** The addresses are names to sign in with. */
            SIGN_IN_NAMES("no column of e-mail addresses was found, so names to sign in with are used."),
            /** A heading speaks of e-mail, but the addresses are in another column. */
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
