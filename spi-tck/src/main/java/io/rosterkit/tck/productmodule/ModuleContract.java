package io.rosterkit.tck.productmodule;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.OfferedModule;
import io.rosterkit.model.productmodule.stored.PracticeModule;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.productmodule.PracticeModuleTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Programs;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A module of a user is usable while it is switched on at a practice of the user, and for the time of the assignment.
 */
public abstract class ModuleContract extends Contract {

    private static final ProductModule SCHEDULING = new ProductModule("scheduling");
    private static final ProductModule BILLING = new ProductModule("billing");
    private static final ProductModule NOTES = new ProductModule("n".repeat(40));
    private static final Validity OVER = new Validity(Optional.empty(), Optional.of(NOW));
    private static final Validity TO_COME = new Validity(Optional.of(NOW.plusNanos(1_000)), Optional.empty());

    private final PracticeId linz = given.practice().id();
    private final PracticeId wels = new PracticeId(new UUID(-1, -1));
    private final PracticeId graz = new PracticeId(new UUID(-1, -2));

    /** For a contract. */
    protected ModuleContract() {}

    @Test
    void areUsableAtPracticesOfTheUserWhereTheyAreSwitchedOnAndNowhereElse() {
        User anna = join(assigned("anna@weiss.example", SCHEDULING, BILLING, NOTES));
        join(assigned("ben@weiss.example"));
        switchedOn();

        User expected = usable(
                anna,
                new UsableModule(SCHEDULING, OVER),
                new UsableModule(SCHEDULING, TO_COME),
                new UsableModule(NOTES, TO_COME));
        assertThat(found(anna)).contains(expected);
        assertThat(rightsOf(anna)).isEqualTo(expected.status().modules().usable());
        assertThat(rightsOfAProgramOf(anna))
                .isEqualTo(expected.status().modules().usable());
    }

    @Test
    void areUsableNoMoreWhenTheyAreSwitchedOffOrTaken() {
        User anna = join(assigned("anna@weiss.example", SCHEDULING, NOTES));
        switchedOn();
        write(PracticeModuleTable.PRACTICE_MODULES.delete(on(given, wels, NOTES)));
        User.Status without = anna.status().with(anna.status().modules().removed(Set.of(SCHEDULING), NOW));
        User changed = Moves.to(without, anna);
        write(UserRows.update(anna, changed));

        assertThat(found(anna)).contains(changed);
        assertThat(rightsOf(changed)).isEmpty();
    }

    @Test
    void areOfferedAtThePracticesOfAUserWhetherTheUserHasThemOrNot() {
        User anna = join(assigned("anna@weiss.example", NOTES));
        User ben = given.user("ben@weiss.example", ACTIVE);
        User nobody = join(ben.withStatus(ben.status().assigned(Set.of()), ben.security(), ben.revision()));
        switchedOn();

        OrganizationStore store = storage.port(OrganizationStore.class);
        assertThat(store.offered(given.id(), anna.id()))
                .containsExactlyInAnyOrder(
                        new OfferedModule(SCHEDULING, linz, OVER),
                        new OfferedModule(SCHEDULING, wels, TO_COME),
                        new OfferedModule(NOTES, wels, TO_COME));
        assertThat(store.offered(given.id(), nobody.id())).isEmpty();
        assertThat(store.offered(other.id(), anna.id())).isEmpty();
    }

    /** Also at a practice that is not the user's, and in another organization with the same ids. */
    private void switchedOn() {
        write(other.opened());
        Stream.of(
                        on(given, linz, SCHEDULING),
                        on(given, wels, SCHEDULING),
                        on(given, wels, NOTES),
                        on(given, graz, BILLING),
                        on(other, linz, BILLING))
                .map(PracticeModuleTable.PRACTICE_MODULES::insert)
                .forEach(this::write);
    }

    private static PracticeModule on(Given in, PracticeId practice, ProductModule module) {
        return new PracticeModule(in.id(), practice, module, Optional.empty(), NOW);
    }

    private User assigned(String address, ProductModule... modules) {
        User user = given.user(address, ACTIVE);
        Set<PracticeAssignment> assignments = Set.of(
                new PracticeAssignment(linz, OVER, Optional.empty()),
                new PracticeAssignment(wels, TO_COME, Optional.empty()));
        Set<GivenModule> all = Stream.of(modules)
                .map(module -> new GivenModule(module, Optional.of(user.id()), NOW))
                .collect(Collectors.toSet());
        return user.withStatus(
                user.status().assigned(assignments).with(new UserModules(all, Set.of(), Optional.empty())),
                user.security(),
                user.revision());
    }

    private static User usable(User user, UsableModule... modules) {
        return user.withStatus(
                user.status().with(user.status().modules().with(Set.of(modules))), user.security(), user.revision());
    }

    private Set<UsableModule> rightsOf(User user) {
        RunningSession session = begin(Accounts.of(given).session(user));
        Session own = new Session(given.id(), user.id(), session.id());
        return access(new Viewer(given.id(), Optional.of(own)))
                .user()
                .orElseThrow()
                .rights()
                .modules();
    }

    private Set<UsableModule> rightsOfAProgramOf(User maker) {
        ApiKey key = Programs.key(given, maker);
        write(ApiKeyTable.API_KEYS.insert(key));
        return access(Programs.viewer(key))
                .program()
                .orElseThrow()
                .makerRights()
                .modules();
    }

    private AccessState access(Viewer by) {
        return storage.port(UserStore.class)
                .find(by, given.user("nobody@weiss.example", ACTIVE).id())
                .access();
    }
}
