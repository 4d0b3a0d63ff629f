package io.rosterkit.tck.user;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.CLOSED;
import static io.rosterkit.model.user.UserStatus.DEACTIVATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserQuery.Filter;
import io.rosterkit.model.user.UserQuery.Order;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.user.UserPositions;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Walk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Searching for people, and the order of their names: by the folded texts, and byte by byte. */
public abstract class SearchContract extends Contract {

    private static final String AT = "@weiss.example";

    private static final List<String> ODD_NAMES = List.of(
            "test_user",
            "test.user",
            "100% Anna",
            "back\\slash",
            "star*fish",
            "it''s",
            "[abc]",
            "a\"b\"c",
            "a!b!c",
            "smile \ud83d\ude42\ud83d\ude42\ud83d\ude42");

    /** For a contract. */
    protected SearchContract() {}

    @Test
    void findsAnyPartOfNameAddressAndExternalId() {
        UserId kenny = join(named("Kenny Mk", "k.o" + AT, "HR-4711")).id();
        UserId anna = join(named("Änna Weiß", "a" + AT, "HR-0815")).id();

        assertThat(List.of("kenny", "ENN", "nymk", "k.o@", "hr-47", "4711", "Kenny Mk", "mk ken"))
                .allSatisfy(typed -> assertThat(found(typed)).as(typed).containsExactly(kenny));
        assertThat(List.of("anna", "Änna", "weiss", "wei\u00df", "0815"))
                .allSatisfy(typed -> assertThat(found(typed)).as(typed).contains(anna));
        assertThat(found("hr-")).containsExactlyInAnyOrder(kenny, anna);
        assertThat(found("nobody")).isEmpty();
    }

    @Test
    void takesEveryCharacterAsItself() {
        List<UserId> ids = new ArrayList<>();
        for (int number = 0; number < ODD_NAMES.size(); number++) {
            ids.add(join(named(ODD_NAMES.get(number), "u" + number + AT, "" + number))
                    .id());
        }

        for (int number = 0; number < ODD_NAMES.size(); number++) {
            assertThat(found(ODD_NAMES.get(number))).as(ODD_NAMES.get(number)).containsExactly(ids.get(number));
        }
        assertThat(List.of(
                        "test%user",
                        "t__t_user",
                        "back\\\\slash",
                        "%%%",
                        "___",
                        "***",
                        "\ud83d\ude43\ud83d\ude43\ud83d\ude43",
                        ".*."))
                .allSatisfy(typed -> assertThat(found(typed)).as(typed).isEmpty());
    }

    @Test
    void comparesByteByByte() {
        UserId anna = join(named("Änna Weiß", "a" + AT, "1")).id();

        assertThat(foundByPart("anna")).containsExactly(anna);
        assertThat(List.of("ANNA", "Anna", "\u00e4nna", "wei\u00df", "anna ", "an\u00ada"))
                .allSatisfy(part -> assertThat(foundByPart(part)).as(part).isEmpty());
    }

    @Test
    void demandsAllPartsInAnyOrder() {
        UserId both = join(named("Anna Maria Roth", "a" + AT, "1")).id();
        join(named("Anna Kern", "b" + AT, "2"));

        assertThat(found("maria anna")).containsExactly(both);
        assertThat(found("anna maria roth")).containsExactly(both);
        assertThat(found("anna maria kern roth")).isEmpty();
    }

    @Test
    void looksForShortWordsBehindASpaceOnly() {
        UserId mk = join(named("Kenny Mk", "a" + AT, "1")).id();
        UserId lu = join(named("\u738b\u5c0f\u9e93", "b" + AT, "2")).id();

        assertThat(found("m")).containsExactly(mk);
        assertThat(found("mk")).containsExactly(mk);
        assertThat(found("nn")).isEmpty();
        assertThat(found("\u5c0f\u9e93")).containsExactly(lu);
        assertThat(found("\u9e93")).containsExactly(lu);
    }

    @Test
    void searchesWhatThePersonIsCalledNow() {
        User before = join(named("Anna Roth", "anna" + AT, "HR-1"));
        User.Contact to = before.contact()
                .withName(Optional.of(new DisplayName("Berta Kern")))
                .withExternalId(Optional.empty());
        User after = before.withContact(to, before.security(), Moves.next(before.revision()));

        write(UserRows.update(before, after));

        assertThat(found("roth")).isEmpty();
        assertThat(found("hr-1")).isEmpty();
        assertThat(found("berta kern anna")).containsExactly(after.id());
        assertThat(inOrderOfNames()).containsExactly(after.id());
        assertThat(isInName("roth1")).isFalse();
    }

    @Test
    void searchesTheOwnOrganizationOnly() {
        write(other.opened());
        join(userOf(other, "Anna Roth 4711", "anna" + AT));

        assertThat(found("anna")).isEmpty();
        assertThat(people("anna", Set.of())).isEmpty();
        assertThat(isInName("roth4711")).isFalse();
    }

    @Test
    void tellsTheAccessStateOfTheCaller() {
        RunningSession session = Accounts.of(given).session(join(named("Anna Roth", "anna" + AT, "1")));
        begin(session);
        Viewer anna = Accounts.viewer(session);
        Slice first = new Slice(10, Optional.empty());
        UserStore users = storage.port(UserStore.class);

        for (String typed : List.of("anna", "nobody")) {
            Filter filter = Filter.all().matching(SearchTerm.of(typed));
            assertThat(List.of(
                            users.page(anna, new UserQuery(filter, Order.NAME, first))
                                    .access(),
                            users.count(anna, filter, 10).access(),
                            users.directory(
                                            anna,
                                            new PeopleQuery(filter.search(), Set.of(), PeopleQuery.Order.NAME, first))
                                    .access()))
                    .as(typed)
                    .containsOnly(users.access(anna));
        }
        assertThat(users.access(anna).user()).isPresent();
    }

    @Test
    void everybodyIsSearchedAlike() {
        User user = join(named("Anna Roth", "anna" + AT, "1"));
        Invitation invited = invite(given, given.invitation("annabelle" + AT));
        join(named("Berta Kern", "berta" + AT, "2"));
        join(in(CLOSED, named("Anna Kern", "closed" + AT, "3")));

        assertThat(people("anna", Set.of()))
                .containsExactly(user.id(), invited.invitee().user());
        assertThat(people("anna weiss annab", Set.of()))
                .containsExactly(invited.invitee().user());
        assertThat(people("%", Set.of())).isEmpty();
    }

    @Test
    void everybodyIsListedByHowFarTheRegistrationIs() {
        User user = join(named("Anna", "a" + AT, "1"));
        Invitation waiting = invite(given, given.invitation("b" + AT));
        Invitation withPassword = invite(given, given.invitation("c" + AT));
        write(CredentialTable.CREDENTIALS.write(
                Accounts.of(given).credential(withPassword.invitee().user())));
        UserId invited = waiting.invitee().user();
        UserId open = withPassword.invitee().user();

        assertThat(people("", Set.of(RegistrationStatus.REGISTERED))).containsExactly(user.id());
        assertThat(people("", Set.of(RegistrationStatus.INVITED))).containsExactly(invited);
        assertThat(people("", Set.of(RegistrationStatus.SECOND_STEP_OPEN))).containsExactly(open);
        assertThat(people("", Set.of(RegistrationStatus.INVITED, RegistrationStatus.REGISTERED)))
                .containsExactly(user.id(), invited);
        assertThat(people("", Set.of(RegistrationStatus.values()))).containsExactly(user.id(), invited, open);
    }

    @Test
    void sortsByTheBytesOfTheFoldedName() {
        List<String> sorted = List.of(
                "anna",
                "Anna Weiß",
                "Anna-Lena",
                "annabelle",
                "Ärger",
                "Arno",
                "o'Neill",
                "Özil",
                "Zoë",
                "\u738b\u5c0f\u9e93");
        List<UserId> expected = new ArrayList<>();
        List<String> mixed = new ArrayList<>(sorted);
        Collections.reverse(mixed);
        mixed.forEach(name -> expected.add(
                0, join(named(name, expected.size() + AT, "" + expected.size())).id()));
        UserId nameless = join(nameless("x" + AT)).id();
        expected.add(0, nameless);

        assertThat(inOrderOfNames()).containsExactlyElementsOf(expected);
        assertThat(Walk.of(
                                3,
                                slice -> directory(
                                        new PeopleQuery(SearchTerm.none(), Set.of(), PeopleQuery.Order.NAME, slice)),
                                row -> UserPositions.of(PeopleQuery.Order.NAME, row))
                        .rows())
                .extracting(DirectoryRow::user)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void tellsWhetherLettersAndDigitsAreInAName() {
        join(named("Rosé 4-Garden \u0664", "a" + AT, "1"));
        join(in(DEACTIVATED, named("Deputy 77", "b" + AT, "2")));
        join(in(CLOSED, named("Closed 88", "c" + AT, "3")));

        assertThat(List.of("rose4garden", "rose4garden4", "4garden", "deputy77", "y7"))
                .allSatisfy(letters -> assertThat(isInName(letters)).as(letters).isTrue());
        assertThat(List.of("Rose4garden", "rose4gardens", "closed88", "rose4deputy", "%", "rose_garden"))
                .allSatisfy(letters -> assertThat(isInName(letters)).as(letters).isFalse());
    }

    private User named(String name, String address, String externalId) {
        User row = userOf(given, name, address);
        return row.withContact(
                row.contact().withExternalId(Optional.of(new ExternalId(externalId))), row.security(), row.revision());
    }

    private static User userOf(Given in, String name, String address) {
        User row = in.user(address, ACTIVE);
        return row.withContact(
                row.contact()
                        .withAddress(new EmailAddress(address, address), true)
                        .withName(Optional.of(new DisplayName(name))),
                row.security(),
                row.revision());
    }

    private User nameless(String address) {
        User row = given.user(address, ACTIVE);
        return row.withContact(row.contact().withName(Optional.empty()), row.security(), row.revision());
    }

    private static User in(UserStatus status, User row) {
        return row.withStatus(row.status().with(status), row.security(), row.revision());
    }

    private List<UserId> found(String typed) {
        return page(SearchTerm.of(typed));
    }

    private List<UserId> foundByPart(String part) {
        return page(new SearchTerm(List.of(part)));
    }

    private List<UserId> page(SearchTerm term) {
        Slice first = new Slice(100, Optional.empty());
        return storage
                .port(UserStore.class)
                .page(viewer, new UserQuery(Filter.all().matching(term), Order.ADDRESS, first))
                .value()
                .stream()
                .map(row -> row.user().id())
                .toList();
    }

    private List<UserId> people(String typed, Set<RegistrationStatus> registrations) {
        Slice first = new Slice(100, Optional.empty());
        return directory(new PeopleQuery(SearchTerm.of(typed), registrations, PeopleQuery.Order.ADDRESS, first))
                .stream()
                .map(DirectoryRow::user)
                .toList();
    }

    private List<DirectoryRow> directory(PeopleQuery query) {
        return storage.port(UserStore.class)
                .directory(Viewer.of(given.id()), query)
                .value();
    }

    private List<UserId> inOrderOfNames() {
        return Walk.of(
                        3,
                        slice -> storage.port(UserStore.class)
                                .page(viewer, new UserQuery(Filter.all(), Order.NAME, slice))
                                .value(),
                        row -> UserPositions.of(Order.NAME, row))
                .rows()
                .stream()
                .map(ShownUser::user)
                .map(User::id)
                .toList();
    }

    private boolean isInName(String letters) {
        return storage.port(OrganizationStore.class).isInName(given.id(), letters);
    }
}
