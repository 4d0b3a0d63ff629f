package io.rosterkit.examples.site;

/** The program ends here, for a reason that the person in front of it should read. */
public final class CannotGoOn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Ends the program for that reason. */
    public CannotGoOn(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What to tell the person. */
    public String reason() {
        return reason;
    }
}
