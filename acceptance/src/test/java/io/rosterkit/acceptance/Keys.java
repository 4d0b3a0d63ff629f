package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Front;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.registration.Registration;
import io.rosterkit.session.Token;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import java.util.Set;
import java.util.UUID;

/**
 * What opens something in an organization: Eva's session and device, links to join it, to recover her password and to
 * confirm her new address, begun steps with the codes that end them (empty where the profile asks for no codes), and an
 * invitation of another organization that waits for her; and the token of a program.
 */
record Keys(Eva eva, String word, Links links, Step registration, Step signIn, Waiting waiting, String program) {

    static final String PASSWORD = "a river runs uphill";
    static final String OTHER_PASSWORD = "seven cows on the moon";

    private static final String PHONE = "+4915112345671";
    private static final String OTHER_PHONE = "+4915112345672";

    /** A user who has registered. */
    record Eva(String address, SignedIn signedIn, String session, String device) {

        private Eva(String address, SignedIn in) {
            this(
                    address,
                    in,
                    in.token().reveal(),
                    in.device().map(Token::reveal).orElseThrow());
        }

        private Eva altered() {
            Session gone = new Session(
                    signedIn.session().organization(), signedIn.session().user(), new SessionId(UUID.randomUUID()));
            return new Eva(
                    "nobody" + UUID.randomUUID() + "@weiss.example",
                    new SignedIn(gone, signedIn.expiresAt(), signedIn.token(), signedIn.device()),
                    Keys.altered(session),
                    Keys.altered(device));
        }
    }

    /** Links that nobody has used. */
    record Links(String join, String recovery, String newAddress) {}

    /** A step that is to be taken, and the code that was sent for it. */
    record Step(String token, String code) {}

    /** An invitation for a mailbox of somebody who is a user elsewhere. */
    record Waiting(OrganizationId organization, InvitationId invitation, String word) {}

    /** The keys of an organization. */
    static Keys of(Office office, Kit kit) {
        String word = office.codeWord();
        Eva eva = eva(office, kit, word);
        String ida = invited(office, kit, OTHER_PHONE);
        Front front = kit.roster().front(office.organization(), Someone.AT_HOME);
        Step registration = step(
                kit,
                OTHER_PHONE,
                front.register(invited(office, kit, OTHER_PHONE), word, PASSWORD)
                        .orThrow());
        Step signIn = step(kit, front.signIn(eva.address(), PASSWORD).orThrow());
        return new Keys(
                eva, word, links(kit, front, eva, ida), registration, signIn, waiting(kit, eva), program(office));
    }

    /** The same with everything altered in one place, so that it opens nothing. */
    Keys altered() {
        return new Keys(
                eva.altered(),
                word,
                new Links(altered(links.join()), altered(links.recovery()), altered(links.newAddress())),
                new Step(altered(registration.token()), registration.code()),
                new Step(altered(signIn.token()), signIn.code()),
                new Waiting(waiting.organization(), new InvitationId(UUID.randomUUID()), waiting.word()),
                altered(program));
    }

    private static String program(Office office) {
        return office.desk()
                .apiKeys()
                .create(ApiKeyDraft.of("Directory", Set.of(Permission.VIEW_USERS)), Offices.PASSWORD)
                .orThrow()
                .token()
                .orElseThrow()
                .reveal();
    }

    /** A link or token with another character in its middle. */
    static String altered(String secret) {
        if (secret.isEmpty()) {
            return secret;
        }
        int middle = secret.length() - 40;
        char other = secret.charAt(middle) == 'A' ? 'B' : 'A';
        return secret.substring(0, middle) + other + secret.substring(middle + 1);
    }

    /** Somebody who registers in that office, by the code if one is sent. */
    private static Eva eva(Office office, Kit kit, String word) {
        String address = "eva" + UUID.randomUUID() + "@weiss.example";
        office.desk()
                .invitations()
                .invite(InvitationDraft.to(address, STAFF).reachableAt(PHONE))
                .orThrow();
        Front front = kit.roster().front(Someone.AT_HOME);
        Registration begun =
                front.register(kit.mail().to(address).link(), word, PASSWORD).orThrow();
        if (begun instanceof Registration.Complete complete) {
            return new Eva(address, complete.registered().signedIn().orElseThrow());
        }
        Step step = step(kit, PHONE, begun);
        return new Eva(
                address,
                front.answerRegistration(step.token(), step.code())
                        .orThrow()
                        .done()
                        .signedIn()
                        .orElseThrow());
    }

    private static String invited(Office office, Kit kit, String phone) {
        String address = "ida" + UUID.randomUUID() + "@weiss.example";
        office.desk()
                .invitations()
                .invite(InvitationDraft.to(address, STAFF).reachableAt(phone))
                .orThrow();
        return kit.mail().to(address).link();
    }

    private static Step step(Kit kit, String phone, Registration begun) {
        return begun instanceof Registration.CodeSent sent ? step(kit, phone, sent.step()) : new Step("", "");
    }

    private static Step step(Kit kit, SignIn begun) {
        return begun instanceof SecondStep second ? step(kit, PHONE, second) : new Step("", "");
    }

    private static Step step(Kit kit, String phone, SecondStep second) {
        return new Step(second.token().reveal(), kit.handsets().to(phone).code());
    }

    private static Links links(Kit kit, Front front, Eva eva, String join) {
        front.recover(eva.address()).orThrow();
        String recovery = kit.mail().to(eva.address()).link();
        String wanted = "new" + eva.address();
        kit.roster()
                .as(eva.signedIn().session())
                .account()
                .changeAddress(wanted, PASSWORD)
                .orThrow();
        return new Links(join, recovery, kit.mail().to(wanted).link());
    }

    private static Waiting waiting(Kit kit, Eva eva) {
        Office elsewhere = kit.offices().open();
        InvitationId invitation = elsewhere
                .desk()
                .invitations()
                .invite(InvitationDraft.to(eva.address(), STAFF).reachableAt(PHONE))
                .orThrow()
                .invitation();
        kit.mail().all();
        return new Waiting(elsewhere.organization(), invitation, elsewhere.codeWord());
    }
}
