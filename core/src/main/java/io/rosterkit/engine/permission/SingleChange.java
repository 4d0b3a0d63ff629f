package io.rosterkit.engine.permission;

import io.rosterkit.model.access.SinglePermission.Effect;

/** What can be done about a single permission of a user. */
enum SingleChange {
    GRANT("user.grant", Effect.GRANTED, true),
    WITHDRAW_GRANT("user.withdraw-grant", Effect.GRANTED, false),
    DENY("user.deny", Effect.DENIED, true),
    WITHDRAW_DENIAL("user.withdraw-denial", Effect.DENIED, false);

    private final String act;
    private final Effect effect;
    private final boolean adds;

    SingleChange(String act, Effect effect, boolean adds) {
        this.act = act;
        this.effect = effect;
        this.adds = adds;
    }

    /** What comes or goes. */
    Effect effect() {
        return effect;
    }

    /** Whether it comes. */
    boolean adds() {
        return adds;
    }

    /** Whether the user may have the permission by it, and did not before. */
    boolean gives() {
        return adds == (effect == Effect.GRANTED);
    }

    /** The code of the act in the journal, such as {@code user.withdraw-grant}. */
    String act() {
        return act;
    }
}
