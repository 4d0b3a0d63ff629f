package io.rosterkit.peoplelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.ListPreview.Remark.Code;
import io.rosterkit.peoplelist.ListPreview.Use;
import io.rosterkit.peoplelist.ListPreview.UseReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    static Stream<Arguments> spellings() {
        List<Arguments> all = new ArrayList<>();
        for (String separator : List.of(",", ";", "\t", "|")) {
            for (String quote : List.of("", "\"")) {
                for (String lineEnd : List.of("\n", "\r\n", "\r")) {
                    for (String charset : List.of(
                            "UTF-8",
                            "UTF-8 mark",
                            "UTF-16LE",
                            "UTF-16BE",
                            "UTF-16LE mark",
                            "UTF-32LE",
                            "UTF-32BE",
                            "UTF-32LE mark",
                            "UTF-32BE mark",
                            "windows-1252")) {
                        all.add(Arguments.of(separator, quote, lineEnd, charset));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    @Tag("slow")
    void readsEverySpellingAlike(String separator, String quote, String lineEnd, String charset) {
        String text = Stream.of(
                        List.of("Name", "E-Mail", "Ort"),
                        List.of("Jörg Weiß", "joerg@weiss.example", "Köln"),
                        List.of("", "", ""),
                        List.of("Zoë Bär", "zoe@weiss.example", ""))
                .map(fields -> quote + String.join(quote + separator + quote, fields) + quote)
                .reduce("", (so, line) -> so + line + lineEnd);
        String marked = charset.endsWith("mark") ? "\uFEFF" + text : text;
        byte[] bytes = marked.getBytes(Charset.forName(charset.replace(" mark", "")));
        AddressList list = charset.equals("windows-1252")
                ? AddressList.csv(new ByteArrayInputStream(bytes), WINDOWS)
                : AddressList.csv(new ByteArrayInputStream(bytes));

        assertThat(told(list)).containsExactly("2 joerg@weiss.example Jörg Weiß", "4 zoe@weiss.example Zoë Bär");
        assertThat(list.preview().format().separator()).contains(separator.charAt(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name;E-Mail\nAnna;anna@a.example\n\"Ben;ben@b.example\nCleo;cleo@c.example\n\"Dora\";dora@d.example\n",
                "Name,E-Mail\nAnna,anna@a.example\n\"Ben,ben@b.example\nCleo,cleo@c.example\nDora,dora@d.example",
                "E-Mail,Name,Ort\nanna@a.example,Anna,X\nben@b.example,\"Ben,Ulm\ncleo@c.example,Cleo,Y\ndora@d.example,Dora,Z",
                "Name,E-Mail,Ort\nAnna,anna@a.example,X\nBen,ben@b.example,\"Ulm\nCleo,cleo@c.example,Y\nDora,dora@d.example,\"Z\""
            })
    void aQuoteThatNeverClosesSpoilsItsLineAlone(String text) {
        List<ListedPerson> people = csv(text).people(10).orThrow();

        assertThat(people).extracting(ListedPerson::number).containsExactly(2, 3, 4, 5);
        assertThat(people)
                .extracting(ListedPerson::problem)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(ContactReason.LINE_UNCLOSED_QUOTE),
                        Optional.empty(),
                        Optional.empty());
        assertThat(people.get(2).name()).isEqualTo("Cleo");
    }

    /** An unclosed quote at the beginning of a long file, say. */
    @Test
    @Tag("slow")
    void aFileThatIsOneFieldIsMalformed() {
        String field = "x".repeat(17_000_000);

        assertThat(AddressList.csv(new ByteArrayInputStream(
                                ("ben@weiss.example\n\"" + field).getBytes(StandardCharsets.UTF_8)))
                        .people(10)
                        .refusal())
                .contains(Refusal.of(ContactReason.LIST_MALFORMED).at("list"));
    }

    @Test
    void aQuoteInTheHeadingsThatNeverClosesHidesNoLine() {
        AddressList list = csv("\"Name,E-Mail\nAnna,anna@a.example\n");

        assertThat(told(list)).containsExactly("2 anna@a.example Anna");
        assertThat(codes(list)).containsExactly(Code.UNCLOSED_QUOTE_IN_HEADINGS);
    }

    @Test
    void readsQuotesAndLineBreaksWithinFields() {
        assertThat(told(csv("""
                        E-Mail,Name,Ort
                        a@a.example,"Anna ""Zo"" Weiss",X
                        b@a.example,"Anna \\"Zo\\" Weiss",X
                        c@a.example,"Anna "Zo" Weiss",X
                        d@a.example,Anna "Zo" Weiss,X
                        e@a.example,"Weiss, Anna","Hauptstr. 1
                        10115 Berlin"
                        f@a.example , "Anna" ,X
                        """)))
                .containsExactly(
                        "2 a@a.example Anna \"Zo\" Weiss",
                        "3 b@a.example Anna \"Zo\" Weiss",
                        "4 c@a.example Anna \"Zo\" Weiss",
                        "5 d@a.example Anna \"Zo\" Weiss",
                        "6 e@a.example Weiss, Anna",
                        "8 f@a.example Anna");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=\"Anna Weiss\",=\"anna@a.example\",=\"X\"",
                "\"=\"\"Anna Weiss\"\"\",\"=\"\"anna@a.example\"\"\",X",
                "\"\"Anna Weiss\"\",\"\"anna@a.example\"\",\"\"X\"\"",
                "'Anna Weiss','anna@a.example','X'",
                "\"Anna\" Weiss,\"anna@a.example\",\"X\"",
                "Anna Weiss\",anna@a.example\",X\"",
                "Anna Weiss,'anna@a.example,X",
                "Anna Weiss,\u201Canna@a.example\u201D,X",
                "Anna Weiss,anna@a.example\u201D,5\" X",
                "Anna Weiss,anna@a.example,\"5\" X"
            })
    void quotesAroundAndInsideAFieldHideNoLine(String line) {
        for (String headings : List.of("Name,E-Mail,Ort\n", "")) {
            AddressList list = csv(headings + line + "\nBen Arendt,ben@a.example,Y\nCleo Roth,cleo@a.example,\"Z\"\n");

            assertThat(list.people(10).orThrow())
                    .extracting(person -> person.address() + " " + person.name().replace("\"", "") + person.problem())
                    .containsExactly(
                            "anna@a.example Anna WeissOptional.empty",
                            "ben@a.example Ben ArendtOptional.empty",
                            "cleo@a.example Cleo RothOptional.empty");
        }
    }

    @Test
    void aTextInTheFormOfExcelMayHoldSeparatorsAndQuotes() {
        assertThat(told(csv("=\"Name\",=\"E-Mail\"\n=\"Weiss, Anna \"\"Zo\"\"\",=\"anna@a.example\"\n")))
                .containsExactly("2 anna@a.example Weiss, Anna \"Zo\"");
        assertThat(told(csv("\"Weiss, Anna\" <anna@a.example>,Ulm\n\"Roth, Ben\" <ben@a.example>,Ulm\n")))
                .containsExactly("1 anna@a.example Weiss, Anna", "2 ben@a.example Roth, Ben");
    }

    @Test
    void aLineOfAFileMayBeNumbered() {
        assertThat(told(csv("1. Anna Weiss <anna@a.example>\n2. ben@a.example\n\u2022 cleo@a.example\n")))
                .containsExactly("1 anna@a.example Anna Weiss", "2 ben@a.example ", "3 cleo@a.example ");
    }

    @Test
    void putsTwoSurnamesTogetherAndUsesTheNameAtBirthWhereThereIsNoOther() {
        assertThat(told(csv("""
                        Apellido paterno,Apellido materno,Nombre(s),Correo
                        Weiss,Roth,Anna María,anna@a.example
                        Arendt,,Ben,ben@a.example
                        """)))
                .containsExactly("2 anna@a.example Anna María Weiss Roth", "3 ben@a.example Ben Arendt");
        AddressList french = csv("""
                        Nom de naissance,Nom d'usage,Prénom,Courriel
                        Noir,Weiss,Anna,anna@a.example
                        Arendt,,Ben,ben@a.example
                        """);
        assertThat(told(french)).containsExactly("2 anna@a.example Anna Weiss", "3 ben@a.example Ben Arendt");
        assertThat(french.preview().columns())
                .extracting(ListPreview.Column::use)
                .containsExactly(Use.SURNAME, Use.SURNAME, Use.GIVEN_NAME, Use.ADDRESS);
        assertThat(
                        told(
                                csv(
                                        "Nom,Nom d'usage,Prénom,Courriel\nNoir,Weiss,Anna,anna@a.example\nArendt,,Ben,ben@a.example\n")))
                .containsExactly("2 anna@a.example Anna Weiss", "3 ben@a.example Ben Arendt");
        assertThat(told(csv("Vorname,Name,Geburtsname,E-Mail\nAnna,Weiss,Schwarz,anna@a.example\n")))
                .containsExactly("2 anna@a.example Anna Weiss");
        assertThat(told(csv("Name,Geburtsname,E-Mail\nAnna Weiss,Schwarz,anna@a.example\n")))
                .containsExactly("2 anna@a.example Anna Weiss");
    }

    @Test
    void aContactPersonBesideTheNameIsAnother() {
        assertThat(told(csv("Vorname,Nachname,Ansprechpartner,E-Mail\nAnna,Weiss,Carla Chef,anna@a.example\n")))
                .containsExactly("2 anna@a.example Anna Weiss");
        assertThat(told(csv("Firma,Kontaktperson,E-Mail\nPraxis,Anna Weiss,anna@a.example\n")))
                .containsExactly("2 anna@a.example Anna Weiss");
    }

    @Test
    void aDamagedByteSpoilsItsLineAlone() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("Name,E-Mail,Ort\nJörg,joerg@a.example,Ulm\nJ".getBytes(StandardCharsets.UTF_8));
        file.write(0xFC);
        file.writeBytes("rgen,jue@a.example,Ulm\nAnna,anna@a.example,K".getBytes(StandardCharsets.UTF_8));
        file.write(0xF6);
        file.writeBytes("ln\n".getBytes(StandardCharsets.UTF_8));
        AddressList list = AddressList.csv(new ByteArrayInputStream(file.toByteArray()));

        assertThat(list.people(10).orThrow())
                .extracting(person -> person.number() + " "
                        + person.problem().map(ContactReason::code).orElse("read"))
                .containsExactly("2 read", "3 contact.line_charset", "4 read");
        assertThat(codes(list)).containsExactly(Code.DAMAGED_CHARACTERS);
    }

    @Test
    void namesTheLineWhereAnotherCharacterSetBeginsAndShowsTheOneThatIsLikely() {
        byte[] file = "Name,E-Mail\r\nAnna,anna@a.example\r\nJörg,joerg@a.example".getBytes(WINDOWS);
        AddressList list = AddressList.csv(new ByteArrayInputStream(file));
        ListPreview preview = list.preview();

        assertThat(list.people(10).refusal())
                .contains(Refusal.of(ContactReason.LIST_CHARSET)
                        .at("list")
                        .with("charset", "UTF-8")
                        .with("line", 3)
                        .with("likely", "windows-1252"));
        assertThat(preview.refusal()).isEqualTo(list.people(10).refusal());
        assertThat(preview.format().charset()).contains(WINDOWS);
        assertThat(preview.format().charsetGuessed()).isTrue();
        assertThat(preview.firstPeople()).extracting(ListedPerson::name).containsExactly("Anna", "Jörg");
        assertThat(told(list.inCharset(WINDOWS))).containsExactly("2 anna@a.example Anna", "3 joerg@a.example Jörg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"504b0304", "d0cf11e0a1b11ae1", "255044462d"})
    void refusesAWorkbookAsSuch(String magic) {
        byte[] file = java.util.HexFormat.of().parseHex(magic);

        assertThat(AddressList.csv(new ByteArrayInputStream(file)).people(10).refusal())
                .contains(Refusal.of(ContactReason.LIST_BINARY).at("list"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            Name;Ort~Anna Weiss;Berlin~Ben;Ulm                  ! Name, Ort
            Kennung;Ort~Anna Weiss;Berlin                       ! Kennung, Ort
            foo,bar~1,2                                         ! foo, bar
            Vorname,Telefon                                     ! Vorname, Telefon
            Name,Manager Email~Anna,chef@a.example              ! Name, Manager Email
            """)
    void refusesOnceAListWithoutAddressesAndNamesTheHeadings(String text, String headings) {
        AddressList list = csv(text.replace('~', '\n'));

        assertThat(list.people(10).refusal())
                .contains(Refusal.of(ContactReason.LIST_NO_ADDRESS_COLUMN)
                        .at("list")
                        .with("headings", headings));
        assertThat(list.preview().refusal()).isEqualTo(list.people(10).refusal());
    }

    @Test
    void tellsNoPersonOfAListWithoutHeadingsAndAddresses() {
        assertThat(csv("Anna Weiss;Berlin\nBen Roth;Ulm").people(10).refusal())
                .contains(Refusal.of(ContactReason.LIST_NO_ADDRESS_COLUMN).at("list"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "sep=;#;",
                "sep=\\t#\t",
                "sep=\\T#\t",
                "sep=^#^",
                "sep= #;",
                "sep=\u00a0#;",
                "sep=\uD83D\uDE00#;",
                "SEP= #|"
            })
    void takesTheSeparatorOfTheFirstLineUnlessItIsABlankOrTwoCharacters(String firstLine, String separator) {
        AddressList list =
                csv(firstLine + "\nName" + separator + "E-Mail\nAnna Weiss" + separator + "anna@a.example\n");

        assertThat(list.preview().format().separator()).contains(separator.charAt(0));
        assertThat(list.preview().skipped())
                .extracting(ListPreview.SkippedLine::line)
                .containsExactly(1);
        assertThat(list.people(10).orThrow()).singleElement().satisfies(person -> {
            assertThat(person.number()).isEqualTo(3);
            assertThat(person.name()).isEqualTo("Anna Weiss");
            assertThat(person.address()).isEqualTo("anna@a.example");
        });
    }

    @Test
    void showsWhatWasUnderstood() {
        ListPreview preview = csv("""
                        sep=;
                        Team of the practice
                        Name;E-Mail;Private E-Mail;Role;Mobil;Manager Email
                        Anna;anna@a.example;anna@home.example;Dentist;+49 171 5550123;chef@a.example
                        """).preview();

        assertThat(preview.format().headingLine()).isEqualTo(3);
        assertThat(preview.format().separator()).contains(';');
        assertThat(preview.format().charset()).contains(StandardCharsets.UTF_8);
        assertThat(preview.skipped()).extracting(ListPreview.SkippedLine::line).containsExactly(1, 2);
        assertThat(preview.columns())
                .containsExactly(
                        new ListPreview.Column(1, "Name", Use.NAME, UseReason.HEADING),
                        new ListPreview.Column(2, "E-Mail", Use.ADDRESS, UseReason.HEADING_AND_CONTENT),
                        new ListPreview.Column(3, "Private E-Mail", Use.NONE, UseReason.PRIVATE_ADDRESSES),
                        new ListPreview.Column(4, "Role", Use.NONE, UseReason.ONLY_IF_NAMED),
                        new ListPreview.Column(5, "Mobil", Use.NONE, UseReason.ONLY_IF_NAMED),
                        new ListPreview.Column(6, "Manager Email", Use.NONE, UseReason.OTHER_PERSON));
        assertThat(preview.firstPeople()).extracting(ListedPerson::number).containsExactly(4);
        assertThat(preview.remarks()).containsExactly(new ListPreview.Remark(Code.COLUMN_IGNORED, 4, "Role"));
        assertThat(preview.refusal()).isEmpty();
        assertThat(preview.toString()
                        + preview.columns()
                        + preview.firstPeople()
                        + preview.skipped()
                        + preview.remarks())
                .doesNotContain("nna", "Dentist", "Private", "practice");
    }

    @Test
    void takesTheColumnsThatTheCallerNames() {
        AddressList list = csv("Wer;Erreichbar;E-Mail;Art\nAnna;anna@a.example;other@a.example;guest\n");

        List<ListedPerson> people = list.withColumns(
                        ListColumns.create().address("erreichbar").name("Wer").type("Art"))
                .people(10)
                .orThrow();

        assertThat(people).singleElement().satisfies(person -> {
            assertThat(person.address()).isEqualTo("anna@a.example");
            assertThat(person.name()).isEqualTo("Anna");
            assertThat(person.type()).isEqualTo("guest");
        });
        assertThat(told(list.withColumns(ListColumns.create().at(Use.ADDRESS, 2).at(Use.NAME, 4))))
                .containsExactly("2 anna@a.example guest");
    }

    @Test
    void findsTheLineOfHeadingsByTheOnesTheCallerNames() {
        AddressList list = csv("Wer;Wohin\nAnna;anna@a.example\n")
                .withColumns(ListColumns.create().address("Wohin").name("Wer"));

        assertThat(told(list)).containsExactly("2 anna@a.example Anna");
    }

    @Test
    void refusesColumnsThatAreNotThereOrThereTwice() {
        AddressList list = csv("E-Mail;Name;Name\nanna@a.example;Anna;Weiss\n");
        Refusal refusal =
                Refusal.of(ContactReason.LIST_COLUMN_UNKNOWN).at("list").with("headings", "E-Mail, Name, Name");

        assertThat(list.withColumns(ListColumns.create().roles("Rolle"))
                        .people(10)
                        .refusal())
                .contains(refusal.with("column", "Rolle"));
        assertThat(list.withColumns(ListColumns.create().at(Use.ROLES, 4))
                        .people(10)
                        .refusal())
                .contains(refusal.with("column", 4));
        assertThat(list.withColumns(ListColumns.create().name("Name"))
                        .people(10)
                        .refusal()
                        .map(Refusal::reason))
                .contains(ContactReason.LIST_COLUMN_AMBIGUOUS);
        assertThat(AddressList.text("anna@a.example")
                        .withColumns(ListColumns.create().address("E-Mail"))
                        .people(10)
                        .refusal()
                        .map(Refusal::reason))
                .contains(ContactReason.LIST_COLUMN_UNKNOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListColumns.create().at(Use.NONE, 1))
                .withMessageContaining("number");
    }

    @Test
    void usesASecondAddressOfWorkAndNeverAPrivateOne() {
        AddressList list = csv("""
                        E-Mail,Private E-Mail,E-Mail 2
                        a@a.example,x@home.example,b@a.example
                        ,y@home.example,c@a.example
                        ,z@home.example,
                        """);

        assertThat(list.people(10).orThrow())
                .extracting(ListedPerson::address)
                .containsExactly("a@a.example", "c@a.example", "");
        assertThat(list.preview().columns())
                .extracting(ListPreview.Column::use)
                .containsExactly(Use.ADDRESS, Use.NONE, Use.FALLBACK_ADDRESS);
    }

    @Test
    void theOfficesOwnAddressComesBehindThoseOfPeople() {
        AddressList list = csv("""
                        Name,E-Mail Praxis,E-Mail Mitarbeiter
                        A,info@a.example,a@a.example
                        B,info@a.example,b@a.example
                        C,info@a.example,c@a.example
                        """);

        assertThat(list.people(10).orThrow())
                .extracting(ListedPerson::address)
                .containsExactly("a@a.example", "b@a.example", "c@a.example");
    }

    @Test
    void tellsOfRepeatedHeadingsAndFootersAsLines() {
        assertThat(csv("Name,E-Mail\nA,a@a.example\nName,E-Mail\nB,b@a.example\n\n(2 rows affected)\n")
                        .people(10)
                        .orThrow())
                .extracting(person -> person.number() + " "
                        + person.problem().map(ContactReason::code).orElse("read"))
                .containsExactly("2 read", "3 contact.line_heading", "4 read", "6 read");
    }

    @Test
    void aFileOfNothingButAddressesIsReadLikeATypedText() {
        assertThat(csv("a@a.example;b@a.example; c@a.example\n").people(10).orThrow())
                .extracting(ListedPerson::address)
                .containsExactly("a@a.example", "b@a.example", "c@a.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                Name,E-Mail,Note
                Anna Weiss,anna@weiss.example,"old list:
                Bob Boss,bob@x.example,chef
                end"
                Ben Arendt,ben@weiss.example,
                """, """
                Team, all
                Name,E-Mail,Note
                Anna Weiss,anna@weiss.example,"old list:
                Bob Boss,bob@x.example,chef
                end"
                Ben Arendt,ben@weiss.example,
                """, """
                "Name","Note","E-Mail"
                "Anna Weiss","line1
                line2, x@y.example","anna@weiss.example"
                "Ben Arendt","x, y@x.example
                z","ben@weiss.example"
                """})
    void aFieldOfSeveralLinesThatIsClosedIsOneField(String text) {
        assertThat(csv(text).people(10).orThrow())
                .extracting(person -> person.address() + " " + person.name() + person.problem())
                .containsExactly(
                        "anna@weiss.example Anna WeissOptional.empty", "ben@weiss.example Ben ArendtOptional.empty");
    }

    @Test
    void aFieldThatClosesTooFarBelowIsNotClosed() {
        String far = "Cleo,cleo@a.example,X\n".repeat(2_000);
        AddressList list = csv("Name,E-Mail,Note\nBen,ben@a.example,\"Ulm\n" + far + "Dora,dora@a.example,end\"\n");

        assertThat(list.people(3_000).orThrow()).hasSize(2_002);
    }

    @ParameterizedTest
    @CsvSource({
        "HR Contact Email,Email",
        "Referenz E-Mail,E-Mail-Adresse",
        "Sponsoring Email,Work Email",
        "Contact Email,Mail",
        "Praxis E-Mail,Company Email",
        "Alte E-Mail,Neue E-Mail",
        "Former Email,Email",
        "ancienne adresse mail,Mail"
    })
    void aHeadingOfEMailAloneComesBeforeOneWithOtherWords(String other, String plain) {
        AddressList list =
                csv("Name," + other + "," + plain + "\nAnna,hr@b.example,anna@a.example\nBen,hr@b.example,\n");

        assertThat(told(list)).containsExactly("2 anna@a.example Anna", "3  Ben");
    }

    @Test
    void aHeadingWithOtherWordsIsUsedWhereNoneIsBetterAndRemarked() {
        AddressList list = csv("Name,Praxis E-Mail\nAnna,anna@a.example\n");

        assertThat(told(list)).containsExactly("2 anna@a.example Anna");
        assertThat(codes(list)).containsExactly(Code.UNKNOWN_WORDS_IN_HEADING);
        assertThat(codes(csv("Name,E-Mail (e.g. name@company.com)\nAnna,anna@a.example\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"E-Mail 2", "Work Email", "Business E-Mail", "Company Email 2"})
    void aSecondAddressThatIsKnownAsTheirsFillsALine(String second) {
        assertThat(told(csv("Name,E-Mail," + second + "\nAnna,anna@a.example,\nBen,,ben@a.example\n")))
                .containsExactly("2 anna@a.example Anna", "3 ben@a.example Ben");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Anna Weiss;E-Mail: anna@weiss.example\nBen Roth;E-Mail: ben@weiss.example\n",
                "\"mail: anna@weiss.example\",\"Anna Weiss\"\n\"mail: ben@weiss.example\",\"Ben Roth\"\n",
                "Anna Weiss;E-Mail: anna@weiss.example\nBen Roth;ben@weiss.example\n",
                "Anna Weiss;Mail:anna@weiss.example\nBen Roth;ben@weiss.example\n"
            })
    void aFirstLineWithAnAddressIsAPerson(String text) {
        assertThat(told(csv(text))).containsExactly("1 anna@weiss.example Anna Weiss", "2 ben@weiss.example Ben Roth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name;E-Mail: name@company.example\nAnna;anna@a.example\n",
                "Name;E-Mail (name@company.example)\nAnna;anna@a.example\n",
                "Mail: office@a.example\nName;E-Mail\nAnna;anna@a.example\n"
            })
    void anExampleInTheHeadingsAndTheOfficesAddressAboveThemAreNoPeople(String text) {
        assertThat(csv(text).people(10).orThrow())
                .extracting(ListedPerson::address)
                .containsExactly("anna@a.example");
    }

    @Test
    void refusesOnceAListWhoseColumnOfAddressesHoldsNone() {
        assertThat(csv("Name,E-Mail\nAnna,\nBen,none\n").people(10).refusal().map(Refusal::reason))
                .contains(ContactReason.LIST_NO_ADDRESS_COLUMN);
        assertThat(csv("Name,E-Mail\nAnna,\n".concat("Ben,\n".repeat(300)) + "Cleo,cleo@a.example\n")
                        .people(400)
                        .orThrow())
                .hasSize(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name,Vorname", "Surname,Known As", "Family name,Forenames", "sn,gn"})
    void putsTheNameTogetherFromItsParts(String headings) {
        assertThat(told(csv(headings + ",E-Mail\nJansen,Jan,jan@a.example\n")))
                .containsExactly("2 jan@a.example Jan Jansen");
    }

    /** Records of random fields, some spoilt: each line that is not blank is in the list once, by its number. */
    @Test
    @Tag("slow")
    void losesNoLineAndTellsNoneTwice() {
        Random random = new Random(8);
        for (int round = 0; round < 300; round++) {
            List<Integer> expected = new ArrayList<>();
            StringBuilder text = new StringBuilder("Name;E-Mail;Ort\n");
            List<String> lineEnds = round % 2 == 0 ? List.of("\n", "\r\n") : List.of("\r");
            int line = 2;
            for (int record = 0; record < 30; record++) {
                String spelled = record(random, record);
                if (!spelled.isBlank()) {
                    expected.add(line);
                }
                text.append(spelled).append(lineEnds.get(random.nextInt(lineEnds.size())));
                line += 1
                        + (int) spelled.chars()
                                .filter(character -> character == '\n')
                                .count();
            }

            assertThat(csv(text.toString()).people(100).orThrow())
                    .extracting(ListedPerson::number)
                    .isEqualTo(expected);
        }
    }

    private static String record(Random random, int number) {
        String address = "p" + number + "@a.example";
        return switch (random.nextInt(9)) {
            case 0 -> "\"Person;" + address + ";Ulm";
            case 1 -> "Person;" + address + ";\"Ulm";
            case 2 -> "\"Weiss; " + number + "\";" + address + ";Ulm";
            case 3 -> "\"Per \"\"so\"\" n\";\"" + address + "\";\"Ulm\"";
            case 4 -> "Person;" + address + ";\"Haupt\n10115 Ulm\"";
            case 5 -> "";
            case 6 -> "Person";
            case 7 -> "Person;" + address + ";Ulm;more;fields";
            default -> "Person \"x\" " + number + ";" + address + ";";
        };
    }

    private static AddressList csv(String text) {
        return AddressList.csv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> told(AddressList list) {
        return list.people(100).orThrow().stream()
                .map(person -> person.number() + " " + person.address() + " " + person.name())
                .toList();
    }

    private static List<Code> codes(AddressList list) {
        return list.preview().remarks().stream().map(ListPreview.Remark::code).toList();
    }
}
