package io.rosterkit;

import io.rosterkit.account.AddressConfirmed;
import io.rosterkit.engine.account.AddressFront;
import io.rosterkit.engine.call.Repetition;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.recovery.Recovery;
import io.rosterkit.engine.registration.RegistrationCodes;
import io.rosterkit.engine.registration.Registrations;
import io.rosterkit.engine.signin.CodeSteps;
import io.rosterkit.engine.signin.SignIns;
import io.rosterkit.engine.signin.Steps;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.LinkView;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.recovery.Recovered;
import io.rosterkit.recovery.RecoveryAsked;
import io.rosterkit.registration.Registered;
import io.rosterkit.registration.Registration;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import java.util.Optional;

/** The door for people without a session: with a link, a password, or a code. Everything here is counted by source. */
public final class Front {

    private final FrontRooms rooms;
    private final Visitor visitor;

    Front(FrontRooms rooms, Visitor visitor) {
        this.rooms = rooms;
        this.visitor = visitor;
    }

    /**
     * The same door, where the next act is carried out once however often the request is sent. Attempts at a proof are
     * attempts all the same. A text that is not 1 to 100 visible ASCII characters refuses the next act.
     */
    public Front once(String requestId) {
        Arguments.required("requestId", requestId);
        return new Front(rooms, new Visitor(visitor.organization(), visitor.source(), Repetition.of(requestId)));
    }

    /**
     * Looks at a link of an invitation, given whole or as its last part, also as a mail program wrapped it. Changes
     * nothing, however often mail scanners do it.
     */
    public Outcome<LinkView> look(String link) {
        Arguments.required("link", link);
        return rooms.invitations().look(visitor, link);
    }

    /** Declines the invitation of a link. */
    public Outcome<InvitationReceipt> decline(String link) {
        Arguments.required("link", link);
        return rooms.invitations().decline(visitor, link);
    }

    /** Registers with link, code word and password; see {@link Registrations#register}. */
    public Outcome<Registration> register(String link, String codeWord, String password) {
        Arguments.required("link", link, "codeWord", codeWord, "password", password);
        return rooms.registrations(visitor).register(link, codeWord, password);
    }

    /** Ends what {@link #register} began with the code that was sent; see {@link RegistrationCodes#answer}. */
    public Outcome<Registered> answerRegistration(String step, String code) {
        Arguments.required("step", step, "code", code);
        return rooms.registrationCodes(visitor).answer(step, code);
    }

    /** Signs in on a device that is not known; see {@link SignIns#signIn}. */
    public Outcome<SignIn> signIn(String address, String password) {
        Arguments.required("address", address, "password", password);
        return rooms.signIns(visitor).signIn(address, password, Optional.empty());
    }

    /** Signs in on a device that showed its token; see {@link SignIns#signIn}. */
    public Outcome<SignIn> signIn(String address, String password, String deviceToken) {
        Arguments.required("address", address, "password", password, "deviceToken", deviceToken);
        return rooms.signIns(visitor).signIn(address, password, Optional.of(deviceToken));
    }

    /** Ends a sign-in with the code that was sent; see {@link CodeSteps#answer}. */
    public Outcome<SignedIn> answerSignIn(String step, String code) {
        Arguments.required("step", step, "code", code);
        return rooms.codeSteps(visitor).answer(step, code);
    }

    /** Sends another code; see {@link Steps#sendAgain}. */
    public Outcome<SecondStep> sendCodeAgain(String step) {
        Arguments.required("step", step);
        return rooms.steps(visitor).sendAgain(step, rooms.registrationCodes(visitor)::sendAgain);
    }

    /** Asks for a link that sets a new password; see {@link Recovery#ask}. */
    public Outcome<RecoveryAsked> recover(String address) {
        Arguments.required("address", address);
        return rooms.recovery(visitor).ask(address);
    }

    /** Sets a new password with that link; see {@link Recovery#reset}. */
    public Outcome<Recovered> resetPassword(String link, String codeWord, String password) {
        Arguments.required("link", link, "codeWord", codeWord, "password", password);
        return rooms.recovery(visitor).reset(link, codeWord, password);
    }

    /** Makes a new address one's own; see {@link AddressFront#confirm}. */
    public Outcome<AddressConfirmed> confirmAddress(String link) {
        Arguments.required("link", link);
        return rooms.addresses(visitor).confirm(link);
    }
}
