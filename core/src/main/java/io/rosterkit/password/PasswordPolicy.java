package io.rosterkit.password;

/** STUB. */
public record PasswordPolicy(int shortestAlone) {
    /** s. */
    public static PasswordPolicy standard() {
        return new PasswordPolicy(15);
    }
}
