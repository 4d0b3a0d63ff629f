package io.rosterkit.engine.secret;

import io.rosterkit.engine.secret.Links.Claim;
import io.rosterkit.engine.secret.Links.Kind;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.Confirmation.Purpose;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.verification.VerificationStore;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the links that people open at a page, and recognises a genuine one that belongs to another page or to another
 * organization. The holder of a genuine link has guessed nothing, so that such a link costs no budget of its source.
 */
public final class LinkPages {

    private final Links links;
    private final InvitationStore invitations;
    private final VerificationStore confirmations;

    /** Links of the rows in these stores. */
    public LinkPages(Links links, InvitationStore invitations, VerificationStore confirmations) {
        this.links = links;
        this.invitations = invitations;
        this.confirmations = confirmations;
    }

    /** A text that was given as a link of that kind, read but not yet verified. For one call. */
    public Opened opened(String text, Kind page) {
        return new Opened(page, links.find(text));
    }

    /** A link that was opened at a page. */
    public final class Opened {

        private final Kind page;
        private final Links.Reading reading;
        private boolean misplaced;

        private Opened(Kind page, Links.Reading reading) {
            this.page = page;
            this.reading = reading;
        }

        /**
         * What the link says. Refused when the text holds no link, and when the caller is not on the way to the
         * organization of the link: the answer is then that to a link that is not genuine.
         */
        public Outcome<Claim> claim(Predicate<OrganizationId> mayEnter) {
            if (reading.claim().isEmpty()) {
                return Outcome.refused(reading.incomplete() ? incomplete() : unknown());
            }
            Claim claim = reading.claim().get();
            if (mayEnter.test(claim.organization())) {
                return Outcome.done(claim);
            }
            misplaced = madeAs(claim, EnumSet.allOf(Kind.class)).isPresent();
            return Outcome.refused(unknown());
        }

        /**
         * The refusal of a link that was not made for this page. A genuine one is told its page; every other one gets
         * one answer, after the same questions.
         */
        public <T> Outcome<T> notOfThisPage(Claim claim) {
            return madeAs(claim, EnumSet.complementOf(EnumSet.of(page)))
                    .map(kind -> Refusal.of(elsewhere()).with("page", kind.page()))
                    .<Outcome<T>>map(Outcome::refused)
                    .orElseGet(() -> Outcome.refused(unknown()));
        }

        /** Whether the link was refused as unknown though it is genuine: it leads to another organization. */
        public boolean misplaced() {
            return misplaced;
        }

        private Reason incomplete() {
            return page == Kind.INVITATION ? InvitationReason.LINK_INCOMPLETE : VerificationReason.LINK_INCOMPLETE;
        }

        private Reason unknown() {
            return page == Kind.INVITATION ? InvitationReason.LINK_UNKNOWN : VerificationReason.LINK_UNKNOWN;
        }

        private Reason elsewhere() {
            return page == Kind.INVITATION ? InvitationReason.LINK_ELSEWHERE : VerificationReason.LINK_ELSEWHERE;
        }
    }

    /** As which of these kinds the link was made. Asks for all of them, whatever it finds. */
    private Optional<Kind> madeAs(Claim claim, Set<Kind> kinds) {
        Optional<Kind> found = Optional.empty();
        for (Kind kind : kinds) {
            if (links.made(kind, claim, seed(kind, claim))) {
                found = Optional.of(kind);
            }
        }
        return found;
    }

    private Optional<LinkSeed> seed(Kind kind, Claim claim) {
        return switch (kind) {
            case INVITATION ->
                invitations
                        .linked(claim.organization(), claim.invitation())
                        .map(linked -> linked.invitation().link());
            case RECOVERY -> seed(Purpose.RECOVERY, claim);
            case NEW_ADDRESS -> seed(Purpose.NEW_ADDRESS, claim);
        };
    }

    private Optional<LinkSeed> seed(Purpose purpose, Claim claim) {
        return confirmations
                .confirmation(claim.organization(), new UserId(claim.subject()), purpose)
                .map(Confirmation::link);
    }
}
