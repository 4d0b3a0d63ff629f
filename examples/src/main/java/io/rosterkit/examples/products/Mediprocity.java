package io.rosterkit.examples.products;

import io.rosterkit.Desk;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.access.TypeRule;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lifecycle.Lifecycle;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.support.SupportCase;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.Profile;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.user.UserFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An admin panel with access codes: each member takes one, guests take none. Support verifies each deactivation, which
 * then frees the code. Buying codes, the charge for storage, registering on behalf and asking to join are not there
 * yet.
 */
final class Mediprocity implements Product {

    private static final UserType MEMBER = new UserType("member");
    private static final UserType GUEST = new UserType("guest");
    private static final Role ADMINISTRATOR = new Role("administrator");
    private static final SeatPoolName CODES = new SeatPoolName("access-codes");
    private static final Title DOCTOR = new Title("md");
    private static final Title NURSE_PRACTITIONER = new Title("nurse-practitioner");
    private static final Title ASSISTANT = new Title("medical-assistant");
    private static final Trait PRESCRIBER = Trait.of("prescriber");

    private static final String PASTED = """
            ada@harbor.example, Ben Sand <ben@harbor.example>; ben(at)harbor.example
            ADA@harbor.example, marta@harbor.example
            cleo@harbor.example
            """;

    @Override
    public String name() {
        return "Mediprocity";
    }

    @Override
    public Profile profile() {
        Set<Permission> everything = new HashSet<>(Permission.ofLibrary());
        everything.removeAll(Set.of(Permission.SWITCH_MODULES, Permission.ADD_SEATS));
        return Profile.create("Mediprocity", MEMBER, ADMINISTRATOR)
                .type(GUEST, TypeRule.allowing())
                .titles(ASSISTANT)
                .traitByTitle(PRESCRIBER, DOCTOR, NURSE_PRACTITIONER)
                .role(ADMINISTRATOR, new RoleRule(everything, Set.of(ADMINISTRATOR)).requiringHolder())
                .seats(CODES, SeatPoolRule.of(MEMBER).including(3))
                .registration(RegistrationPolicy.standard().codeWord(false))
                .deactivation(DeactivationPolicy.standard().verification(DeactivationVerification.BEFORE))
                .build();
    }

    @Override
    public Opened opened() {
        return new Opened("Harbor Clinic", "Marta Keller", "marta@harbor.example");
    }

    @Override
    public void tell(Scene scene) {
        List<InvitationReceipt> invited = pasted(scene);
        more(scene);
        UserId ada = joined(scene, invited.get(0).invitation(), DOCTOR);
        UserId ben = joined(scene, invited.get(1).invitation(), ASSISTANT);
        prescribers(scene);
        leaving(scene, ada);
        staying(scene, ben);
        SeatPages.ledger(scene);
        scene.teller().say("Not there yet: buying codes in place, and a charge for storage after a deactivation.");
        scene.teller().say("Not there yet: registering on behalf of an invited person, and asking to join.");
    }

    private static List<InvitationReceipt> pasted(Scene scene) {
        Teller teller = scene.teller();
        Desk marta = scene.first();
        teller.say("Marta, the administrator, pastes a list. Harbor Clinic has three access codes, and she has one:");
        ListReport report =
                marta.invitations().inviteAll(AddressList.text(PASTED), MEMBER).orThrow();
        report.lines().forEach(line -> scene.show(Teller.clean(line.address()), line.outcome()));
        teller.say(
                "%d of %d are invited. The codes wait for them:",
                report.invited(), report.lines().size());
        SeatPages.pools(scene);
        scene.show("Marta invites a guest:", marta.invitations().invite("gil@lab.example", GUEST));
        return report.lines().stream()
                .flatMap(line -> line.outcome().<Stream<InvitationReceipt>>fold(Stream::of, refusal -> Stream.empty()))
                .toList();
    }

    private static void more(Scene scene) {
        Desk marta = scene.first();
        scene.show("Marta adds a code:", marta.seats().add(CODES, 1));
        SupportCase asked = marta.seats().askForMore(CODES, 2).orThrow();
        scene.teller().say("She asks for more. The host opens a case: %s %s.", asked.topic(), asked.facts());
        scene.show(
                "support adds them under that case:",
                scene.support(Permission.ADD_SEATS).seats().add(CODES, 2));
        scene.show("Marta invites Cleo once more:", marta.invitations().invite("cleo@harbor.example", MEMBER));
        SeatPages.pools(scene);
    }

    private static UserId joined(Scene scene, InvitationId invitation, Title title) {
        Desk marta = scene.first();
        UserId user = scene.accept(marta, invitation).account().get().orThrow().id();
        marta.permissions().changeTitle(user, Optional.of(title)).orThrow();
        return user;
    }

    private static void prescribers(Scene scene) {
        scene.teller().say("Ada and Ben have joined. By their titles, the prescribers and the others are:");
        list(scene, PRESCRIBER);
        list(scene, PRESCRIBER.absent());
    }

    /** The code is taken until support has verified the deactivation, and the user is out from the first moment. */
    private static void leaving(Scene scene, UserId ada) {
        Desk marta = scene.first();
        scene.show("Marta deactivates Ada:", marta.users().deactivate(ada));
        scene.show("Ada signs in:", scene.front().signIn("ada@harbor.example", Scene.PASSWORD));
        scene.teller().say("Support has not verified it yet, so her code is taken:");
        SeatPages.pools(scene);
        scene.show("support says yes:", verifying(scene).verifyDeactivation(ada, request(scene, ada)));
        SeatPages.pools(scene);
        scene.teller().say("Ada is %s, and %s.", address(marta, ada), state(marta, ada));
        scene.teller()
                .say(
                        "May Marta reach her data? %s. The journal has it.",
                        marta.permissions()
                                        .decide(Permission.ACCESS_DATA, ada)
                                        .orThrow()
                                        .allowed()
                                ? "Yes"
                                : "No");
        scene.show("Marta reactivates Ada, who takes a code:", marta.users().reactivate(ada));
        SeatPages.pools(scene);
    }

    private static void staying(Scene scene, UserId ben) {
        Desk marta = scene.first();
        scene.show("Marta deactivates Ben:", marta.users().deactivate(ben));
        scene.show("support says no:", verifying(scene).rejectDeactivation(ben, request(scene, ben)));
        scene.teller().say("Ben is %s, with the code that he had:", state(marta, ben));
        SeatPages.pools(scene);
    }

    private static Lifecycle verifying(Scene scene) {
        return scene.support(Permission.VERIFY_DEACTIVATIONS).lifecycle();
    }

    private static DeactivationRequestId request(Scene scene, UserId user) {
        return scene
                .support(Permission.VIEW_USERS)
                .lifecycle()
                .openDeactivations(PageRequest.first(10))
                .orThrow()
                .items()
                .stream()
                .filter(open -> open.user().equals(user))
                .findFirst()
                .orElseThrow()
                .request();
    }

    private static void list(Scene scene, Trait trait) {
        scene.first()
                .users()
                .list(UserFilter.all().withTrait(trait), UserQuery.Order.NAME, PageRequest.first(10))
                .orThrow()
                .items()
                .forEach(user ->
                        scene.teller().show("%s, %s", user.contact().address().original(), trait));
    }

    private static String address(Desk desk, UserId user) {
        return desk.users().get(user).orThrow().contact().address().original();
    }

    private static String state(Desk desk, UserId user) {
        return desk.users().get(user).orThrow().status().state().toString();
    }
}
