package io.rosterkit.registration;

import io.rosterkit.signin.SecondStep;

/** How far a registration has come. */
public sealed interface Registration permits Registration.Complete, Registration.CodeSent {

    /** The user exists. */
    record Complete(RegistrationReceipt registered) implements Registration {}

    /**
     * A code was sent: to the number or the address that the inviter gave, or to the number of the user who had
     * registered before. {@code answerRegistration} goes on with that code; {@code step().channel()} tells where it
     * went.
     */
    record CodeSent(SecondStep step) implements Registration {}

    /** The new user; throws {@link IllegalStateException} while a code is missing. */
    default RegistrationReceipt done() {
        if (this instanceof Complete complete) {
            return complete.registered();
        }
        throw new IllegalStateException("a second step is open");
    }
}
