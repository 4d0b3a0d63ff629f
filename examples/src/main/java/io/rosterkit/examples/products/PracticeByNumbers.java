package io.rosterkit.examples.products;

import io.rosterkit.Desk;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.access.TypeRule;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.profile.Profile;
import java.util.Set;

/** Employees and outside persons in one list, who become users by one act and register with the code word. */
final class PracticeByNumbers implements Product {

    private static final UserType EMPLOYEE = new UserType("employee");
    private static final UserType OUTSIDE_PERSON = new UserType("outside-person");
    private static final Trait IS_EMPLOYEE = Trait.of("employee");
    private static final Role OWNER = new Role("owner");
    private static final Role OFFICE_ADMINISTRATOR = new Role("office-administrator");
    private static final Role FRONT_DESK = new Role("front-desk");

    @Override
    public String name() {
        return "Practice by Numbers";
    }

    @Override
    public Profile profile() {
        Set<Permission> managing = Set.of(
                Permission.INVITE,
                Permission.VIEW_USERS,
                Permission.MANAGE_USERS,
                Permission.UNLOCK_USERS,
                Permission.REACTIVATE_USERS,
                Permission.GRANT_ROLES,
                Permission.READ_JOURNAL);
        return Profile.create("Practice by Numbers", EMPLOYEE, OWNER)
                .type(EMPLOYEE, TypeRule.allowing())
                .type(OUTSIDE_PERSON, TypeRule.allowing())
                .trait(IS_EMPLOYEE, Set.of(EMPLOYEE))
                .role(OWNER, new RoleRule(managing, Set.of(OWNER)).requiringHolder())
                .role(OFFICE_ADMINISTRATOR, new RoleRule(managing, Set.of(OWNER, OFFICE_ADMINISTRATOR)))
                .role(FRONT_DESK, new RoleRule(Set.of(), Set.of(OWNER, OFFICE_ADMINISTRATOR)))
                .build();
    }

    @Override
    public Opened opened() {
        return new Opened("Lakeside Dental", "Olga Brandt", "olga@lakeside.example");
    }

    @Override
    public void tell(Scene scene) {
        Teller teller = scene.teller();
        Desk olga = scene.first();
        UserId emma = add(olga, "Emma Roth", EMPLOYEE);
        UserId oskar = add(olga, "Oskar Lind", OUTSIDE_PERSON);
        teller.say("Olga, the owner, has added an employee and a person from outside. The accounts view:");
        list(scene, DirectoryFilter.all());
        InvitationId invited = activate(scene, emma);
        scene.show("Emma mishears the code word:", scene.attempt(olga, invited, "BCDF-GHJK-22"));
        scene.accept(olga, invited);
        teller.say("With the right word Emma has set her password. Employees with a user:");
        list(scene, DirectoryFilter.all().withTrait(IS_EMPLOYEE).withUser());
        leaving(scene, emma, oskar);
    }

    /** The box "active", the address, the role, and save. */
    private static InvitationId activate(Scene scene, UserId emma) {
        AccountDraft account =
                AccountDraft.standard().at("emma@lakeside.example").withRoles(FRONT_DESK);
        scene.teller()
                .say("Olga switches Emma active, with address and role. A mail with a setup link goes out by itself.");
        return scene.first().directory().makeUser(emma, account).orThrow().invitation();
    }

    private static void leaving(Scene scene, UserId emma, UserId oskar) {
        Desk olga = scene.first();
        scene.show("Olga deactivates the user of Emma:", olga.users().deactivate(emma));
        scene.teller().say("The person stays active:");
        list(scene, DirectoryFilter.all().withTrait(IS_EMPLOYEE).onlyActive());
        scene.show("Olga deactivates Oskar, the person:", olga.directory().deactivate(oskar));
        scene.show(
                "and would make him a user:",
                olga.directory().makeUser(oskar, AccountDraft.standard().at("oskar@lab.example")));
    }

    private static UserId add(Desk desk, String name, UserType type) {
        return desk.directory().add(PersonDraft.of(name, type)).orThrow().person();
    }

    private static void list(Scene scene, DirectoryFilter filter) {
        scene.first()
                .directory()
                .list(filter, PeopleQuery.Order.NAME, PageRequest.first(10))
                .orThrow()
                .items()
                .forEach(entry -> scene.teller().show("%s", label(entry)));
    }

    private static String label(DirectoryEntry entry) {
        return Teller.clean(entry.contact().name().map(DisplayName::text).orElse("")) + ", " + entry.type()
                + ", account " + entry.status().account();
    }
}
