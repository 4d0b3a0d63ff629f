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
 * Reads the links that people open at a page. It recognizes a genuine link of another page or another organization. A
 * person with a genuine link did not guess it, so such a link is not counted against the budget of the source.
 */
public final class LinkReader {

    private final Links links;
    private final InvitationStore invitations;
    private final VerificationStore confirmations;

    /** Reads the links of the rows in these stores. */
    public LinkReader(Links links, InvitationStore invitations, VerificationStore confirmations) {
        this.links = links;
        this.invitations = invitations;
        this.confirmations = confirmations;
    }

    /** Reads a text that was opened at a page, without verifying it. For one call. */
    public OpenedLink read(String text, Kind page) {
        return new OpenedLink(page, links.find(text));
    }

    /** A link that was opened at a page. */
    public final class OpenedLink {

        private final Kind page;
        private final Links.ParsedText parsed;
        private boolean ofOtherOrganization;

        private OpenedLink(Kind page, Links.ParsedText parsed) {
            this.page = page;
            this.parsed = parsed;
        }

        /**
         * The claim of the link. Refused when the text has no link, or when the caller may not enter the organization
         * of the link. The second refusal is the same as for a link that is not genuine.
         */
        public Outcome<Claim> claim(Predicate<OrganizationId> mayEnter) {
            if (parsed.claim().isEmpty()) {
                return Outcome.refused(parsed.incomplete() ? incomplete() : unknown());
            }
            Claim claim = parsed.claim().get();
            if (mayEnter.test(claim.organization())) {
                return Outcome.done(claim);
            }
            ofOtherOrganization = genuineKind(claim, EnumSet.allOf(Kind.class)).isPresent();
            return Outcome.refused(unknown());
        }

        /**
         * Refuses a link that is not genuine for this page. The refusal of a genuine link names its page. All other
         * links get the same refusal, after the same queries.
         */
        public <T> Outcome<T> notOfThisPage(Claim claim) {
            return genuineKind(claim, EnumSet.complementOf(EnumSet.of(page)))
                    .map(kind -> Refusal.of(elsewhere()).with("page", kind.page()))
                    .<Outcome<T>>map(Outcome::refused)
                    .orElseGet(() -> Outcome.refused(unknown()));
        }

        /** Whether the link is genuine but was refused as unknown, because it belongs to another organization. */
        public boolean ofOtherOrganization() {
            return ofOtherOrganization;
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

    /**
     * The kind for which the link is genuine. Queries for every kind, so that the time does not depend on the result.
     */
    private Optional<Kind> genuineKind(Claim claim, Set<Kind> kinds) {
        Optional<Kind> genuine = Optional.empty();
        for (Kind kind : kinds) {
            if (links.isGenuine(kind, claim, seed(kind, claim))) {
                genuine = Optional.of(kind);
            }
        }
        return genuine;
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
