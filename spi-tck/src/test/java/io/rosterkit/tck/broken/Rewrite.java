package io.rosterkit.tck.broken;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.Change;
import io.rosterkit.model.Revision;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes as a careless adapter would write them. */
final class Rewrite {

    private Rewrite() {}

    static Changes changes(Changes from, List<? extends Change> others) {
        return new Changes(from.organization(), from.requests(), List.copyOf(others), from.messages(), from.entries());
    }

    static Changes eachChange(Changes from, UnaryOperator<Change> other) {
        return changes(from, from.changes().stream().map(other).toList());
    }

    static Changes withoutEntries(Changes from) {
        return new Changes(from.organization(), from.requests(), from.changes(), from.messages(), List.of());
    }

    static Changes withoutRequests(Changes from) {
        return new Changes(from.organization(), List.of(), from.changes(), from.messages(), from.entries());
    }

    static Changes names(Changes from, UnaryOperator<String> other) {
        return eachChange(from, change -> {
            Optional<Practice> opened = PracticeTable.PRACTICES.rowOf(change, Kind.INSERT);
            if (opened.isPresent()) {
                Practice row = opened.get();
                DisplayName name = new DisplayName(other.apply(row.name().text()));
                return PracticeTable.PRACTICES.insert(row.withName(name, row.revision()));
            }
            return change;
        });
    }

    static Changes inMilliseconds(Changes from) {
        return new Changes(
                from.organization(),
                from.requests().stream().map(Rewrite::inMilliseconds).toList(),
                from.changes().stream().map(Rewrite::inMilliseconds).toList(),
                from.messages().stream().map(Rewrite::inMilliseconds).toList(),
                from.entries().stream().map(Rewrite::inMilliseconds).toList());
    }

    /** The statement says it changed the row, and did not. */
    static Changes withoutMoves(Changes from) {
        return changes(
                from,
                from.changes().stream()
                        .filter(change -> !Versions.isMove(change))
                        .toList());
    }

    static Change withoutSeal(Change change) {
        Optional<Organization> opened = OrganizationTable.ORGANIZATIONS.rowOf(change, Kind.INSERT);
        if (opened.isPresent()) {
            Organization row = opened.get();
            return OrganizationTable.ORGANIZATIONS.insert(row.moved(row.state(), sealless(row.revision())));
        }
        Optional<Practice> practice = PracticeTable.PRACTICES.rowOf(change, Kind.INSERT);
        if (practice.isPresent()) {
            Practice row = practice.get();
            return PracticeTable.PRACTICES.insert(row.withCodeWord(row.codeWord(), sealless(row.revision())));
        }
        Optional<User> joined = UserTable.USERS.rowOf(change, Kind.INSERT);
        if (joined.isPresent()) {
            User row = joined.get();
            return UserTable.USERS.insert(row.withStatus(row.status(), row.security(), sealless(row.revision())));
        }
        return change;
    }

    /** In a column that is wide enough for most profiles. */
    static Change withProfileCutShort(Change change) {
        Optional<Organization> changed = OrganizationTable.ORGANIZATIONS.rowOf(change, Kind.UPDATE);
        if (changed.isPresent()) {
            Organization row = changed.get();
            String profile = row.profile().code();
            OrganizationPolicy policy = new OrganizationPolicy(
                    new ProfileName(profile.substring(0, Math.min(20, profile.length()))),
                    row.policy().overrides());
            return OrganizationTable.ORGANIZATIONS.update(row.set(row.settings().with(policy), row.revision()));
        }
        return change;
    }

    static Change withoutOverrides(Change change) {
        return OrganizationTable.ORGANIZATIONS
                .rowOf(change, Kind.UPDATE)
                .<Change>map(row -> OrganizationTable.ORGANIZATIONS.update(
                        row.set(row.settings().with(OrganizationPolicy.of(row.profile())), row.revision())))
                .orElse(change);
    }

    /** In a column that is wide enough for most zones. */
    static Change withZoneCutShort(Change change) {
        Optional<Organization> changed = OrganizationTable.ORGANIZATIONS.rowOf(change, Kind.UPDATE);
        if (changed.isPresent()) {
            Organization row = changed.get();
            String zone = row.zone().id();
            return OrganizationTable.ORGANIZATIONS.update(new Organization(
                    row.id(),
                    row.name(),
                    row.state(),
                    new Organization.Settings(
                            row.language(),
                            new ZoneName(zone.substring(0, Math.min(40, zone.length()))),
                            row.policy(),
                            row.customRoles()),
                    row.openedAt(),
                    row.revision(),
                    row.dataSalt()));
        }
        return change;
    }

    static Change withBytesAsText(Change change) {
        Optional<Practice> opened = PracticeTable.PRACTICES.rowOf(change, Kind.INSERT);
        if (opened.isPresent()) {
            Practice row = opened.get();
            String text = new String(row.codeWord().sealed().toArray(), StandardCharsets.UTF_8);
            Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
            return PracticeTable.PRACTICES.insert(
                    row.withCodeWord(new SealedWord(row.codeWord().keyId(), bytes), row.revision()));
        }
        return change;
    }

    /** Active, and with a name. */
    static Change asMostUsersAre(Change change) {
        Optional<User> joined = UserTable.USERS.rowOf(change, Kind.INSERT);
        if (joined.isPresent() && joined.get().hasJoined()) {
            User row = joined.get();
            DisplayName name = row.contact().name().orElse(new DisplayName("?"));
            User.Contact contact = row.contact().withName(Optional.of(name));
            User.Status status = row.status().with(UserStatus.ACTIVE);
            return UserTable.USERS.insert(row.withContact(contact, row.security(), row.revision())
                    .withStatus(status, row.security(), row.revision()));
        }
        return change;
    }

    static Change atVersion(Invitation row, long version) {
        return InvitationTable.INVITATIONS.update(
                row.moved(row.progress(), new Revision(version, row.revision().seal())));
    }

    private static Revision sealless(Revision revision) {
        return new Revision(revision.version(), Bytes.none());
    }

    private static Change inMilliseconds(Change change) {
        Optional<Invitation> invited = InvitationTable.INVITATIONS.rowOf(change, Kind.INSERT);
        if (invited.isPresent()) {
            Invitation row = invited.get();
            InvitationProgress from = row.progress();
            InvitationProgress progress = new InvitationProgress(
                    from.state(),
                    cut(from.invitedAt()),
                    cut(from.expiresAt()),
                    cut(from.changedAt()),
                    from.successor(),
                    from.inviter());
            return InvitationTable.INVITATIONS.insert(row.moved(progress, row.revision()));
        }
        return change;
    }

    private static Message inMilliseconds(Message row) {
        return new Message(
                row.id(), row.organization(), row.notice(), row.lane(), row.about(), row.to(), cut(row.due()));
    }

    private static JournalEntry inMilliseconds(JournalEntry row) {
        return new JournalEntry(
                row.id(), row.organization(), cut(row.at()), row.agent(), row.event(), row.subject(), row.secured());
    }

    private static Request inMilliseconds(Request row) {
        return new Request(row.organization(), row.id(), row.operation(), row.hash(), row.answer(), cut(row.at()));
    }

    private static Instant cut(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
