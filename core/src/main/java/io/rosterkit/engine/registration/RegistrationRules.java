package io.rosterkit.engine.registration;

import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Challenge.Purpose;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.util.Optional;

/** Which codes a registration takes besides the link and the code word, and for what a code that was sent is good. */
final class RegistrationRules {

    private static final int GENERATION_SHIFT = 40;
    private static final int ADDRESS_EPOCH_SHIFT = 32;

    private RegistrationRules() {}

    /**
     * The code that is asked for next; empty when nothing is missing. The mailbox comes first, so a challenge to the
     * phone says that the mailbox of the same epoch is proven.
     */
    static Optional<Purpose> nextCode(boolean mailboxProven, boolean phoneDemanded) {
        if (!mailboxProven) {
            return Optional.of(Purpose.MAILBOX);
        }
        return phoneDemanded ? Optional.of(Purpose.REGISTRATION) : Optional.empty();
    }

    /** Where the code goes now. Refused when there is no number. */
    static Outcome<Destination> destination(Purpose purpose, Invitee invitee) {
        return purpose == Purpose.MAILBOX
                ? Outcome.done(invitee.address())
                : invitee.phone()
                        .<Outcome<Destination>>map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(VerificationReason.PHONE_MISSING));
    }

    /** Whether the code was sent to where it would go now, for the link, the address and the password of now. */
    static boolean isFor(Challenge challenge, Facts facts) {
        Invitee invitee = facts.linked().invitation().invitee();
        return isOfSameProofs(challenge, facts)
                && destination(challenge.about().purpose(), invitee)
                        .answer()
                        .filter(challenge.to()::equals)
                        .isPresent();
    }

    /** Whether the challenge was made for the link, the address and the password that the invitation has now. */
    static boolean isOfSameProofs(Challenge challenge, Facts facts) {
        return facts.credential()
                .map(credential -> epoch(facts.linked().invitation(), credential))
                .filter(epoch -> epoch == challenge.about().epoch())
                .isPresent();
    }

    /** A number that is another one with each new link, address or password. */
    static long epoch(Invitation row, Credential credential) {
        LinkSeed link = row.link();
        return ((long) link.generation() << GENERATION_SHIFT)
                + ((long) link.addressEpoch() << ADDRESS_EPOCH_SHIFT)
                + credential.version();
    }
}
