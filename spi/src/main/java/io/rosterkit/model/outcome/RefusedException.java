package io.rosterkit.model.outcome;

/** Thrown by {@link Outcome#orThrow()} only: the caller preferred an exception to a value. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.field().isEmpty() ? refusal.code() : refusal.code() + " (" + refusal.field() + ")");
        this.refusal = refusal;
    }

    /** The refusal that would have been returned. */
    public Refusal refusal() {
        return refusal;
    }
}
