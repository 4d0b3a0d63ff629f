package io.rosterkit.tck.broken;

import io.rosterkit.model.Change;
import io.rosterkit.model.Revision;
import io.rosterkit.model.invitation.stored.InvitationChange;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange.Counted;
import io.rosterkit.model.organization.stored.OrganizationChange;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.signin.stored.SignInChange.PasswordSet;
import io.rosterkit.model.signin.stored.SignInChange.SessionChanged;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserChange;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.VerificationChange.Challenged;
import io.rosterkit.model.verification.stored.VerificationChange.ConfirmationChanged;

/** The versions of the rows that changes carry. */
final class Versions {

    private Versions() {}

    /** Whether the change moves a row that is there. */
    static boolean isMove(Change change) {
        return change instanceof OrganizationChange.Changed
                || change instanceof OrganizationChange.PracticeChanged
                || change instanceof InvitationChange.Changed
                || !at(1, change).equals(change);
    }

    /** The same change as if it came to that version; unchanged where the row belongs to no account. */
    static Change at(long version, Change change) {
        if (change instanceof Counted counted) {
            Counter row = counted.row();
            return new Counted(
                    new Counter(row.organization(), row.key(), row.tally(), row.block(), row.changedAt(), version));
        }
        if (change instanceof PasswordSet set) {
            Credential row = set.row();
            return new PasswordSet(new Credential(row.organization(), row.user(), row.hash(), row.setAt(), version));
        }
        if (change instanceof SessionChanged session) {
            return new SessionChanged(at(version, session.row()));
        }
        if (change instanceof Challenged challenged) {
            Challenge row = challenged.row();
            return new Challenged(new Challenge(
                    row.organization(), row.id(), row.about(), row.to(), row.course(), row.keyId(), version));
        }
        if (change instanceof ConfirmationChanged confirmation) {
            return new ConfirmationChanged(at(version, confirmation.row()));
        }
        if (change instanceof UserChange.Changed changed) {
            User row = changed.row();
            Revision revision = new Revision(version, row.revision().seal());
            return new UserChange.Changed(row.moved(row.standing(), row.security(), revision));
        }
        return change;
    }

    private static RunningSession at(long version, RunningSession row) {
        return new RunningSession(
                row.organization(), row.id(), row.bond(), row.proven(), row.begunAt(), row.until(), version);
    }

    private static Confirmation at(long version, Confirmation row) {
        return new Confirmation(
                row.organization(), row.user(), row.purpose(), row.course(), row.link(), row.pending(), version);
    }
}
