package io.rosterkit.tck;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.organization.PracticeStatus;
import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.model.organization.stored.GovernedOrganization;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.spi.organization.GovernanceTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class OrganizationStoreContract extends Contract {

    @Test
    void findsAnOrganizationAsItWasOpened() {
        assertThat(organizations().find(given.id())).contains(opened(given));
    }

    @Test
    void findsNoOrganizationThatWasNeverOpened() {
        assertThat(organizations().find(other.id())).isEmpty();
    }

    @Test
    void findsAnOrganizationAsItWasChangedLast() {
        Organization closed = Moves.closed(organization());

        write(OrganizationTable.ORGANIZATIONS.update(closed));

        assertThat(organizations().find(given.id())).contains(closed);
    }

    @Test
    void anOrganizationIsOpenedOnce() {
        Organization again = Moves.closed(organization());

        loses(OrganizationTable.ORGANIZATIONS.insert(again));
        assertThat(organization()).isEqualTo(opened(given));
    }

    @Test
    void anOrganizationMovesFromTheVersionBeforeOnly() {
        Organization first = organization();
        Organization second = Moves.closed(first);
        Organization third = Moves.closed(second);

        loses(OrganizationTable.ORGANIZATIONS.update(first));
        loses(OrganizationTable.ORGANIZATIONS.update(third));
        write(OrganizationTable.ORGANIZATIONS.update(second));
        loses(OrganizationTable.ORGANIZATIONS.update(second));
        assertThat(organization()).isEqualTo(second);
    }

    @Test
    void anOrganizationThatWasNeverOpenedDoesNotChange() {
        loses(OrganizationTable.ORGANIZATIONS.update(Moves.closed(opened(other))));
        assertThat(organizations().find(other.id())).isEmpty();
    }

    @Test
    void anOrganizationIsGovernedFromItsOpeningOn() {
        assertThat(organizations().governed(given.id()))
                .contains(new GovernedOrganization(opened(given), Governance.none(given.id())));
        assertThat(organizations().governed(other.id())).isEmpty();
    }

    @Test
    void theGovernanceMovesBesideTheOrganization() {
        Governance first = Governance.none(given.id()).next();
        Organization closed = Moves.closed(organization());

        write(GovernanceTable.GOVERNANCE.write(first));
        loses(GovernanceTable.GOVERNANCE.write(first));
        write(OrganizationTable.ORGANIZATIONS.update(closed));
        write(GovernanceTable.GOVERNANCE.write(first.next()));
        loses(GovernanceTable.GOVERNANCE.write(first.next()));

        assertThat(organizations().governed(given.id())).contains(new GovernedOrganization(closed, first.next()));
    }

    @Test
    void organizationsDoNotShareTheirGovernance() {
        write(other.opened());
        write(GovernanceTable.GOVERNANCE.write(Governance.none(other.id()).next()));

        assertThat(organizations().governed(given.id()).orElseThrow().governance())
                .isEqualTo(Governance.none(given.id()));
        assertThat(organizations()
                        .governed(other.id())
                        .orElseThrow()
                        .governance()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void findsAPracticeAsItWasOpened() {
        assertThat(practice(given.id(), given.practice().id())).contains(given.practice());
    }

    @Test
    void findsAPracticeAsItWasChangedLast() {
        Practice changed = given.practice()
                .withCodeWord(
                        given.practice(NOW).codeWord(),
                        Moves.next(given.practice().revision()));

        write(PracticeTable.PRACTICES.update(changed));

        assertThat(practice(given.id(), changed.id())).contains(changed);
    }

    @Test
    void aPracticeIsOpenedOnce() {
        Practice first = given.practice();
        Practice again = first.withCodeWord(given.practice(NOW).codeWord(), Moves.next(first.revision()));

        loses(PracticeTable.PRACTICES.insert(again));
        assertThat(practice(given.id(), first.id())).contains(first);
    }

    @Test
    void aPracticeMovesFromTheVersionBeforeOnly() {
        Practice first = given.practice();
        Revision second = Moves.next(first.revision());
        Practice far = first.withCodeWord(first.codeWord(), Moves.next(second));
        Practice near = first.withCodeWord(given.practice(NOW).codeWord(), second);

        loses(PracticeTable.PRACTICES.update(far));
        write(PracticeTable.PRACTICES.update(near));
        loses(PracticeTable.PRACTICES.update(near));
        loses(PracticeTable.PRACTICES.update(given.practice(NOW)));
        assertThat(practice(given.id(), first.id())).contains(near);
    }

    @Test
    void findsAPracticeInItsOwnOrganizationOnly() {
        Practice theirs = other.practice();

        assertThat(theirs.id()).isEqualTo(given.practice().id());
        assertThat(practice(other.id(), theirs.id())).isEmpty();

        write(other.opened());
        write(PracticeTable.PRACTICES.update(
                theirs.withCodeWord(other.practice(NOW).codeWord(), Moves.next(theirs.revision()))));

        assertThat(practice(given.id(), theirs.id())).contains(given.practice());
        assertThat(practices(given.id())).containsExactly(given.practice());
        assertThat(organizations().practices(given.id())).containsExactly(given.practice());
    }

    @Test
    void listsPracticesEarliestOpenedFirst() {
        List<Practice> expected = severalPractices();

        assertThat(practices(given.id())).containsExactlyElementsOf(expected);
        assertThat(organizations().practices(given.id())).containsExactlyElementsOf(expected);
    }

    @Test
    void listsPracticesPageByPage() {
        List<Practice> expected = severalPractices();

        for (int limit = 1; limit <= expected.size() + 1; limit++) {
            Walk<Practice> walk = Walk.of(
                    limit,
                    slice -> organizations()
                            .practices(viewer, PracticeQuery.all(slice))
                            .value(),
                    row -> Position.of(row.id().uuid()));
            assertThat(walk.rows()).as("pages of %d", limit).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void listsThePracticesOfTheStatusesThatAreWanted() {
        Practice first = given.practice();
        Practice second = given.practice(NOW);
        write(PracticeTable.PRACTICES.insert(second));
        Practice deactivated = first.withStatus(PracticeStatus.DEACTIVATED, Moves.next(first.revision()));
        write(PracticeTable.PRACTICES.update(deactivated));

        assertThat(practices(given.id(), PracticeStatus.ACTIVE)).containsExactly(second);
        assertThat(practices(given.id(), PracticeStatus.DEACTIVATED)).containsExactly(deactivated);
        assertThat(practices(given.id(), PracticeStatus.values())).containsExactly(deactivated, second);
        assertThat(practices(given.id())).containsExactly(deactivated, second);
    }

    @Test
    void listsNoPracticesWhereThereAreNone() {
        assertThat(practices(other.id())).isEmpty();
        assertThat(organizations().practices(other.id())).isEmpty();
    }

    /** Opened out of order, and three of them in the same millisecond. */
    private List<Practice> severalPractices() {
        List<Practice> expected = new ArrayList<>();
        expected.add(given.practice(NOW.minusMillis(1)));
        expected.add(given.practice());
        expected.add(given.practice(NOW));
        expected.add(given.practice(NOW));
        expected.add(given.practice(NOW.plusMillis(1)));
        List<Practice> more = new ArrayList<>(expected);
        more.remove(given.practice());
        Collections.reverse(more);
        more.forEach(row -> write(PracticeTable.PRACTICES.insert(row)));
        return expected;
    }

    private OrganizationStore organizations() {
        return storage.port(OrganizationStore.class);
    }

    private Optional<Practice> practice(OrganizationId organization, PracticeId id) {
        return organizations().practice(Viewer.of(organization), id).value();
    }

    private List<Practice> practices(OrganizationId organization, PracticeStatus... statuses) {
        return organizations()
                .practices(
                        Viewer.of(organization), new PracticeQuery(Set.of(statuses), new Slice(100, Optional.empty())))
                .value();
    }

    private static Organization opened(Given in) {
        return OrganizationTable.ORGANIZATIONS
                .rowOf(in.opened().changes().get(0), RowChange.Kind.INSERT)
                .orElseThrow();
    }
}
