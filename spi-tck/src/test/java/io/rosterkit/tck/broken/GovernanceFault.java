package io.rosterkit.tck.broken;

import static io.rosterkit.tck.broken.Tampered.answering;

import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.model.organization.stored.GovernedOrganization;
import io.rosterkit.spi.organization.GovernanceTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Storage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What an adapter can get wrong about the governance of an organization, and the tests that say so. */
enum GovernanceFault implements Flaw {
    /** An inner join. */
    UNKNOWN_UNTIL_GOVERNED(
            sound -> governed(
                    sound,
                    found -> found.governance().version() == 0
                            ? Optional.<GovernedOrganization>empty()
                            : Optional.of(found)),
            "Organizations.anOrganizationIsGovernedFromItsOpeningOn"),
    GOVERNANCE_NOT_READ(
            sound -> governed(
                    sound,
                    found -> Optional.of(new GovernedOrganization(
                            found.organization(),
                            Governance.none(found.organization().id())))),
            "Organizations.theGovernanceMovesBesideTheOrganization"),
    /** The join forgets the organization. */
    GOVERNANCE_OF_ANY_ORGANIZATION(
            sound -> governed(
                    sound,
                    found -> Optional.of(new GovernedOrganization(
                            found.organization(),
                            Stored.all(sound, GovernanceTable.GOVERNANCE).stream()
                                    .findFirst()
                                    .orElse(found.governance())))),
            "Organizations.organizationsDoNotShareTheirGovernance");

    @SuppressWarnings("ImmutableEnumChecker") // a function that keeps nothing between two storages
    private final UnaryOperator<Storage> flaw;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> caughtBy;

    GovernanceFault(UnaryOperator<Storage> flaw, String... caughtBy) {
        this.flaw = flaw;
        this.caughtBy = List.of(caughtBy);
    }

    @Override
    public Storage in(Storage sound) {
        return flaw.apply(sound);
    }

    @Override
    public List<String> caughtBy() {
        return caughtBy;
    }

    private static Storage governed(
            Storage sound, Function<GovernedOrganization, Optional<GovernedOrganization>> other) {
        return answering(
                sound,
                OrganizationStore.class,
                "governed",
                call -> ((Optional<?>) call.proceed())
                        .map(GovernedOrganization.class::cast)
                        .flatMap(other));
    }
}
