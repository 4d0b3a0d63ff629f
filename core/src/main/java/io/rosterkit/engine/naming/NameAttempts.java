package io.rosterkit.engine.naming;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.Id;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.spi.lockout.SourceBudget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts, for the whole process, the names of each caller that contained a code word: at most {@value #MAX_ATTEMPTS}
 * within an hour. The same name counts once, since a decision may run again, and since it tells nothing new. Jobs of
 * the host are not limited. Thread-safe.
 */
public final class NameAttempts {

    private static final int MAX_ATTEMPTS = 5;
    private static final int REMEMBERED_NAMES = 10_000;

    private final SourceBudget budget;
    private final Cache<CountedName, Boolean> counted =
            CacheBuilder.newBuilder().maximumSize(REMEMBERED_NAMES).build();

    /** {@code budget} counts by {@link #limits()}. */
    public NameAttempts(SourceBudget budget) {
        this.budget = budget;
    }

    /** How many names of one caller may contain a code word, and in which time. */
    public static SourceLimits limits() {
        return SourceLimits.standard().failures(MAX_ATTEMPTS).window(Duration.ofHours(1));
    }

    /** A name of a caller that was counted; its hash, since it contains a code word. */
    private record CountedName(SourceBudget.Key caller, HashCode name) {}

    /** Counts in one step: of names that are checked at the same time, no more are told than of those in a row. */
    synchronized boolean isOverLimit(Author author, String name, boolean containsCodeWord) {
        if (author.caller().agent().kind() == Agent.Kind.SYSTEM) {
            return false;
        }
        SourceBudget.Key caller = new SourceBudget.Key(Optional.of(author.organization()), "names of " + id(author));
        SourceBudget.Charged charged = budget.charge(caller, author.now());
        if (charged.verdict() != SourceBudget.Verdict.ADMITTED) {
            return true;
        }
        boolean isAttempt = containsCodeWord
                && counted.asMap()
                                .putIfAbsent(
                                        new CountedName(
                                                caller, Hashing.sha256().hashString(name, StandardCharsets.UTF_8)),
                                        true)
                        == null;
        budget.settle(caller, charged, isAttempt);
        return false;
    }

    private static String id(Author author) {
        return author.responsible()
                .map(Id::toString)
                .orElseGet(() -> author.caller().agent().id());
    }
}
