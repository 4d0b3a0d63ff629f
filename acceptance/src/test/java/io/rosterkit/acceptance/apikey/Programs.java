package io.rosterkit.acceptance.apikey;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.apikey.ApiKeyReceipt;
import io.rosterkit.apikey.AuthenticatedProgram;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.testkit.Offices;
import java.util.Set;

/** A program with a key of one user, as the host sees it: by its token. */
record Programs(Roster roster, OrganizationId organization, ApiKeyId key, String token) {

    static final Source HERE = new Source("203.0.113.80");

    /** The program of a key that this user makes now. */
    static Programs of(Roster roster, Session maker, Permission... permissions) {
        ApiKeyReceipt made = roster.as(maker)
                .apiKeys()
                .create(ApiKeyDraft.of("Directory", Set.of(permissions)), Offices.PASSWORD)
                .orThrow();
        return new Programs(
                roster,
                maker.organization(),
                made.key(),
                made.token().orElseThrow().reveal());
    }

    Outcome<AuthenticatedProgram> show() {
        return roster.program(token, HERE);
    }

    /** The desk of the program, whether its key still works or not. */
    Desk desk() {
        return roster.as(new Actor.Program(organization, key), HERE);
    }

    static Reason reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}
