package io.rosterkit.tck.given;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.Change;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.PracticeStatus;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.table.RowChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One organization and the rows in it. Two of the same seed give equal ids and times; only the organization differs.
 */
public final class Given {

    /**
     * When everything happens: in the hour that Central Europe skips in spring, and with all six digits of a
     * microsecond.
     */
    public static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123456Z");

    /** How long invitations are open. */
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    private static final PhoneNumber PHONE = new PhoneNumber("+436641234567");

    private static final long SEED = 20260329;

    private final Ids ids = new Ids(SEED);
    private final OrganizationId organization;
    private final Practice practice;

    private Given(OrganizationId organization) {
        this.organization = organization;
        this.practice = practice(NOW);
    }

    /** The organization of that number. */
    public static Given organization(int number) {
        Ids organizations = new Ids(number);
        return new Given(new OrganizationId(organizations.next()));
    }

    /** The id of the organization. */
    public OrganizationId id() {
        return organization;
    }

    /** What opens the organization, with its first practice. */
    public Changes opened() {
        return Changes.none(organization)
                .and(OrganizationTable.ORGANIZATIONS.insert(organization()))
                .and(PracticeTable.PRACTICES.insert(practice));
    }

    /** The organization as it is opened. */
    public Organization organization() {
        return new Organization(
                organization,
                new DisplayName("Praxis Weiß"),
                OrganizationState.OPEN,
                new Organization.Settings(
                        Locale.forLanguageTag("de-AT"),
                        new ZoneName("Europe/Vienna"),
                        OrganizationPolicy.STANDARD,
                        CustomRoleSet.none()),
                NOW,
                first("organization"),
                Optional.of(salt(organization.uuid())));
    }

    /** The first practice. */
    public Practice practice() {
        return practice;
    }

    /** One more practice. */
    public Practice practice(Instant openedAt) {
        PracticeId id = new PracticeId(ids.at(openedAt));
        SealedWord word = new SealedWord(1, bytes("sealed " + id));
        return new Practice(
                organization, id, new DisplayName("Linz"), PracticeStatus.ACTIVE, word, openedAt, first(id));
    }

    /** A user with one role in one practice. */
    public User user(String address, UserStatus status) {
        return user(address, status, NOW);
    }

    User user(String address, UserStatus state, Instant since) {
        UserId id = new UserId(ids.at(since));
        User.Contact contact = User.Contact.of(address(address))
                .withAddress(address(address), true)
                .withName(Optional.of(new DisplayName("Ben")))
                .withPhone(Optional.of(PHONE));
        User.Status status = new User.Status(
                state,
                new UserType("staff"),
                RoleGrant.of(Set.of(new Role("clinician")), Optional.empty()),
                Set.of(PracticeAssignment.of(practice.id(), Optional.empty())),
                Optional.empty());
        return new User(
                organization,
                id,
                contact,
                status,
                User.Security.first(salt(id.uuid())),
                new User.Origin(since, Optional.empty(), Optional.empty()),
                first(id));
    }

    /** An open invitation made now. */
    public Invitation invitation(String address) {
        return invitation(address, InvitationProgress.open(NOW, NOW.plus(OPEN_FOR)));
    }

    /** An invitation with this progress. */
    public Invitation invitation(String address, InvitationProgress progress) {
        InvitationId id = new InvitationId(ids.at(progress.invitedAt()));
        Invitee invitee = new Invitee(
                new UserId(ids.next()),
                address(address),
                new Invitee.Details(Optional.of(new DisplayName("Ben")), Optional.of(PHONE), Optional.empty()),
                new Invitee.Access(
                        new UserType("staff"),
                        Set.of(new Role("clinician"), new Role("office-administrator")),
                        practice.id(),
                        new Validity(
                                Optional.of(progress.invitedAt()),
                                Optional.of(progress.invitedAt().plusSeconds(86_400 * 30)))),
                false);
        LinkSeed link = new LinkSeed(1, 0, 1, bytes("0123456789abcdef"));
        return new Invitation(organization, id, invitee, progress, link, new MessageId(ids.next()), first(id));
    }

    /**
     * What stores invitations as their inviter did: each with its person, its message, due at once, and its journal
     * entry. Changes of one kind stand together.
     */
    public Changes inviting(Invitation... rows) {
        List<Changes> each = Stream.of(rows).map(this::invited).toList();
        return new Changes(
                organization,
                List.of(),
                each.stream()
                        .flatMap(changes -> changes.changes().stream())
                        .sorted(Comparator.comparing(Given::table).reversed())
                        .toList(),
                each.stream().flatMap(changes -> changes.messages().stream()).toList(),
                each.stream().flatMap(changes -> changes.entries().stream()).toList());
    }

    private Changes invited(Invitation row) {
        Message.About about = new Message.About(row.id().uuid(), row.link().generation());
        Message message = new Message(
                row.lastMessage(),
                organization,
                Notice.INVITATION,
                Lane.NOTICE,
                about,
                row.invitee().address(),
                row.progress().invitedAt());
        return Moves.person(row)
                .and(InvitationTable.INVITATIONS.insert(row))
                .and(message)
                .and(entry(Subject.changed(Subject.Kind.INVITATION, row.id(), 1), NOW));
    }

    private static String table(Change change) {
        return change instanceof RowChange<?> row ? row.table().name() : "";
    }

    /** A message. */
    public Message message(Lane lane, Instant due) {
        return new Message(
                new MessageId(ids.next()),
                organization,
                Notice.INVITATION,
                lane,
                new Message.About(ids.next(), 1),
                address("ben@weiss.example"),
                due);
    }

    /** A journal entry. */
    public JournalEntry entry(Subject subject, Instant at) {
        EntryId id = new EntryId(ids.at(at));
        Agent agent = new Agent(Agent.Kind.MEMBER, "0198-anna", "invite:owner");
        JournalEvent event = JournalEvent.done("invitation.invite", Map.of("type", "staff", "practice", "linz"));
        return new JournalEntry(
                id,
                organization,
                at,
                agent,
                event,
                subject,
                new JournalEntry.Secured(
                        Optional.of(bytes("source of " + id)),
                        Optional.of(bytes("facts of " + id)),
                        bytes("seal " + id)));
    }

    /** A salt of a row of this organization, another one for each id. */
    private DataSalt salt(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(DataSalt.LENGTH)
                .putLong(id.getMostSignificantBits() ^ organization.uuid().getLeastSignificantBits())
                .putLong(id.getLeastSignificantBits() ^ organization.uuid().getMostSignificantBits());
        return new DataSalt(Bytes.of(bytes.array()));
    }

    /** A request. */
    public Request request(String id, Instant at) {
        return new Request(
                organization, new RequestId(id), "invitations.invite", bytes("hash of " + id), "answer to " + id, at);
    }

    private static Revision first(Object row) {
        return Revision.none().next(bytes("seal of " + row));
    }

    UUID next() {
        return ids.next();
    }

    UUID idAt(Instant time) {
        return ids.at(time);
    }

    private static EmailAddress address(String key) {
        return new EmailAddress(key, key);
    }

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
