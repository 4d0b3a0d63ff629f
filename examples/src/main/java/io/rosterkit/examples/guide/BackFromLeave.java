package io.rosterkit.examples.guide;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.lifecycle.LifecycleReport;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.ReactivationReceipt;
import java.util.List;
import java.util.Locale;

/** A page on which an administrator reactivates all users who are ticked in a list. docs/lifecycle.md shows it. */
final class BackFromLeave {

    private BackFromLeave() {}

    /** A line for each user who is not active now, with the reason; no line when all are. */
    static Outcome<List<String>> reactivate(Desk desk, String formId, List<UserId> ticked) {
        Outcome<LifecycleReport<ReactivationReceipt>> report =
                desk.once(formId).lifecycle().reactivateAll(ticked);
        return report.map(BackFromLeave::linesOfTheRefused);
    }

    private static List<String> linesOfTheRefused(LifecycleReport<ReactivationReceipt> report) {
        return report.refused().stream()
                .map(answer -> answer.user() + ": "
                        + answer.outcome()
                                .refusal()
                                .map(refusal -> Roster.texts().of(refusal, Locale.ENGLISH))
                                .orElseThrow())
                .toList();
    }
}
