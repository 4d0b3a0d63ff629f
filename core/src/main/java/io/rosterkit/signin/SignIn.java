package io.rosterkit.signin;

/** How far a sign-in has come. */
public sealed interface SignIn permits SignedIn, SecondStep {

    /** The session; throws {@link IllegalStateException} while a second step is open. */
    default SignedIn done() {
        if (this instanceof SignedIn in) {
            return in;
        }
        throw new IllegalStateException("a second step is open");
    }
}
