package io.rosterkit.examples.products;

import io.rosterkit.Desk;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.apikey.ApiKeyReceipt;
import io.rosterkit.apikey.AuthenticatedProgram;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.profile.Profile;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.WithoutSeat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A secure messaging portal: professionals write to all and bring guests in, guests write to professionals. Each
 * professional takes a seat, and there may be any number of guests. Its messages and invoices are not there yet.
 */
final class SecureMessagingPortal implements Product {

    private static final UserType PROFESSIONAL = new UserType("professional");
    private static final UserType GUEST = new UserType("guest");
    private static final Role PORTAL_ADMINISTRATOR = new Role("portal-administrator");
    private static final SeatPoolName PROFESSIONALS = new SeatPoolName("professionals");
    private static final Permission RECALL = new Permission("recall");
    private static final Permission LARGE_FILES = new Permission("share-large-files");
    private static final Permission SIGNATURE = new Permission("request-signature");

    private static final String GUEST_ADDRESS = "gil@lab.example";
    private static final String OTHER_GUEST = "hana@lab.example";

    @Override
    public String name() {
        return "Secure Messaging Portal";
    }

    @Override
    public Profile profile() {
        Set<Permission> administrator = new HashSet<>(Set.of(
                Permission.INVITE,
                Permission.VIEW_USERS,
                Permission.MANAGE_USERS,
                Permission.UNLOCK_USERS,
                Permission.REACTIVATE_USERS,
                Permission.GRANT_ROLES,
                Permission.GRANT_PERMISSIONS,
                Permission.MANAGE_API_KEYS,
                Permission.MANAGE_SEATS,
                Permission.READ_JOURNAL));
        administrator.addAll(List.of(RECALL, LARGE_FILES, SIGNATURE));
        return Profile.create("Secure Messaging Portal", PROFESSIONAL, PORTAL_ADMINISTRATOR)
                .permission(RECALL)
                .permission(LARGE_FILES)
                .permission(SIGNATURE)
                .singlePermissions(LARGE_FILES, RECALL)
                .type(PROFESSIONAL, TypeRule.allowing(Permission.INVITE, RECALL, LARGE_FILES, SIGNATURE))
                .type(
                        GUEST,
                        TypeRule.allowing().never(Permission.INVITE, SIGNATURE).mayWriteTo(PROFESSIONAL))
                .role(PORTAL_ADMINISTRATOR, new RoleRule(administrator, Set.of(PORTAL_ADMINISTRATOR)).requiringHolder())
                .seatPool(PROFESSIONALS, SeatPoolRule.of(PROFESSIONAL).withoutSeat(WithoutSeat.becomes(GUEST)))
                .registration(RegistrationPolicy.standard().codeWord(false).signsIn(true))
                .build();
    }

    @Override
    public Opened opened() {
        return new Opened("Northern Care Portal", "Petra Olsen", "petra@north.example");
    }

    @Override
    public void tell(Scene scene) {
        Teller teller = scene.teller();
        Desk petra = scene.first();
        UserId gil = scene.hire(petra, InvitationDraft.to(GUEST_ADDRESS, GUEST).named("Gil Ward"));
        scene.hire(petra, InvitationDraft.to(OTHER_GUEST, GUEST).named("Hana Ito"));
        Desk guest = scene.signIn(GUEST_ADDRESS);
        teller.say("Petra, a professional, has brought two guests in. Gil, a guest, wants to write:");
        scene.show("to Petra:", guest.permissions().recipient(opened().address()));
        scene.show("to Hana, another guest:", guest.permissions().recipient(OTHER_GUEST));
        scene.show("to an address without a user:", guest.permissions().recipient("nobody@lab.example"));
        rights(scene, gil, guest);
        singly(scene, gil, guest);
        provisioning(scene, gil);
        paying(scene, gil);
    }

    /** Who counts as a paying user. */
    private static void paying(Scene scene, UserId gil) {
        Desk petra = scene.first();
        scene.teller().say("Professionals have a seat, guests have none:");
        SeatPages.pools(scene);
        scene.show("Petra takes the seat of Gil:", petra.seats().release(gil));
        UserType now = petra.users().get(gil).orThrow().status().type();
        scene.teller().say("Gil is a %s now.", now);
        SeatPages.pools(scene);
    }

    /** The session goes on; each call asks for the rights of that moment. */
    private static void rights(Scene scene, UserId gil, Desk guest) {
        Desk petra = scene.first();
        Teller teller = scene.teller();
        teller.say("May Gil request a signature? %s", Scene.because(petra, SIGNATURE, gil));
        scene.show("Gil invites a colleague:", guest.invitations().invite("kim@lab.example", GUEST));
        scene.show("Petra makes him a professional:", petra.permissions().changeType(gil, PROFESSIONAL));
        Desk support = scene.support(Permission.ADD_SEATS);
        scene.show("support adds a seat:", support.seats().add(PROFESSIONALS, 1));
        scene.show("Petra makes him a professional:", petra.permissions().changeType(gil, PROFESSIONAL));
        teller.say("May he now, in the same session? %s", Scene.because(petra, SIGNATURE, gil));
        scene.show("Gil invites a colleague:", guest.invitations().invite("kim@lab.example", GUEST));
        scene.show("Petra makes him a guest again:", petra.permissions().changeType(gil, GUEST));
        teller.say("And now? %s", Scene.because(petra, SIGNATURE, gil));
    }

    private static void singly(Scene scene, UserId gil, Desk guest) {
        Desk petra = scene.first();
        Teller teller = scene.teller();
        petra.permissions().grant(gil, LARGE_FILES).orThrow();
        teller.say("Large files are granted to Gil alone. %s", Scene.because(petra, LARGE_FILES, gil));
        petra.permissions().deny(gil, LARGE_FILES).orThrow();
        teller.say("A denial wins over the grant. %s", Scene.because(petra, LARGE_FILES, gil));
        teller.say(
                "What the portal hears when Gil attaches one: %s.",
                guest.permissions().may(LARGE_FILES) ? "he may" : "he may not");
        scene.show("Gil asks why:", guest.permissions().explain(LARGE_FILES, gil));
    }

    /** What a directory of another system does by night. */
    private static void provisioning(Scene scene, UserId gil) {
        Desk petra = scene.first();
        Set<Permission> ofTheKey = Set.of(
                Permission.MANAGE_USERS,
                Permission.GRANT_PERMISSIONS,
                Permission.INVITE,
                RECALL,
                LARGE_FILES,
                SIGNATURE);
        ApiKeyDraft draft = ApiKeyDraft.of("Directory sync", ofTheKey);
        ApiKeyReceipt made = petra.apiKeys().create(draft, Scene.PASSWORD).orThrow();
        Source place = new Source("198.51.100.8");
        AuthenticatedProgram program = scene.roster()
                .program(made.token().orElseThrow().reveal(), place)
                .orThrow();
        Desk sync = scene.roster().as(program.actor(), place);
        scene.teller().say("Petra makes an API key, which is shown once. The program that has it");
        scene.show("makes Gil a professional:", sync.permissions().changeType(gil, PROFESSIONAL));
        scene.show("unlocks Gil, which its key does not hold:", sync.users().unlock(gil));
        scene.show("Petra revokes the key:", petra.apiKeys().revoke(made.key()));
        scene.show("the program deactivates Gil:", sync.users().deactivate(gil));
    }
}
