package io.rosterkit.lockout;

import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;

/**
 * How guessing is kept out. The caps of all budgets through which one account can be guessed at add up to at most 100
 * (NIST SP 800-63B-4 section 3.2.2): those of strangers once, that of a device for each device.
 */
public record LockoutPolicy(
        Strangers strangers, KnownDevices devices, Invited invited, Sources sources, boolean supportMayUnlock) {

    private static final int AT_MOST = 100;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** The budgets of all who are not on a known device, and that of people with a session for their own password. */
    public record Strangers(Budget password, Budget code, Budget codeWord, Budget reauthentication, Budget mail) {

        public Strangers {
            Arguments.required(
                    "password",
                    password,
                    "code",
                    code,
                    "codeWord",
                    codeWord,
                    "reauthentication",
                    reauthentication,
                    "mail",
                    mail);
        }
    }

    /** How many devices of a user are known at most, and the budgets of each of them. */
    public record KnownDevices(int atMost, Budget password, Budget code) {

        public KnownDevices {
            Arguments.required("password", password, "code", code);
            if (atMost < 0) {
                throw new IllegalArgumentException("lockout.devices.atMost must not be negative");
            }
        }
    }

    /**
     * The budgets of one invitation, for code words and for codes, whose locks hold the invitation; and that of the
     * code word for all of a practice together, which many share, so that it has no cap and is never held.
     */
    public record Invited(Budget link, Budget code, Budget practice) {

        public Invited {
            Arguments.required("link", link, "code", code, "practice", practice);
            if (practice.cap() != Budget.NO_CAP || practice.temporaryLocks() != Budget.NEVER_HELD) {
                throw new IllegalArgumentException("lockout.invited.practice must have no cap and never be held");
            }
        }

        /** The budget of one invitation for a proof. */
        public Budget of(Proof proof) {
            return proof == Proof.CODE ? code : link;
        }
    }

    /**
     * How many failures one source may have within a window, how many sources are kept in mind, and whether a host may
     * leave the client key away; then there is no budget by source.
     */
    public record Sources(int failures, Duration window, int kept, boolean mayBeUnknown) {

        public Sources {
            Arguments.required("window", window);
            positive("failures", failures);
            positive("kept", kept);
            positive("window", window.compareTo(Duration.ZERO));
            if (window.compareTo(Duration.ofDays(366)) > 0) {
                throw new IllegalArgumentException("lockout.sources.window must be at most 366 days");
            }
        }

        private static void positive(String knob, int value) {
            if (value < 1) {
                throw new IllegalArgumentException("lockout.sources." + knob + " must be positive");
            }
        }
    }

    /**
     * Five wrong passwords in a quarter of an hour lock for a quarter of an hour, then for half an hour and an hour;
     * the fourth lock is lifted by an administrator only.
     */
    public static LockoutPolicy standard() {
        return new LockoutPolicy(
                new Strangers(
                        new Budget(5, QUARTER, QUARTER, DAY, 3, 25),
                        new Budget(5, QUARTER, QUARTER, DAY, 1, 13),
                        new Budget(4, HOUR, HOUR, DAY, Budget.NEVER_HELD, 7),
                        new Budget(3, QUARTER, QUARTER, DAY, Budget.NEVER_HELD, 5),
                        new Budget(3, HOUR, HOUR, HOUR, Budget.NEVER_HELD, Budget.NO_CAP)),
                new KnownDevices(
                        10,
                        new Budget(3, QUARTER, QUARTER, DAY, Budget.NEVER_HELD, 3),
                        new Budget(2, QUARTER, QUARTER, DAY, Budget.NEVER_HELD, 2)),
                new Invited(
                        new Budget(5, DAY, DAY, DAY, 0, 50),
                        new Budget(10, DAY, DAY, DAY, 0, 50),
                        new Budget(50, DAY, HOUR, DAY, Budget.NEVER_HELD, Budget.NO_CAP)),
                new Sources(30, Duration.ofMinutes(5), 100_000, false),
                false);
    }

    public LockoutPolicy {
        Arguments.required("strangers", strangers, "devices", devices, "invited", invited, "sources", sources);
        long caps = (long) strangers.password().cap()
                + strangers.code().cap()
                + strangers.codeWord().cap()
                + strangers.reauthentication().cap()
                + (long) devices.atMost()
                        * ((long) devices.password().cap() + devices.code().cap());
        if (caps > AT_MOST) {
            throw new IllegalArgumentException("lockout caps must add up to at most 100 an account, not " + caps);
        }
    }

    /** The budget of attempts at one kind of proof of an account, from one known device or from all other clients. */
    public Budget budget(Proof proof, boolean knownDevice) {
        return switch (proof) {
            case PASSWORD -> knownDevice ? devices.password() : strangers.password();
            case CODE -> knownDevice ? devices.code() : strangers.code();
            case CODE_WORD -> strangers.codeWord();
            case STEP_UP -> strangers.reauthentication();
            case MAIL -> strangers.mail();
        };
    }

    /** The same, with other budgets of strangers. */
    public LockoutPolicy with(Strangers others) {
        Arguments.required("others", others);
        return new LockoutPolicy(others, devices, invited, sources, supportMayUnlock);
    }

    /** The same, with other budgets of known devices. */
    public LockoutPolicy with(KnownDevices others) {
        Arguments.required("others", others);
        return new LockoutPolicy(strangers, others, invited, sources, supportMayUnlock);
    }

    /** The same, with other budgets of the invited. */
    public LockoutPolicy with(Invited others) {
        Arguments.required("others", others);
        return new LockoutPolicy(strangers, devices, others, sources, supportMayUnlock);
    }

    /** The same, with another budget of sources. */
    public LockoutPolicy with(Sources others) {
        Arguments.required("others", others);
        return new LockoutPolicy(strangers, devices, invited, others, supportMayUnlock);
    }

    /**
     * The same, where support and jobs may unlock and reactivate users. Support still needs the right to it. A job
     * needs nothing else, and no user is asked; see {@link io.rosterkit.model.access.Actor.Job}. Default: neither may,
     * whatever their rights, and the refusal names the users who can.
     */
    public LockoutPolicy withSupportUnlocking() {
        return new LockoutPolicy(strangers, devices, invited, sources, true);
    }
}
