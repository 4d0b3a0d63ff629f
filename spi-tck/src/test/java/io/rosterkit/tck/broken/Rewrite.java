package io.rosterkit.tck.broken;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.Change;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.stored.Course;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationChange.Changed;
import io.rosterkit.model.invitation.stored.InvitationChange.Invited;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.OrganizationChange;
import io.rosterkit.model.organization.stored.OrganizationChange.Opened;
import io.rosterkit.model.organization.stored.OrganizationChange.PracticeOpened;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserChange.Joined;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            if (change instanceof PracticeOpened opened) {
                Practice row = opened.row();
                DisplayName name = new DisplayName(other.apply(row.name().text()));
                return new PracticeOpened(new Practice(
                        row.organization(), row.id(), name, row.codeWord(), row.openedAt(), row.revision()));
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
        if (change instanceof Opened opened) {
            Organization row = opened.row();
            return new Opened(row.moved(row.state(), sealless(row.revision())));
        }
        if (change instanceof PracticeOpened opened) {
            Practice row = opened.row();
            return new PracticeOpened(row.withCodeWord(row.codeWord(), sealless(row.revision())));
        }
        if (change instanceof Joined joined) {
            User row = joined.row();
            return new Joined(row.moved(row.standing(), row.security(), sealless(row.revision())));
        }
        return change;
    }

    /** In a column that is wide enough for most profiles. */
    static Change withProfileCutShort(Change change) {
        if (change instanceof OrganizationChange.Changed changed) {
            Organization row = changed.row();
            String profile = row.profile().code();
            Organization.Settings settings = new Organization.Settings(
                    row.language(), row.zone(), new ProfileName(profile.substring(0, Math.min(20, profile.length()))));
            return new OrganizationChange.Changed(row.set(settings, row.revision()));
        }
        return change;
    }

    /** In a column that is wide enough for most zones. */
    static Change withZoneCutShort(Change change) {
        if (change instanceof OrganizationChange.Changed changed) {
            Organization row = changed.row();
            String zone = row.zone().id();
            return new OrganizationChange.Changed(new Organization(
                    row.id(),
                    row.name(),
                    row.state(),
                    new Organization.Settings(
                            row.language(),
                            new ZoneName(zone.substring(0, Math.min(40, zone.length()))),
                            row.profile()),
                    row.openedAt(),
                    row.revision()));
        }
        return change;
    }

    static Change withBytesAsText(Change change) {
        if (change instanceof PracticeOpened opened) {
            Practice row = opened.row();
            String text = new String(row.codeWord().sealed().toArray(), StandardCharsets.UTF_8);
            Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
            return new PracticeOpened(
                    row.withCodeWord(new SealedWord(row.codeWord().keyId(), bytes), row.revision()));
        }
        return change;
    }

    /** Active, with one role, and with a name. */
    static Change asMostUsersAre(Change change) {
        if (change instanceof Joined joined) {
            User row = joined.row();
            DisplayName name = row.contact().name().orElse(new DisplayName("?"));
            User.Contact contact = new User.Contact(
                    row.contact().address(),
                    row.contact().verified(),
                    Optional.of(name),
                    row.contact().phone());
            Set<Role> roles = Set.of(row.standing().roles().stream().findFirst().orElse(new Role("none")));
            User.Standing standing = row.standing().with(UserStatus.ACTIVE).with(roles);
            return new Joined(row.reached(contact, row.security(), row.revision())
                    .moved(standing, row.security(), row.revision()));
        }
        return change;
    }

    static Change atVersion(Changed change, long version) {
        Invitation row = change.row();
        return new Changed(
                row.moved(row.course(), new Revision(version, row.revision().seal())));
    }

    private static Revision sealless(Revision revision) {
        return new Revision(revision.version(), Bytes.none());
    }

    private static Change inMilliseconds(Change change) {
        if (change instanceof Invited invited) {
            Invitation row = invited.row();
            Course from = row.course();
            Course course = new Course(
                    from.state(),
                    cut(from.invitedAt()),
                    cut(from.expiresAt()),
                    cut(from.changedAt()),
                    from.successor(),
                    from.inviter());
            return new Invited(row.moved(course, row.revision()));
        }
        return change;
    }

    private static Message inMilliseconds(Message row) {
        return new Message(
                row.id(), row.organization(), row.notice(), row.lane(), row.about(), row.to(), cut(row.due()));
    }

    private static JournalEntry inMilliseconds(JournalEntry row) {
        return new JournalEntry(
                row.id(), row.organization(), cut(row.at()), row.agent(), row.deed(), row.subject(), row.seal());
    }

    private static Request inMilliseconds(Request row) {
        return new Request(row.organization(), row.id(), row.operation(), row.hash(), row.answer(), cut(row.at()));
    }

    private static Instant cut(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
