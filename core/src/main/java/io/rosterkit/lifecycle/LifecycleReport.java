package io.rosterkit.lifecycle;

import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import java.util.List;

/** The outcome for each user of a call, in the order of the call. */
public record LifecycleReport<T>(List<Answer<T>> answers) {

    public LifecycleReport {
        answers = List.copyOf(answers);
    }

    /** The user, and what became of the request. */
    public record Answer<T>(UserId user, Outcome<T> outcome) {}

    /** How many users were done. */
    public long done() {
        return answers.stream()
                .filter(answer -> answer.outcome().refusal().isEmpty())
                .count();
    }

    /** The users who were refused, with the reason. */
    public List<Answer<T>> refused() {
        return answers.stream()
                .filter(answer -> answer.outcome().refusal().isPresent())
                .toList();
    }

    /** Whether no user was refused. */
    public boolean isComplete() {
        return refused().isEmpty();
    }
}
