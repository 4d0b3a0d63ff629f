package io.rosterkit.peoplelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPeopleTest {

    static Stream<Arguments> typed() {
        return Stream.of(
                of(
                        "Weiss, Anna <anna@a.example>; Ben <ben@b.example>",
                        "Weiss, Anna/anna@a.example",
                        "Ben/ben@b.example"),
                of(
                        "Weiss, Anna, Dr. <anna@a.example>, ben@b.example",
                        "Weiss, Anna, Dr./anna@a.example",
                        "/ben@b.example"),
                of(
                        "\"Weiss, Anna\" <anna@a.example>,\"B; O\" <ben@b.example>",
                        "Weiss, Anna/anna@a.example",
                        "B; O/ben@b.example"),
                of(
                        "Weiss, Anna (Praxis) <anna@a.example>; Ben (A, B) <ben@b.example>",
                        "Weiss, Anna (Praxis)/anna@a.example",
                        "Ben (A, B)/ben@b.example"),
                of(
                        "Team: anna@a.example, Ben <ben@b.example>;, cleo@c.example",
                        "/anna@a.example",
                        "Ben/ben@b.example",
                        "/cleo@c.example"),
                of("=\"anna@a.example\"\n=\"ben@b.example\"", "/anna@a.example", "/ben@b.example"),
                of("To: Anna <anna@a.example>", "Anna/anna@a.example"),
                of(
                        "mailto:anna@a.example?subject=x, <ben@b.example>, 'cleo@c.example'",
                        "/anna@a.example",
                        "/ben@b.example",
                        "/cleo@c.example"),
                of(
                        "anna@a.example,\nben@b.example,\r\n\r\ncleo@c.example.",
                        "/anna@a.example",
                        "/ben@b.example",
                        "/cleo@c.example"),
                of("anna@a.example Anna Weiss", "Anna Weiss/anna@a.example"),
                of("Anna Weiss anna@a.example", "Anna Weiss/anna@a.example"),
                of("Anna Weiss\tanna@a.example", "Anna Weiss/anna@a.example"),
                of("anna@a.example - Anna Weiss", "Anna Weiss/anna@a.example"),
                of("Anna: anna@a.example", "Anna/anna@a.example"),
                of(
                        "anna@a.example (Anna Weiss), Ben (ben@b.example)",
                        "Anna Weiss/anna@a.example",
                        "Ben/ben@b.example"),
                of("old@x.example <anna@weiss.example>", "/anna@weiss.example"),
                of("'ben@weiss.example' <ben@weiss.example>", "/ben@weiss.example"),
                of("\"ben@weiss.example\" <ben@weiss.example>", "/ben@weiss.example"),
                of("<a@a.example> <b@b.example>", "/a@a.example", "/b@b.example"),
                of("a@a.example b@b.example", "/a@a.example", "/b@b.example"),
                of("\u00A0anna@a.example\u200B;\u202Aben@b.example\u202C", "/anna@a.example", "/ben@b.example"),
                of("\"Ben <b@b.example>, c@c.example", "Ben/b@b.example", "/c@c.example"),
                of(
                        "'ben@b.example, \"cleo@c.example, dora@d.example\u201D",
                        "/ben@b.example",
                        "/cleo@c.example",
                        "/dora@d.example"),
                of(
                        "anna@a.example\u2028ben@b.example\u000Bcleo@c.example",
                        "/anna@a.example",
                        "/ben@b.example",
                        "/cleo@c.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. ",
                "1) ",
                "1)",
                "(1) ",
                "[1] ",
                "1.) ",
                "1: ",
                "1 - ",
                "1\t",
                "1.2. ",
                "12.\t",
                "#1 ",
                "Nr. 1: ",
                "- ",
                "* ",
                "+ ",
                "\u2013 ",
                "\u2022 ",
                "\u2022",
                "\u00B7\t",
                "\u25CF ",
                "\uF0B7\t",
                "o\t",
                "a) ",
                "(a) ",
                "iv) ",
                "- [ ] ",
                "[x] ",
                "\u2610 ",
                "> ",
                "- 1. ",
                "\u2192 "
            })
    void aNumberOrABulletInFrontOfAPersonIsNoPartOfIt(String mark) {
        String typed = mark + "Anna Weiss <anna@a.example>\n" + mark + "ben@b.example\n\n  " + mark
                + "Cleo Roth cleo@c.example\n" + mark + "Roth, Dora <dora@d.example>, " + mark
                + "eva@e.example\n- \n2.";

        assertThat(AddressList.text(typed).people(10).orThrow())
                .extracting(person -> person.name() + "/" + person.address())
                .containsExactly(
                        "Anna Weiss/anna@a.example",
                        "/ben@b.example",
                        "Cleo Roth/cleo@c.example",
                        "Roth, Dora/dora@d.example",
                        "/eva@e.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.anna@a.example",
                "a.weiss@a.example",
                "-anna@a.example",
                "+anna@a.example",
                "o'brien@a.example"
            })
    void anAddressThatBeginsLikeAMarkIsWhole(String address) {
        assertThat(AddressList.text(address).people(10).orThrow())
                .extracting(ListedPerson::address)
                .containsExactly(address);
    }

    @Test
    void anInitialIsNoMark() {
        assertThat(AddressList.text("A. Weiss <anna@a.example>\na. weiss@a.example")
                        .people(10)
                        .orThrow())
                .extracting(person -> person.name() + "/" + person.address())
                .containsExactly("A. Weiss/anna@a.example", "/a. weiss@a.example");
    }

    private static Arguments of(String typed, String... people) {
        return Arguments.of(typed, List.of(people));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void readsWhatMailProgramsAndPeopleWrite(String typed, List<String> people) {
        assertThat(AddressList.text(typed).people(10).orThrow())
                .extracting(person -> person.name() + "/" + person.address())
                .isEqualTo(people);
    }

    @Test
    void makesNoAddressOfANameAndABlank() {
        List<ListedPerson> people = AddressList.text("peter lang@a.example, anna@weiss .example, ben@b.co m")
                .people(10)
                .orThrow();

        assertThat(people).hasSize(3).noneMatch(person -> ListedPerson.holdsAddress(person.address()));
    }
}
