package io.rosterkit.registration;

/**
 * Whether a registration needs the code word besides the link, whether it signs the new user in, and whether senders
 * may demand a second step. Immutable.
 */
public final class RegistrationPolicy {

    private final boolean codeWord;
    private final boolean signsIn;
    private final boolean secondStepBySender;

    private RegistrationPolicy(boolean codeWord, boolean signsIn, boolean secondStepBySender) {
        this.codeWord = codeWord;
        this.signsIn = signsIn;
        this.secondStepBySender = secondStepBySender;
    }

    /** The code word is needed; completing signs in; senders may demand a second step. */
    public static RegistrationPolicy standard() {
        return new RegistrationPolicy(true, true, true);
    }

    /** Whether the code word of the practice is needed, at registration and at recovery. */
    public boolean codeWord() {
        return codeWord;
    }

    /** The same, where the code word of the practice is needed at registration and recovery or not. Default: needed. */
    public RegistrationPolicy codeWord(boolean needed) {
        return new RegistrationPolicy(needed, signsIn, secondStepBySender);
    }

    /** Whether a person who completes a registration is signed in. */
    public boolean signsIn() {
        return signsIn;
    }

    /** The same, where a person who completes a registration is signed in or not. Default: signed in. */
    public RegistrationPolicy signsIn(boolean atOnce) {
        return new RegistrationPolicy(codeWord, atOnce, secondStepBySender);
    }

    /** Whether a second step is demanded by single senders, besides what holds for the whole organization. */
    public boolean secondStepBySender() {
        return secondStepBySender;
    }

    /**
     * The same, where a second step is demanded by single senders, besides what holds for the whole organization, or by
     * profile and organization alone. Default: by single senders, too.
     */
    public RegistrationPolicy secondStepBySender(boolean each) {
        return new RegistrationPolicy(codeWord, signsIn, each);
    }
}
