package io.rosterkit.tck.signin;

import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.Confirmation.Purpose;
import io.rosterkit.model.verification.stored.ConfirmationProgress;
import io.rosterkit.model.verification.stored.SendingWindow;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import io.rosterkit.spi.verification.VerificationStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Demands for codes, and what mailed links are good for. */
public abstract class VerificationStoreContract extends Contract {

    private final Accounts accounts = Accounts.of(given);
    private final User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);

    @Test
    void findsAChallengeAsItWasMade() {
        Challenge registration = challenge(accounts.challenge(accounts.nobody()));
        Challenge some = accounts.challenge(anna.id().uuid());
        Challenge.About about = new Challenge.About(
                Challenge.Purpose.SIGN_IN,
                anna.id().uuid(),
                9_000_000_000L,
                Optional.of(new DeviceId(accounts.nobody())));
        Challenge signIn = challenge(
                new Challenge(given.id(), some.id(), about, new PhoneNumber("+491721234567"), some.progress(), 255, 1));

        assertThat(found(registration)).contains(registration);
        assertThat(found(signIn)).contains(signIn);
        assertThat(verifications().challenge(given.id(), new ChallengeId(accounts.nobody())))
                .isEmpty();
    }

    @Test
    void findsAChallengeAsItWasChangedLast() {
        Challenge first = challenge(accounts.challenge(accounts.nobody()));
        SendingWindow sendingWindow = new SendingWindow(7, NOW.minusSeconds(60));
        Challenge again = challenge(first.moved(
                new ChallengeProgress(true, 2, 3, NOW, NOW.plusSeconds(60), NOW.plusSeconds(360), sendingWindow)));
        assertThat(found(first)).contains(again);

        Challenge over = challenge(again.moved(
                new ChallengeProgress(false, 2, 4, NOW, NOW.plusSeconds(60), NOW.plusSeconds(360), sendingWindow)));
        assertThat(found(first)).contains(over);
    }

    @Test
    void findsWhereTheCodeOfAChallengeWent() {
        EmailAddress mailbox = new EmailAddress("Anna@B\u00FCcher.example", "anna@xn--bcher-kva.example");
        Challenge some = accounts.challenge(accounts.nobody()).redirected(mailbox);
        Challenge.About about = new Challenge.About(
                Challenge.Purpose.MAILBOX, some.about().subject(), some.about().epoch(), Optional.empty());
        Challenge mailed =
                challenge(new Challenge(given.id(), some.id(), about, some.to(), some.progress(), some.keyId(), 1));
        assertThat(found(mailed)).contains(mailed);

        Challenge texted = challenge(tried(mailed).redirected(new PhoneNumber("+491721234567")));
        assertThat(found(mailed)).contains(texted);
    }

    @Test
    void aChallengeMovesFromTheVersionBeforeOnly() {
        Challenge first = accounts.challenge(accounts.nobody());
        Challenge second = tried(first);
        loses(ChallengeTable.CHALLENGES.write(second));
        challenge(first);
        loses(ChallengeTable.CHALLENGES.write(first));
        loses(ChallengeTable.CHALLENGES.write(tried(second)));
        challenge(second);
        loses(ChallengeTable.CHALLENGES.write(second));

        assertThat(found(first)).contains(second);
    }

    @Test
    void aNewChallengeTakesThePlaceOfTheOneBefore() {
        Challenge first = challenge(accounts.challenge(anna.id().uuid()));
        loses(ChallengeTable.CHALLENGES.write(accounts.challenge(anna.id().uuid())));
        Challenge second =
                challenge(first.supersededBy(accounts.challenge(anna.id().uuid())));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(found(first)).isEmpty();
        assertThat(found(second)).contains(second);
        assertThat(latest(second)).contains(second);
    }

    @Test
    void everySubjectHasAChallengeOfEachPurpose() {
        Challenge registration = challenge(accounts.challenge(anna.id().uuid()));
        Challenge.About before = registration.about();
        Challenge.About about =
                new Challenge.About(Challenge.Purpose.SIGN_IN, before.subject(), before.epoch(), Optional.empty());
        Challenge some = accounts.challenge(anna.id().uuid());
        Challenge signIn =
                new Challenge(some.organization(), some.id(), about, some.to(), some.progress(), some.keyId(), 1);
        assertThat(latest(signIn)).isEmpty();
        challenge(signIn);
        Challenge others = challenge(accounts.challenge(accounts.nobody()));

        assertThat(latest(registration)).contains(registration);
        assertThat(latest(signIn)).contains(signIn);
        assertThat(latest(others)).contains(others);
    }

    @Test
    void aChallengeNeedsNoOrganization() {
        Challenge theirs = challenge(Accounts.of(other).challenge(accounts.nobody()));

        assertThat(found(theirs)).contains(theirs);
        assertThat(found(in(given.id(), theirs))).isEmpty();
    }

    @Test
    void findsAConfirmationAsItWasMade() {
        join(anna);
        Confirmation recovery = confirm(accounts.confirmation(anna.id(), Purpose.RECOVERY));
        assertThat(found(anna.id(), Purpose.RECOVERY)).contains(recovery);
        assertThat(found(anna.id(), Purpose.NEW_ADDRESS)).isEmpty();

        Confirmation some = accounts.confirmation(anna.id(), Purpose.NEW_ADDRESS);
        Confirmation address = confirm(
                new Confirmation(given.id(), anna.id(), some.purpose(), some.progress(), some.link(), pending(600), 1));

        assertThat(found(anna.id(), Purpose.NEW_ADDRESS)).contains(address);
        assertThat(found(anna.id(), Purpose.RECOVERY)).contains(recovery);
    }

    @Test
    void findsAConfirmationAsItWasChangedLast() {
        join(anna);
        Confirmation first = confirm(accounts.confirmation(anna.id(), Purpose.NEW_ADDRESS));
        ConfirmationProgress later =
                new ConfirmationProgress(true, 9_000_000_000L, NOW.plusSeconds(60), NOW.plusSeconds(120));
        Confirmation second = confirm(first.next(later, first.link().renewed(7), pending(2)));
        assertThat(found(anna.id(), Purpose.NEW_ADDRESS)).contains(second);

        ConfirmationProgress over = new ConfirmationProgress(false, 1, NOW.plusSeconds(60), NOW.plusSeconds(120));
        Confirmation third = confirm(second.next(over, second.link(), Optional.empty()));
        assertThat(found(anna.id(), Purpose.NEW_ADDRESS)).contains(third);
    }

    @Test
    void aConfirmationMovesFromTheVersionBeforeOnly() {
        join(anna);
        Confirmation first = accounts.confirmation(anna.id(), Purpose.RECOVERY);
        Confirmation second = first.next(first.progress(), first.link().renewed(1), Optional.empty());
        loses(ConfirmationTable.CONFIRMATIONS.write(second));
        confirm(first);
        loses(ConfirmationTable.CONFIRMATIONS.write(first));
        loses(ConfirmationTable.CONFIRMATIONS.write(second.next(first.progress(), second.link(), Optional.empty())));
        confirm(second);
        loses(ConfirmationTable.CONFIRMATIONS.write(second));

        assertThat(found(anna.id(), Purpose.RECOVERY)).contains(second);
    }

    @Test
    void everyUserHasConfirmationsOfTheirOwn() {
        join(anna);
        User ben = join(given.user("ben@weiss.example", UserStatus.ACTIVE));
        Confirmation hers = confirm(accounts.confirmation(anna.id(), Purpose.RECOVERY));
        assertThat(found(ben.id(), Purpose.RECOVERY)).isEmpty();
        Confirmation his = confirm(accounts.confirmation(ben.id(), Purpose.RECOVERY));

        assertThat(found(anna.id(), Purpose.RECOVERY)).contains(hers);
        assertThat(found(ben.id(), Purpose.RECOVERY)).contains(his);
    }

    @Test
    void findsNothingOfAnotherOrganization() {
        write(other.opened());
        join(anna);
        Challenge challenge = challenge(accounts.challenge(anna.id().uuid()));
        confirm(accounts.confirmation(anna.id(), Purpose.RECOVERY));

        assertThat(found(in(other.id(), challenge))).isEmpty();
        assertThat(latest(in(other.id(), challenge))).isEmpty();
        assertThat(verifications().confirmation(other.id(), anna.id(), Purpose.RECOVERY))
                .isEmpty();
        loses(ChallengeTable.CHALLENGES.write(tried(in(other.id(), challenge))));
        assertThat(found(challenge)).contains(challenge);
    }

    private static Challenge tried(Challenge row) {
        ChallengeProgress from = row.progress();
        return row.moved(from.withOneMoreAttempt());
    }

    private static Challenge in(OrganizationId organization, Challenge row) {
        return new Challenge(organization, row.id(), row.about(), row.to(), row.progress(), row.keyId(), row.version());
    }

    private static Optional<Confirmation.Pending> pending(int length) {
        byte[] sealed = new byte[length];
        for (int place = 0; place < length; place++) {
            sealed[place] = (byte) place;
        }
        return Optional.of(new Confirmation.Pending(255, Bytes.of(sealed)));
    }

    private Challenge challenge(Challenge row) {
        write(ChallengeTable.CHALLENGES.write(row));
        return row;
    }

    private Confirmation confirm(Confirmation row) {
        write(ConfirmationTable.CONFIRMATIONS.write(row));
        return row;
    }

    private Optional<Challenge> found(Challenge row) {
        return verifications().challenge(row.organization(), row.id());
    }

    private Optional<Challenge> latest(Challenge row) {
        return verifications()
                .latest(row.organization(), row.about().purpose(), row.about().subject());
    }

    private Optional<Confirmation> found(UserId user, Purpose purpose) {
        return verifications().confirmation(given.id(), user, purpose);
    }

    private VerificationStore verifications() {
        return storage.port(VerificationStore.class);
    }
}
