package io.rosterkit.registration;

/**
 * What a registration asks for besides the link, and where it ends: whether the code word of the practice is needed (at
 * registration and at recovery), and whether who completes it is signed in.
 */
public record RegistrationPolicy(boolean codeWord, boolean signsIn) {

    /** The code word is needed; completing signs in. */
    public static RegistrationPolicy standard() {
        return new RegistrationPolicy(true, true);
    }
}
