package io.rosterkit.registration;

/** Whether a registration needs the code word besides the link, and whether it signs the new user in. Immutable. */
public final class RegistrationPolicy {

    private final boolean codeWord;
    private final boolean signsIn;

    private RegistrationPolicy(boolean codeWord, boolean signsIn) {
        this.codeWord = codeWord;
        this.signsIn = signsIn;
    }

    /** The code word is needed; completing signs in. */
    public static RegistrationPolicy standard() {
        return new RegistrationPolicy(true, true);
    }

    /** Whether the code word of the practice is needed, at registration and at recovery. */
    public boolean codeWord() {
        return codeWord;
    }

    /** The same, where the code word of the practice is needed at registration and recovery or not. Default: needed. */
    public RegistrationPolicy codeWord(boolean needed) {
        return new RegistrationPolicy(needed, signsIn);
    }

    /** Whether a person who completes a registration is signed in. */
    public boolean signsIn() {
        return signsIn;
    }

    /** The same, where a person who completes a registration is signed in or not. Default: signed in. */
    public RegistrationPolicy signsIn(boolean atOnce) {
        return new RegistrationPolicy(codeWord, atOnce);
    }
}
