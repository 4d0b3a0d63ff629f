package io.rosterkit.examples.products;

import io.rosterkit.Desk;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.access.TypeRule;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.lifecycle.DeactivationPolicy;
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
                .seatPool(CODES, SeatPoolRule.of(MEMBER).including(3))
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
        VerifiedDeactivations deactivations = new VerifiedDeactivations(scene);
        deactivations.leaving(ada, "ada@harbor.example");
        deactivations.staying(ben);
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

    private static void list(Scene scene, Trait trait) {
        scene.first()
                .users()
                .list(UserFilter.all().withTrait(trait), UserQuery.Order.NAME, PageRequest.first(10))
                .orThrow()
                .items()
                .forEach(user ->
                        scene.teller().show("%s, %s", user.contact().address().original(), trait));
    }
}
