package io.rosterkit.acceptance;

import static io.rosterkit.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.storage.TestDatabase;
import io.rosterkit.contact.AddressList;
import io.rosterkit.house.OperationTable;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many commands go over the wire. PostgreSQL: one for all questions of a decision, one for all its writes, one to
 * commit. H2 and MariaDB take each statement by itself: to invite one, three questions (standing with practices, open
 * invitations, users), auto-commit off, four writes (request, invitation, message, entry), commit, auto-commit on; to
 * withdraw one, one question, auto-commit off, three writes, commit, auto-commit on.
 */
@RosterTest
@Tag("G5")
class BudgetTest {

    private static final String STORAGE = System.getProperty("rosterkit.storage", "memory");

    @BeforeEach
    void onlyOnADatabase() {
        assumeTrue(!STORAGE.equals("memory"), "memory has no wire");
    }

    @ParameterizedTest
    @EnumSource
    void costsWhatTheTableOfOperationsSays(Costly operation, Offices offices, Roster roster, Mailbox mail) {
        Office office = offices.open();
        InvitationId ben = office.desk()
                .invitations()
                .invite("ben@weiss.example", STAFF)
                .orThrow()
                .invitation();
        Costly.On on =
                new Costly.On(roster, office, ben, mail.to("ben@weiss.example").link());

        int commands = commands(() -> operation.carryOut(on)).size();

        assertThat(budget(operation))
                .as(operation.operation() + " on " + STORAGE)
                .hasValue(commands);
    }

    @Test
    void invitesAThousand(Offices offices) {
        Office office = offices.open();
        String many = IntStream.range(0, 1000)
                .mapToObj(number -> "user" + number + "@weiss.example")
                .collect(Collectors.joining(","));

        assertThat(commands(() -> office.desk().invitations().inviteAll(AddressList.text(many), STAFF)))
                .hasSize(STORAGE.equals("postgresql") ? 31 : 51);
    }

    @Test
    void listsAPageHoweverFarBackItIs(Offices offices) {
        Office office = offices.open();
        String many = IntStream.range(0, 50)
                .mapToObj(number -> "user" + number + "@weiss.example")
                .collect(Collectors.joining(","));
        office.desk().invitations().inviteAll(AddressList.text(many), STAFF).orThrow();
        PageRequest page = PageRequest.first(10);
        for (int number = 0; number < 5; number++) {
            PageRequest request = page;
            var invitations = office.desk().invitations();
            assertThat(commands(() -> invitations.list(Set.of(), InvitationQuery.Order.ADDRESS, request)))
                    .hasSize(1);
            page = page.after(invitations
                    .list(Set.of(), InvitationQuery.Order.ADDRESS, request)
                    .orThrow()
                    .next()
                    .orElseThrow());
        }
    }

    private static OptionalInt budget(Costly operation) {
        String dialect = STORAGE.replace("h2-file", "h2");
        return OperationTable.read().rows().stream()
                .filter(row -> row.operation().equals(operation.operation()))
                .findFirst()
                .orElseThrow()
                .budget(dialect);
    }

    private static List<String> commands(Supplier<Outcome<?>> act) {
        TestDatabase.wire().reset();
        Outcome<?> outcome = act.get();
        List<String> commands = TestDatabase.wire().commands();
        assertThat(outcome.refusal()).isEmpty();
        return commands;
    }
}
