package io.rosterkit.examples.products;

import io.rosterkit.Desk;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.access.TypeRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.Profile;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.util.List;
import java.util.Set;

/**
 * A practice-management system: providers and other staff, whom a system administrator unlocks and reactivates and
 * support never does. Providers have modules, which support switches on at a practice and a deactivation removes, and
 * each takes a licence. Quotes and terms of service at a purchase are not there yet.
 */
final class Tebra implements Product {

    private static final UserType PROVIDER = new UserType("provider");
    private static final UserType NON_PROVIDER = new UserType("non-provider");
    private static final Trait IS_PROVIDER = Trait.of("provider");
    private static final Role SYSTEM_ADMINISTRATOR = new Role("system-administrator");
    private static final Role SCHEDULER = new Role("scheduler");
    private static final Permission SCHEDULE = new Permission("schedule-visits");
    private static final Permission SEND_CLAIMS = new Permission("send-claims");
    private static final SeatPoolName LICENCES = new SeatPoolName("provider-licences");
    private static final ProductModule CHARTING = new ProductModule("charting");
    private static final ProductModule BILLING = new ProductModule("billing");

    private static final String PROVIDER_ADDRESS = "joerg@hills.example";
    private static final String CLERK_ADDRESS = "nora@hills.example";
    private static final String NEXT_PROVIDER = "ines@hills.example";
    private static final int MISTAKES = 5;

    @Override
    public String name() {
        return "Tebra";
    }

    @Override
    public Profile profile() {
        Set<Permission> everything = Set.of(
                Permission.INVITE,
                Permission.VIEW_USERS,
                Permission.MANAGE_USERS,
                Permission.MANAGE_PRACTICES,
                Permission.UNLOCK_USERS,
                Permission.REACTIVATE_USERS,
                Permission.GRANT_ROLES,
                Permission.GRANT_PERMISSIONS,
                Permission.ASSIGN_MODULES,
                Permission.MANAGE_SEATS,
                Permission.READ_JOURNAL,
                SCHEDULE);
        return Profile.create("Tebra", NON_PROVIDER, SYSTEM_ADMINISTRATOR)
                .permission(SCHEDULE)
                .permission(SEND_CLAIMS)
                .module(CHARTING, ModuleRule.allowing().ofTypes(PROVIDER))
                .module(BILLING, ModuleRule.allowing(SEND_CLAIMS).ofTypes(PROVIDER))
                .type(NON_PROVIDER, TypeRule.allowing())
                .type(PROVIDER, TypeRule.allowing())
                .trait(IS_PROVIDER, Set.of(PROVIDER))
                .seatPool(LICENCES, SeatPoolRule.of(PROVIDER).withoutSeat(WithoutSeat.becomes(NON_PROVIDER)))
                .role(SYSTEM_ADMINISTRATOR, new RoleRule(everything, Set.of(SYSTEM_ADMINISTRATOR)).requiringHolder())
                .role(SCHEDULER, new RoleRule(Set.of(SCHEDULE), Set.of(SYSTEM_ADMINISTRATOR)))
                .registration(RegistrationPolicy.standard().codeWord(false))
                .deactivation(DeactivationPolicy.standard().clearsRolesAndPractices(true))
                .build();
    }

    @Override
    public Opened opened() {
        return new Opened("Hills Family Medicine", "Sara Lindqvist", "sara@hills.example");
    }

    @Override
    public void tell(Scene scene) {
        Teller teller = scene.teller();
        Desk sara = scene.first();
        UserId joerg =
                scene.hire(sara, InvitationDraft.to(PROVIDER_ADDRESS, PROVIDER).named("Dr. Jörg Müller"));
        UserId nora = scene.hire(
                sara,
                InvitationDraft.to(CLERK_ADDRESS, NON_PROVIDER)
                        .named("Nora Quinn")
                        .withRoles(SCHEDULER));
        teller.say("Sara, the system administrator, has invited a provider and a clerk. \"mull\" finds:");
        list(scene, UserFilter.of(UserStatus.ACTIVE).matching("mull"));
        withModules(scene, joerg);
        lockedOut(scene, joerg, nora);
        comingBack(scene, List.of(joerg, nora));
        withModulesAgain(scene, joerg);
        licences(scene, joerg);
    }

    private static void withModules(Scene scene, UserId joerg) {
        Desk sara = scene.first();
        PracticeId practice = scene.founded().practice();
        scene.show("Sara adds billing to Jörg:", sara.modules().add(joerg, Set.of(BILLING)));
        scene.show(
                "support switches it on for the practice:",
                scene.support(Permission.SWITCH_MODULES).modules().switchOn(practice, Set.of(BILLING, CHARTING)));
        scene.show("Sara adds billing and charting:", sara.modules().add(joerg, Set.of(BILLING, CHARTING)));
        scene.teller()
                .say(
                        "May Jörg send claims? %s.",
                        yesOrNo(scene.signIn(PROVIDER_ADDRESS).permissions().may(SEND_CLAIMS)));
    }

    private static void withModulesAgain(Scene scene, UserId joerg) {
        Desk sara = scene.first();
        scene.teller().say("Jörg came back with the modules %s.", modules(sara, joerg));
        scene.show(
                "Sara adds billing to Jörg, who belongs to no practice:",
                sara.modules().add(joerg, Set.of(BILLING)));
        sara.assignments()
                .assign(joerg, scene.founded().practice(), ValidityDraft.always())
                .orThrow();
        scene.show(
                "and again, when she has assigned the practice:", sara.modules().add(joerg, Set.of(BILLING)));
        scene.teller().say("Now Jörg has the modules %s.", modules(sara, joerg));
    }

    private static void licences(Scene scene, UserId joerg) {
        Desk sara = scene.first();
        scene.teller().say("Each provider takes a licence:");
        SeatPages.pools(scene);
        scene.show("Sara invites another provider:", sara.invitations().invite(NEXT_PROVIDER, PROVIDER));
        scene.show("Sara takes Jörg's licence:", sara.seats().release(joerg));
        scene.teller().say("Jörg has the modules %s, and is:", modules(sara, joerg));
        scene.teller().show("%s", nameOf(sara, joerg));
        scene.show("Sara invites the other provider again:", sara.invitations().invite(NEXT_PROVIDER, PROVIDER));
        SeatPages.pools(scene);
    }

    private static String modules(Desk desk, UserId user) {
        return desk.users().get(user).orThrow().modules().toString();
    }

    private static void lockedOut(Scene scene, UserId joerg, UserId nora) {
        Teller teller = scene.teller();
        for (String address : List.of(PROVIDER_ADDRESS, CLERK_ADDRESS)) {
            for (int mistake = 0; mistake < MISTAKES; mistake++) {
                scene.front().signIn(address, "not my password " + mistake);
            }
        }
        teller.say("Both mistype their passwords. Locked providers, and locked staff who are none:");
        list(scene, UserFilter.locked().withTrait(IS_PROVIDER));
        list(scene, UserFilter.locked().withTrait(IS_PROVIDER.absent()));
        scene.show(
                "support unlocks Nora:",
                scene.support(Permission.UNLOCK_USERS).users().unlock(nora));
        scene.show("Sara unlocks Nora:", scene.first().users().unlock(nora));
        scene.show("Nora signs in at once:", scene.front().signIn(CLERK_ADDRESS, Scene.PASSWORD));
        scene.show("Sara unlocks Jörg:", scene.first().users().unlock(joerg));
    }

    private static void comingBack(Scene scene, List<UserId> both) {
        Teller teller = scene.teller();
        Desk sara = scene.first();
        teller.say(
                "Both leave. %d of %d were deactivated, and their roles and practices are cleared.",
                sara.lifecycle().deactivateAll(both).orThrow().done(), both.size());
        teller.say("They come back, in one call with an answer for each:");
        sara.lifecycle()
                .reactivateAll(both)
                .orThrow()
                .answers()
                .forEach(answer -> scene.show(nameOf(sara, answer.user()), answer.outcome()));
        Desk nora = scene.signIn(CLERK_ADDRESS);
        teller.say(
                "Nora signs in. May she schedule visits? %s.",
                yesOrNo(nora.permissions().may(SCHEDULE)));
        PracticeId practice = scene.founded().practice();
        UserId user = both.get(1);
        sara.assignments().assign(user, practice, ValidityDraft.always()).orThrow();
        sara.users().changeRoles(user, Set.of(SCHEDULER)).orThrow();
        teller.say(
                "Sara assigns practice and role again. May she now? %s.",
                yesOrNo(scene.signIn(CLERK_ADDRESS).permissions().may(SCHEDULE)));
        scene.show(
                "support takes Sara's role:",
                scene.support(Permission.GRANT_ROLES)
                        .users()
                        .changeRoles(sara.account().get().orThrow().id(), Set.of()));
    }

    private static String yesOrNo(boolean may) {
        return may ? "yes" : "no";
    }

    private static String nameOf(Desk desk, UserId user) {
        return label(desk.users().get(user).orThrow());
    }

    private static void list(Scene scene, UserFilter filter) {
        scene.first()
                .users()
                .list(filter, UserQuery.Order.NAME, PageRequest.first(10))
                .orThrow()
                .items()
                .forEach(user -> scene.teller().show("%s", label(user)));
    }

    private static String label(UserDetails user) {
        return Teller.clean(user.contact().name().map(DisplayName::text).orElse("")) + ", "
                + user.status().type();
    }
}
