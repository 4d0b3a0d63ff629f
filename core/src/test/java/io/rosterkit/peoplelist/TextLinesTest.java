package io.rosterkit.peoplelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextLinesTest {

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
                of("\"Ben <b@b.example>, c@c.example", "\"Ben/b@b.example", "/c@c.example"));
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
