package io.rosterkit.engine.mailbox;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.damage.DamagedRows;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.Change;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.Confirmation.Pending;
import io.rosterkit.model.verification.stored.Confirmation.Purpose;
import io.rosterkit.model.verification.stored.ConfirmationProgress;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.verification.ConfirmationTable;
import io.rosterkit.spi.verification.VerificationStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes the links by which a user proves that a mailbox is theirs, and checks whether a link is valid. */
public final class MailboxLinks {

    private static final String SEAL_PURPOSE = "new-address";
    private static final int SALT_BYTES = 16;

    private final VerificationStore store;
    private final Links links;
    private final KeyRing keys;
    private final Ids ids;
    private final DamagedRows damaged;

    /** Reads the rows of the links from this store. */
    public MailboxLinks(VerificationStore store, Links links, KeyRing keys, Ids ids, DamagedRows damaged) {
        this.store = store;
        this.links = links;
        this.keys = keys;
        this.ids = ids;
        this.damaged = damaged;
    }

    /** A request for a link: the user, its purpose, the address that gets the mail, and how long the link is valid. */
    public record LinkRequest(User user, Purpose purpose, EmailAddress to, Duration lifetime) {}

    /** The row of the current link of a user for a purpose. */
    public Optional<Confirmation> find(OrganizationId organization, UserId user, Purpose purpose) {
        return store.confirmation(organization, user, purpose);
    }

    /** The changes for a new link and its mail. The earlier link is not valid any more. */
    public Changes request(Author author, LinkRequest request, Optional<Confirmation> before) {
        User user = request.user();
        ConfirmationProgress progress = new ConfirmationProgress(
                true, user.security().sessionEpoch(), author.now(), author.now().plus(request.lifetime()));
        Optional<Pending> pending =
                request.purpose() == Purpose.NEW_ADDRESS ? Optional.of(encrypt(user, request.to())) : Optional.empty();
        Confirmation row = before.map(
                        earlier -> earlier.next(progress, earlier.link().renewed(keys.current()), pending))
                .orElseGet(() -> new Confirmation(
                        author.organization(),
                        user.id(),
                        request.purpose(),
                        progress,
                        new LinkSeed(1, 1, keys.current(), Bytes.of(ids.salt(SALT_BYTES))),
                        pending,
                        1));
        return Changes.none(author.organization())
                .and(ConfirmationTable.CONFIRMATIONS.write(row))
                .and(mail(author, request, row));
    }

    /** The changes that resend the mail with the same link. */
    public Changes resend(Author author, LinkRequest request, Confirmation row) {
        return Changes.none(author.organization()).and(mail(author, request, row));
    }

    /** Whether links of the row can be made. They cannot when their key was removed from the ring. */
    public boolean canMakeLinks(Confirmation row) {
        return keys.holds(row.link().keyId());
    }

    /**
     * Whether the claim is the current link of the row and can be used. It was not used, has not expired, and was
     * requested after the sessions of the user were last ended.
     */
    public boolean isValid(Links.Claim claim, Optional<Confirmation> row, User user, Instant now) {
        return row.filter(current -> links.isGenuineByCurrentKey(
                        ConfirmationMessages.kind(current.purpose()), claim, Optional.of(current.link())))
                .filter(current -> current.progress().open()
                        && now.isBefore(current.progress().expiresAt()))
                .filter(current -> current.link().generation() == claim.generation())
                .filter(current -> current.progress().epoch() == user.security().sessionEpoch())
                .isPresent();
    }

    /** Whether the claim is or was a link of the row. */
    public boolean isGenuine(Links.Claim claim, Optional<Confirmation> row) {
        return row.filter(current -> links.isGenuine(
                        ConfirmationMessages.kind(current.purpose()), claim, Optional.of(current.link())))
                .isPresent();
    }

    /** The change that closes the row after its link was used. */
    public static Change close(Confirmation row) {
        ConfirmationProgress progress = row.progress();
        ConfirmationProgress closed =
                new ConfirmationProgress(false, progress.epoch(), progress.madeAt(), progress.expiresAt());
        return ConfirmationTable.CONFIRMATIONS.write(row.next(closed, row.link(), Optional.empty()));
    }

    /**
     * The new address that waits for its confirmation; empty when there is none, or its key was removed from the ring.
     */
    public Optional<EmailAddress> pendingAddress(Confirmation row) {
        return row.pending()
                .filter(pending -> keys.holds(pending.keyId()))
                .flatMap(pending -> Addresses.parse(decrypt(row, pending)).answer());
    }

    private String decrypt(Confirmation row, Pending pending) {
        byte[] context = context(row.organization(), row.user());
        byte[] plain = damaged.watching(() -> ConfirmationTable.CONFIRMATIONS.part(
                Cells.of(row),
                cells -> cells.get(
                        ConfirmationTable.PENDING_ADDRESS,
                        stored -> keys.open(pending.keyId(), SEAL_PURPOSE, context, stored.toArray()))));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private Pending encrypt(User user, EmailAddress address) {
        byte[] plain = address.original().getBytes(StandardCharsets.UTF_8);
        int key = keys.current();
        return new Pending(key, Bytes.of(keys.seal(key, SEAL_PURPOSE, context(user.organization(), user.id()), plain)));
    }

    private Message mail(Author author, LinkRequest request, Confirmation row) {
        Notice notice = request.purpose() == Purpose.RECOVERY ? Notice.RECOVERY : Notice.NEW_ADDRESS;
        return new Message(
                new MessageId(ids.next()),
                author.organization(),
                notice,
                Lane.CODE,
                new Message.About(row.user().uuid(), row.link().generation()),
                request.to(),
                author.now());
    }

    private static byte[] context(OrganizationId organization, UserId user) {
        return (organization + "|confirmation|" + user + "|address").getBytes(StandardCharsets.UTF_8);
    }
}
