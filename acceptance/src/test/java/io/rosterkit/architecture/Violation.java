package io.rosterkit.architecture;

/** Something that breaks a rule, by how much if that can be told, and what to tell whoever wrote it. */
record Violation(String subject, int measure, String message) {

    static Violation of(String subject, String message) {
        return new Violation(subject, 1, message);
    }

    static Violation over(String subject, int measure, String message) {
        return new Violation(subject, measure, measure + " " + message);
    }

    @Override
    public String toString() {
        return subject + ": " + message;
    }
}
