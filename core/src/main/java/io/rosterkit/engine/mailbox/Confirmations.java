package io.rosterkit.engine.mailbox;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.secret.Links;
import io.rosterkit.model.Bytes;
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
import io.rosterkit.model.verification.stored.Confirmation.Course;
import io.rosterkit.model.verification.stored.Confirmation.Pending;
import io.rosterkit.model.verification.stored.Confirmation.Purpose;
import io.rosterkit.model.verification.stored.VerificationChange;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.verification.VerificationStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks for links by which a user shows that a mailbox is their own, and tells whether one is still valid. */
public final class Confirmations {

    private static final String SEALED = "new-address";
    private static final int SALT = 16;

    private final VerificationStore store;
    private final Links links;
    private final KeyRing keys;
    private final Ids ids;

    /** Links of the rows in that store. */
    public Confirmations(VerificationStore store, Links links, KeyRing keys, Ids ids) {
        this.store = store;
        this.links = links;
        this.keys = keys;
        this.ids = ids;
    }

    /** Whom a link is for, to what end, where the mail goes, and how long it is good. */
    public record Wish(User user, Purpose purpose, EmailAddress to, Duration lifetime) {}

    /** What the links of a user are good for. */
    public Optional<Confirmation> find(OrganizationId organization, UserId user, Purpose purpose) {
        return store.confirmation(organization, user, purpose);
    }

    /** A new link, which kills the one before, and the mail that brings it. */
    public Changes asked(Author author, Wish wish, Optional<Confirmation> before) {
        User user = wish.user();
        Course course = new Course(
                true, user.security().sessionEpoch(), author.now(), author.now().plus(wish.lifetime()));
        Optional<Pending> pending =
                wish.purpose() == Purpose.NEW_ADDRESS ? Optional.of(sealed(user, wish.to())) : Optional.empty();
        Confirmation row = before.map(known -> known.next(course, known.link().renewed(keys.current()), pending))
                .orElseGet(() -> new Confirmation(
                        author.organization(),
                        user.id(),
                        wish.purpose(),
                        course,
                        new LinkSeed(1, 1, keys.current(), Bytes.of(ids.salt(SALT))),
                        pending,
                        1));
        return Changes.none(author.organization())
                .and(new VerificationChange.ConfirmationChanged(row))
                .and(mail(author, wish, row));
    }

    /** The same link once more: nothing changes, but the mail goes out again. */
    public Changes again(Author author, Wish wish, Confirmation row) {
        return Changes.none(author.organization()).and(mail(author, wish, row));
    }

    /** Whether links of the row can be made: their key may have been dropped. */
    public boolean alive(Confirmation row) {
        return keys.holds(row.link().keyId());
    }

    /** Whether the claim is the present link of the row, which waits and was asked for since the user last changed. */
    public boolean good(Links.Claim claim, Optional<Confirmation> row, User user, Instant now) {
        return row.filter(found ->
                        links.genuine(ConfirmationMessages.kind(found.purpose()), claim, Optional.of(found.link())))
                .filter(found ->
                        found.course().open() && now.isBefore(found.course().expiresAt()))
                .filter(found -> found.link().generation() == claim.generation())
                .filter(found -> found.course().epoch() == user.security().sessionEpoch())
                .isPresent();
    }

    /** Whether the claim was once a link of the row, however that stands now. */
    public boolean genuine(Links.Claim claim, Optional<Confirmation> row) {
        return row.filter(found ->
                        links.made(ConfirmationMessages.kind(found.purpose()), claim, Optional.of(found.link())))
                .isPresent();
    }

    /** The row after its link was used. */
    public static VerificationChange closed(Confirmation row) {
        Course course = row.course();
        Course over = new Course(false, course.epoch(), course.madeAt(), course.expiresAt());
        return new VerificationChange.ConfirmationChanged(row.next(over, row.link(), Optional.empty()));
    }

    /** The address that is to become the user's; empty when there is none, or its key was dropped. */
    public Optional<EmailAddress> pending(Confirmation row) {
        return row.pending()
                .filter(pending -> keys.holds(pending.keyId()))
                .map(pending -> keys.open(
                        pending.keyId(),
                        SEALED,
                        place(row.organization(), row.user()),
                        pending.address().toArray()))
                .flatMap(plain -> Addresses.parse(new String(plain, StandardCharsets.UTF_8))
                        .answer());
    }

    private Pending sealed(User user, EmailAddress address) {
        byte[] plain = address.original().getBytes(StandardCharsets.UTF_8);
        int key = keys.current();
        return new Pending(key, Bytes.of(keys.seal(key, SEALED, place(user.organization(), user.id()), plain)));
    }

    private Message mail(Author author, Wish wish, Confirmation row) {
        Notice notice = wish.purpose() == Purpose.RECOVERY ? Notice.RECOVERY : Notice.NEW_ADDRESS;
        return new Message(
                new MessageId(ids.next()),
                author.organization(),
                notice,
                Lane.CODE,
                new Message.About(row.user().uuid(), row.link().generation()),
                wish.to(),
                author.now());
    }

    private static byte[] place(OrganizationId organization, UserId user) {
        return (organization + "|confirmation|" + user + "|address").getBytes(StandardCharsets.UTF_8);
    }
}
