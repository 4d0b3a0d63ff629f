package io.rosterkit;

import io.rosterkit.account.AddressConfirmed;
import io.rosterkit.engine.call.OptionalRequestId;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.wiring.FrontEngines;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.LinkView;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.recovery.PasswordResetReceipt;
import io.rosterkit.recovery.RecoveryRequested;
import io.rosterkit.registration.Registration;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import java.util.Optional;

/**
 * The door for people without a session: with a link, a password, or a code. Every call is counted by source. Pass an
 * empty text for a form field that is missing; {@code null} is an {@link IllegalArgumentException}.
 */
public final class Front {

    private final FrontEngines engines;
    private final Visitor visitor;

    Front(FrontEngines engines, Visitor visitor) {
        this.engines = engines;
        this.visitor = visitor;
    }

    /**
     * The same door, where the next act is carried out once however often the request is sent. Each attempt at a
     * password, a code or a code word is counted nevertheless. An act that is refused does not use up the id. A text
     * that is not 1 to 100 visible ASCII characters refuses the next act.
     */
    public Front once(String requestId) {
        Arguments.required("requestId", requestId);
        return new Front(
                engines, new Visitor(visitor.organization(), visitor.source(), OptionalRequestId.parse(requestId)));
    }

    /**
     * Looks at a link of an invitation, given whole or as its last part, also as a mail program wrapped it. Changes
     * nothing, however often mail scanners do it.
     */
    public Outcome<LinkView> look(String link) {
        Arguments.required("link", link);
        return engines.invitations().look(visitor, link);
    }

    /** Declines the invitation of a link. */
    public Outcome<InvitationReceipt> decline(String link) {
        Arguments.required("link", link);
        return engines.invitations().decline(visitor, link);
    }

    /**
     * Registers with the link, the code word of the practice (empty where the policy asks for none) and a password. The
     * answer is the user, or that a code was sent. A user who has registered with this link and calls it again with the
     * same password signs in, with the same two answers. Each call with a password that the policy accepts is an
     * attempt at the code word, and is counted. The same request id gets the same step once more instead of another
     * code. The link stays usable after a refusal about the code word or the password.
     */
    public Outcome<Registration> register(String link, String codeWord, String password) {
        Arguments.required("link", link, "codeWord", codeWord, "password", password);
        return engines.registration().register(visitor, link, codeWord, password);
    }

    /**
     * Goes on with the code in what {@link #register} began. The answer is the user, or that another code was sent:
     * after the code to an edited address, the one to the phone number where that is demanded. Each call is an attempt
     * and is counted, at the challenge and at the invitation. The same code under the same request id gets the same
     * answer once more. Without a request id, a second call is refused because the invitation was accepted; the user
     * then signs in with the password. A step of a user who had registered before, and was sent a code to sign in, ends
     * here as well.
     */
    public Outcome<Registration> answerRegistration(String step, String code) {
        Arguments.required("step", step, "code", code);
        return engines.registrationCodes().answer(visitor, step, code);
    }

    /**
     * Signs in with the address and the password, on a device that is not known. The answer is a session, or that a
     * code was sent. Each call is an attempt and is counted, whatever the request id. It needs a front with an
     * organization ({@link Roster#front(io.rosterkit.model.OrganizationId, io.rosterkit.model.access.Source)}). After a
     * right password it is refused where no code can be sent: there is no phone number, or codes were sent too often.
     */
    public Outcome<SignIn> signIn(String address, String password) {
        Arguments.required("address", address, "password", password);
        return engines.signIn().signIn(visitor, address, password, Optional.empty());
    }

    /**
     * The same on a device that keeps the token of an earlier {@link SignedIn}. A token that belongs to another user,
     * or an empty text, counts as an unknown device.
     */
    public Outcome<SignIn> signIn(String address, String password, String deviceToken) {
        Arguments.required("address", address, "password", password, "deviceToken", deviceToken);
        return engines.signIn().signIn(visitor, address, password, Optional.of(deviceToken));
    }

    /**
     * Ends a sign-in with the code. Each call is an attempt and is counted, at the challenge and at the account. The
     * same code under the same request id gets the same session once more, as long as there are attempts and time left.
     * A known device keeps its token. After {@code verification.challenge_over} the user signs in anew; after
     * {@code verification.code_wrong} the same step goes on.
     */
    public Outcome<SignedIn> answerSignIn(String step, String code) {
        Arguments.required("step", step, "code", code);
        return engines.signInCodes().answer(visitor, step, code);
    }

    /**
     * Sends a new code for a step of a sign-in or of a registration. The step keeps its token. The earlier code becomes
     * invalid, and attempts stay counted.
     */
    public Outcome<SecondStep> sendNewCode(String step) {
        Arguments.required("step", step);
        return engines.registrationCodes().sendNewCode(visitor, step);
    }

    /**
     * Asks for a link that sets a new password. It goes only to the verified address of an active user who is not under
     * an administrator's lock. The answer and its cost are the same for every address. A user who asks again within
     * five minutes gets the same link again, and later a new one, which ends those before.
     */
    public Outcome<RecoveryRequested> recover(String address) {
        Arguments.required("address", address);
        return engines.recoveryRequests().ask(visitor, address);
    }

    /**
     * Sets a new password with the link and the code word of any practice of the user (empty where the policy asks for
     * none). All sessions and known devices end. A link works once.
     */
    public Outcome<PasswordResetReceipt> resetPassword(String link, String codeWord, String password) {
        Arguments.required("link", link, "codeWord", codeWord, "password", password);
        return engines.passwordReset().reset(visitor, link, codeWord, password);
    }

    /**
     * Replaces the address of the user by the new address of that link, which is then verified and used for signing in.
     * The user's sessions end, and a notice goes to the former address if it was verified. Neither happens when the
     * link confirms the present address. A link works once.
     */
    public Outcome<AddressConfirmed> confirmAddress(String link) {
        Arguments.required("link", link);
        return engines.addressConfirmation().confirm(visitor, link);
    }
}
