package io.rosterkit.lockout;

import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Arguments;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;

/**
 * Limits attempts to guess a password, a code or a code word. Immutable. The budgets of the policy itself are for all
 * unknown clients together, and for users with a session who type their own password again.
 *
 * <p>The caps of all budgets for attempts at one account add up to at most 100 (NIST SP 800-63B-4 section 3.2.2). The
 * caps of password, code, code word and reauthentication count once, those of a device for each device.
 */
public final class LockoutPolicy {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Valid
    private final Budget password;

    @Valid
    private final Budget code;

    @Valid
    private final Budget codeWord;

    @Valid
    private final Budget reauthentication;

    @Valid
    private final Budget mail;

    @Valid
    private final Devices devices;

    @Valid
    private final Invited invited;

    private final boolean supportMayUnlock;

    /** The budgets of the policy itself. */
    private record AccountBudgets(
            Budget password, Budget code, Budget codeWord, Budget reauthentication, Budget mail) {}

    private LockoutPolicy(AccountBudgets budgets, Devices devices, Invited invited, boolean supportMayUnlock) {
        this.password = budgets.password();
        this.code = budgets.code();
        this.codeWord = budgets.codeWord();
        this.reauthentication = budgets.reauthentication();
        this.mail = budgets.mail();
        this.devices = devices;
        this.invited = invited;
        this.supportMayUnlock = supportMayUnlock;
    }

    /**
     * Five wrong passwords in 15 minutes lock for 15 minutes, then for 30 and 60 minutes. Only an administrator lifts
     * the fourth lock.
     */
    public static LockoutPolicy standard() {
        return new LockoutPolicy(
                new AccountBudgets(
                        Budget.threshold(5).heldAfter(3).cap(25),
                        Budget.threshold(5).heldAfter(1).cap(13),
                        Budget.threshold(4)
                                .within(HOUR)
                                .lockedFor(HOUR, DAY)
                                .neverHeld()
                                .cap(7),
                        Budget.threshold(3).neverHeld().cap(5),
                        Budget.threshold(3)
                                .within(HOUR)
                                .lockedFor(HOUR, HOUR)
                                .neverHeld()
                                .noCap()),
                Devices.standard(),
                Invited.standard(),
                false);
    }

    private AccountBudgets accountBudgets() {
        return new AccountBudgets(password, code, codeWord, reauthentication, mail);
    }

    private LockoutPolicy with(AccountBudgets others) {
        return new LockoutPolicy(others, devices, invited, supportMayUnlock);
    }

    /** The budget of passwords. */
    public Budget password() {
        return password;
    }

    /** The same, with another budget of passwords. Default: 5 in 15 minutes, held after 3 locks, a cap of 25. */
    public LockoutPolicy password(Budget budget) {
        Arguments.required("budget", budget);
        return with(new AccountBudgets(budget, code, codeWord, reauthentication, mail));
    }

    /** The budget of codes of the second step. */
    public Budget code() {
        return code;
    }

    /** The same, with another budget of codes. Default: 5 in 15 minutes, held after 1 lock, a cap of 13. */
    public LockoutPolicy code(Budget budget) {
        Arguments.required("budget", budget);
        return with(new AccountBudgets(password, budget, codeWord, reauthentication, mail));
    }

    /** The budget of code words at recovery. */
    public Budget codeWord() {
        return codeWord;
    }

    /** The same, with another budget of code words at recovery. Default: 4 in an hour, never held, a cap of 7. */
    public LockoutPolicy codeWord(Budget budget) {
        Arguments.required("budget", budget);
        return with(new AccountBudgets(password, code, budget, reauthentication, mail));
    }

    /** The budget of users with a session who type their own password again. */
    public Budget reauthentication() {
        return reauthentication;
    }

    /**
     * The same, with another budget of users with a session who type their own password again. Default: 3 in 15
     * minutes, never held, a cap of 5.
     */
    public LockoutPolicy reauthentication(Budget budget) {
        Arguments.required("budget", budget);
        return with(new AccountBudgets(password, code, codeWord, budget, mail));
    }

    /** The budget of mails that are requested. */
    public Budget mail() {
        return mail;
    }

    /** The same, with another budget of mails that are requested. Default: 3 in an hour, never held, no cap. */
    public LockoutPolicy mail(Budget budget) {
        Arguments.required("budget", budget);
        return with(new AccountBudgets(password, code, codeWord, reauthentication, budget));
    }

    /** Which devices are known, and their budgets. */
    public Devices devices() {
        return devices;
    }

    /** The same, with other known devices. Default: {@link Devices#standard()}. */
    public LockoutPolicy devices(Devices known) {
        Arguments.required("known", known);
        return new LockoutPolicy(accountBudgets(), known, invited, supportMayUnlock);
    }

    /** The budgets of invitations. */
    public Invited invited() {
        return invited;
    }

    /** The same, with other budgets of invitations. Default: {@link Invited#standard()}. */
    public LockoutPolicy invited(Invited budgets) {
        Arguments.required("budgets", budgets);
        return new LockoutPolicy(accountBudgets(), devices, budgets, supportMayUnlock);
    }

    /** Whether support and jobs may unlock and reactivate users. */
    public boolean supportMayUnlock() {
        return supportMayUnlock;
    }

    /**
     * The same, where support and jobs may unlock and reactivate users, or may not. Support still needs the right to
     * it. A job needs nothing else, and no user is asked; see {@link io.rosterkit.model.access.Actor.Job}. Default:
     * neither may, whatever their rights, and the refusal names the users who can.
     */
    public LockoutPolicy supportMayUnlock(boolean allowed) {
        return new LockoutPolicy(accountBudgets(), devices, invited, allowed);
    }

    /** The budget of attempts at one kind of proof of an account, from one known device or from all other clients. */
    public Budget budget(Proof proof, boolean knownDevice) {
        return switch (proof) {
            case PASSWORD -> knownDevice ? devices.password() : password;
            case CODE -> knownDevice ? devices.code() : code;
            case CODE_WORD -> codeWord;
            case STEP_UP -> reauthentication;
            case MAIL -> mail;
        };
    }

    /** How many devices of a user are known at most, and the budgets of each of them. Immutable. */
    public static final class Devices {

        @PositiveOrZero
        private final int atMost;

        @Valid
        private final Budget password;

        @Valid
        private final Budget code;

        private Devices(int atMost, Budget password, Budget code) {
            this.atMost = atMost;
            this.password = password;
            this.code = code;
        }

        /** Ten devices, each with 3 wrong passwords and 2 wrong codes in a row. */
        public static Devices standard() {
            return new Devices(
                    10,
                    Budget.threshold(3).neverHeld().cap(3),
                    Budget.threshold(2).neverHeld().cap(2));
        }

        /** How many devices of a user are known. */
        public int atMost() {
            return atMost;
        }

        /** The same, with so many devices of a user: 0 or more; with 0, every client is an unknown one. Default: 10. */
        public Devices atMost(int devices) {
            return new Devices(devices, password, code);
        }

        /** The budget of passwords from one device. */
        public Budget password() {
            return password;
        }

        /** The same, with another budget of passwords from one device. Default: 3 in 15 minutes, and a cap of 3. */
        public Devices password(Budget budget) {
            Arguments.required("budget", budget);
            return new Devices(atMost, budget, code);
        }

        /** The budget of codes from one device. */
        public Budget code() {
            return code;
        }

        /** The same, with another budget of codes from one device. Default: 2 in 15 minutes, and a cap of 2. */
        public Devices code(Budget budget) {
            Arguments.required("budget", budget);
            return new Devices(atMost, password, budget);
        }
    }

    /**
     * The budgets of one invitation for code words and for codes, and the budget of code words for all invitations of a
     * practice together. A lock of the first two holds the invitation. Immutable.
     */
    public static final class Invited {

        @Valid
        private final Budget link;

        @Valid
        private final Budget code;

        @Valid
        private final Budget practice;

        private Invited(Budget link, Budget code, Budget practice) {
            this.link = link;
            this.code = code;
            this.practice = practice;
        }

        /**
         * 5 wrong code words or 10 wrong codes hold an invitation; 50 wrong code words a day lock the code word of a
         * practice.
         */
        public static Invited standard() {
            Budget one = Budget.threshold(5)
                    .within(DAY)
                    .lockedFor(DAY, DAY)
                    .heldAfter(0)
                    .cap(50);
            return new Invited(
                    one,
                    Budget.threshold(10)
                            .within(DAY)
                            .lockedFor(DAY, DAY)
                            .heldAfter(0)
                            .cap(50),
                    Budget.threshold(50)
                            .within(DAY)
                            .lockedFor(HOUR, DAY)
                            .neverHeld()
                            .noCap());
        }

        /** The budget of code words with one link. */
        public Budget link() {
            return link;
        }

        /** The same, with another budget of code words with one link. Default: 5 in a day, then held; a cap of 50. */
        public Invited link(Budget budget) {
            Arguments.required("budget", budget);
            return new Invited(budget, code, practice);
        }

        /** The budget of codes for one invitation. */
        public Budget code() {
            return code;
        }

        /** The same, with another budget of codes for one invitation. Default: 10 in a day, then held; a cap of 50. */
        public Invited code(Budget budget) {
            Arguments.required("budget", budget);
            return new Invited(link, budget, practice);
        }

        /** The budget of code words for all of a practice together. */
        public Budget practice() {
            return practice;
        }

        /**
         * The same, with another budget of code words for all of a practice together. Many share it, so it is never
         * held and has no cap. Default: 50 in a day.
         */
        public Invited practice(Budget budget) {
            Arguments.required("budget", budget);
            return new Invited(link, code, budget);
        }

        /** The budget of one invitation for a proof. */
        public Budget of(Proof proof) {
            return proof == Proof.CODE ? code : link;
        }
    }
}
