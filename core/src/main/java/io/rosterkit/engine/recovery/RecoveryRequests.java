package io.rosterkit.engine.recovery;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.ProofCheck;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.engine.mailbox.MailboxLinks;
import io.rosterkit.engine.signin.AccountAttempt;
import io.rosterkit.engine.signin.AccountLookup;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.Confirmation.Purpose;
import io.rosterkit.recovery.RecoveryRequested;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Mails a link that sets a new password to a user who forgot the old one. The answer reveals nothing about any account.
 * All calls share one instance. Thread-safe.
 */
public final class RecoveryRequests {

    private static final String ASK = "recovery.ask";
    private static final Duration SAME_LINK_WITHIN = Duration.ofMinutes(5);
    private static final ResultCodec<RecoveryRequested> RECOVERY_REQUESTED_CODEC =
            ResultCodec.of(asked -> "", text -> new RecoveryRequested());

    private final SourceLimiter sourceLimiter;
    private final Attempts attempts;
    private final AccountLookup accounts;
    private final MailboxLinks mailboxLinks;
    private final JournalWriter journalWriter;

    public RecoveryRequests(
            SourceLimiter sourceLimiter,
            Attempts attempts,
            AccountLookup accounts,
            MailboxLinks mailboxLinks,
            JournalWriter journalWriter) {
        this.sourceLimiter = sourceLimiter;
        this.attempts = attempts;
        this.accounts = accounts;
        this.mailboxLinks = mailboxLinks;
        this.journalWriter = journalWriter;
    }

    /** Requests the link. The answer and its cost are the same for every address. */
    public Outcome<RecoveryRequested> ask(Visitor visitor, String address) {
        return visitor.organization()
                .map(organization -> sourceLimiter.runAlwaysCharged(
                        visitor, ASK, () -> Addresses.parse(address).then(read -> ask(visitor, organization, read))))
                .orElseGet(() -> Outcome.refused(SignInReason.ORGANIZATION_NEEDED));
    }

    private Outcome<RecoveryRequested> ask(Visitor visitor, OrganizationId organization, EmailAddress address) {
        AccountAttempt<Boolean> attempt = accounts.attempt(
                visitor,
                accounts.snapshot(accounts.byAddress(organization, address, Optional.empty(), Proof.MAIL)),
                AccountLookup.AttemptedOperation.of(ASK, address.key()),
                (accountAttempt, admission) -> ProofCheck.right(admission.admitted()));
        return attempts.run(
                attempt,
                RECOVERY_REQUESTED_CODEC,
                (facts, admitted, now) ->
                        Outcome.done(new Decision<>(changes(attempt, facts, admitted, now), new RecoveryRequested())));
    }

    private Changes changes(AccountAttempt<?> attempt, Facts facts, boolean admitted, Instant now) {
        OrganizationId countingOrganization = attempt.call().organization();
        Author author = new Author(countingOrganization, attempt.caller("mailbox"), now);
        UserId userId = facts.user()
                .map(User::id)
                .orElseGet(() -> new UserId(attempt.account().lookupKey().decoy()));
        Optional<Confirmation> before =
                mailboxLinks.find(attempt.account().lookupKey().organization(), userId, Purpose.RECOVERY);
        Subject subject = facts.user()
                .map(user -> Subject.untouched(Subject.Kind.USER, user.id()))
                .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, countingOrganization));
        Optional<Reason> refusal = refusalReason(facts, admitted);
        JournalEvent event = refusal.map(reason -> JournalEvent.refused(ASK, reason.code(), Map.of()))
                .orElseGet(() -> JournalEvent.done(ASK, Map.of()));
        JournalEntry entry = journalWriter.event(author, event, subject);
        Changes mailed = refusal.isPresent()
                ? placeholder(entry, now)
                : mail(
                        author,
                        facts.user().orElseThrow(),
                        before,
                        attempt.account().policy().recovery().lifetime());
        return mailed.and(entry);
    }

    /**
     * A row in place of those of a mail: one row alone is written in fewer trips, which would reveal who has an
     * account.
     */
    private static Changes placeholder(JournalEntry entry, Instant now) {
        RequestId id = new RequestId(ASK + ":" + entry.id());
        return Changes.none(entry.organization())
                .and(new Request(entry.organization(), id, ASK, Bytes.none(), "", now));
    }

    private Optional<Reason> refusalReason(Facts facts, boolean admitted) {
        Optional<Reason> gate = accounts.admit(facts).refusal().map(Refusal::reason);
        if (gate.isPresent()) {
            return gate;
        }
        if (!facts.user().orElseThrow().contact().verified()) {
            return Optional.of(UserReason.WRONG_STATE);
        }
        return admitted ? Optional.empty() : Optional.of(SignInReason.LOCKED);
    }

    private Changes mail(Author author, User user, Optional<Confirmation> before, Duration lifetime) {
        MailboxLinks.LinkRequest request = new MailboxLinks.LinkRequest(
                user, Purpose.RECOVERY, user.contact().address(), lifetime);
        return before.filter(row -> row.progress().open()
                        && row.progress().epoch() == user.security().sessionEpoch()
                        && author.now().isBefore(row.progress().madeAt().plus(SAME_LINK_WITHIN))
                        && author.now().isBefore(row.progress().expiresAt())
                        && mailboxLinks.canMakeLinks(row))
                .map(row -> mailboxLinks.resend(author, request, row))
                .orElseGet(() -> mailboxLinks.request(author, request, before));
    }
}
