package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.invitation.ListReport;
import io.rosterkit.invitation.ListReport.LineAnswer;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists with the headings that many programs write, one made-up person each, who is invited by address and name. */
@OnlyInMemory
@RosterTest
@Tag("M1")
@Slow
class ListSamplesTest {

    /** A list, and whom it must yield. */
    record Sample(String program, String address, String name, String text) {

        @Override
        public String toString() {
            return program;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of("lists/samples.txt", "lists/others.txt").flatMap(ListSamplesTest::read);
    }

    private static Stream<Sample> read(String file) {
        try (InputStream content = Objects.requireNonNull(ListSamplesTest.class.getResourceAsStream(file))) {
            String all = new String(content.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            return Arrays.stream(all.split("(?m)^== "))
                    .filter(part -> !part.isBlank())
                    .map(ListSamplesTest::sample);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Sample sample(String part) {
        String[] first = part.lines().findFirst().orElseThrow().split(" \\| ?", -1);
        return new Sample(
                first[0],
                first[1],
                first[2].strip(),
                part.substring(part.indexOf('\n') + 1).strip());
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(samples()).hasSizeGreaterThan(90);
        assertThat(samples().map(Sample::program)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void invitesThePersonByAddressAndName(Sample sample, Offices offices) {
        Office office = offices.open();

        ListReport report = office.desk()
                .invitations()
                .inviteAll(list(sample.text().replace("\n", "\r\n") + "\r\n"), STAFF)
                .orThrow();

        assertThat(report.lines()).hasSize(1);
        LineAnswer line = report.lines().get(0);
        Invitee invitee = office.desk()
                .invitations()
                .get(line.outcome().orThrow().invitation())
                .orThrow()
                .invitee();
        assertThat(invitee.address().original()).isEqualTo(sample.address());
        assertThat(invitee.name().map(DisplayName::text).orElse("")).isEqualTo(sample.name());
        assertThat(invitee.type()).isEqualTo(STAFF);
        assertThat(invitee.roles()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsThemWithEveryLineEnd(Sample sample) {
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            assertThat(list(sample.text().replace("\n", lineEnd)).people(10).orThrow())
                    .extracting(person -> person.address() + " " + person.name())
                    .containsExactly(sample.address() + " " + sample.name());
        }
    }

    private static AddressList list(String text) {
        return AddressList.csv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
