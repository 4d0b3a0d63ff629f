package io.rosterkit.password;

import io.rosterkit.model.outcome.Outcome;
import java.util.List;

/** STUB. */
public final class Passwords {
    /** c. */
    public record Context(List<String> words, boolean secondStep) {}
    /** m. */
    public Passwords() {}
    /** n. */
    public static Outcome<String> normal(String typed) {
        return Outcome.done(typed);
    }
    /** c. */
    public Outcome<String> choose(String typed, Context context) {
        return Outcome.done(typed);
    }
}
