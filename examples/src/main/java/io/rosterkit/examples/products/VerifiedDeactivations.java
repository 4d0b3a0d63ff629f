package io.rosterkit.examples.products;

import io.rosterkit.Desk;
import io.rosterkit.lifecycle.Lifecycle;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.user.UserDetails;

/**
 * Users leave, and support verifies it: a user is out from the first moment, and the code is taken until support says
 * yes.
 */
record VerifiedDeactivations(Scene scene) {

    /** Support says yes, and later the user is back. */
    void leaving(UserId ada, String address) {
        Desk marta = scene.first();
        scene.show("Marta deactivates Ada:", marta.users().deactivate(ada));
        scene.show("Ada signs in:", scene.front().signIn(address, Scene.PASSWORD));
        scene.teller().say("Support has not verified it yet, so her code is taken:");
        SeatPages.pools(scene);
        scene.show("support says yes:", support().verifyDeactivation(ada, request(ada)));
        SeatPages.pools(scene);
        UserDetails kept = marta.users().get(ada).orThrow();
        scene.teller()
                .say(
                        "Ada is %s, and %s.",
                        kept.contact().address().original(), kept.status().state());
        boolean reached = marta.permissions()
                .decide(Permission.ACCESS_DATA, ada)
                .orThrow()
                .allowed();
        scene.teller().say("May Marta reach her data? %s. The journal has it.", reached ? "Yes" : "No");
        scene.show("Marta reactivates Ada, who takes a code:", marta.users().reactivate(ada));
        SeatPages.pools(scene);
    }

    /** Support says no. */
    void staying(UserId ben) {
        Desk marta = scene.first();
        scene.show("Marta deactivates Ben:", marta.users().deactivate(ben));
        scene.show("support says no:", support().rejectDeactivation(ben, request(ben)));
        scene.teller()
                .say(
                        "Ben is %s, with the code that he had:",
                        marta.users().get(ben).orThrow().status().state());
        SeatPages.pools(scene);
    }

    private Lifecycle support() {
        return scene.support(Permission.VERIFY_DEACTIVATIONS).lifecycle();
    }

    private DeactivationRequestId request(UserId user) {
        return scene.support(Permission.VIEW_USERS)
                .users()
                .get(user)
                .orThrow()
                .status()
                .openRequest()
                .orElseThrow();
    }
}
