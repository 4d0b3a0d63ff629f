package io.rosterkit.tck.broken;

import io.rosterkit.model.Change;
import io.rosterkit.model.Revision;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import java.util.Optional;

/** The versions of the rows that changes carry. */
final class Versions {

    private Versions() {}

    /** Whether the change moves a row that is there. */
    static boolean isMove(Change change) {
        return change instanceof RowChange<?> row && row.kind() == Kind.UPDATE;
    }

    /** The same change as if it came to that version; unchanged where the row belongs to no account. */
    static Change at(long version, Change change) {
        Optional<Counter> counted = CounterTable.COUNTERS.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (counted.isPresent()) {
            Counter row = counted.get();
            return CounterTable.COUNTERS.write(
                    new Counter(row.organization(), row.key(), row.tally(), row.block(), row.changedAt(), version));
        }
        Optional<Credential> set = CredentialTable.CREDENTIALS.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (set.isPresent()) {
            Credential row = set.get();
            return CredentialTable.CREDENTIALS.write(
                    new Credential(row.organization(), row.user(), row.hash(), row.setAt(), version));
        }
        Optional<RunningSession> session = SessionTable.SESSIONS.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (session.isPresent()) {
            return SessionTable.SESSIONS.write(at(version, session.get()));
        }
        Optional<Challenge> challenged = ChallengeTable.CHALLENGES.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (challenged.isPresent()) {
            Challenge row = challenged.get();
            return ChallengeTable.CHALLENGES.write(new Challenge(
                    row.organization(), row.id(), row.about(), row.to(), row.progress(), row.keyId(), version));
        }
        Optional<Confirmation> confirmation = ConfirmationTable.CONFIRMATIONS.rowOf(change, Kind.INSERT, Kind.UPDATE);
        if (confirmation.isPresent()) {
            return ConfirmationTable.CONFIRMATIONS.write(at(version, confirmation.get()));
        }
        Optional<User> changed = UserTable.USERS.rowOf(change, Kind.UPDATE);
        if (changed.isPresent()) {
            User row = changed.get();
            Revision revision = new Revision(version, row.revision().seal());
            return UserTable.USERS.update(row.withStatus(row.status(), row.security(), revision));
        }
        return change;
    }

    private static RunningSession at(long version, RunningSession row) {
        return new RunningSession(
                row.organization(), row.id(), row.bond(), row.proven(), row.begunAt(), row.expiresAt(), version);
    }

    private static Confirmation at(long version, Confirmation row) {
        return new Confirmation(
                row.organization(), row.user(), row.purpose(), row.progress(), row.link(), row.pending(), version);
    }
}
