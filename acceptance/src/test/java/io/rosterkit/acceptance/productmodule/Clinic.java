package io.rosterkit.acceptance.productmodule;

import io.rosterkit.Desk;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.productmodule.ProductModules;
import io.rosterkit.productmodule.UserModuleDetails;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserDetails;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A practice-management system, as product T is one. Providers have modules, other staff have none. Scheduling and
 * billing are switched on at the first practice of each office; charts are not, and they stay when a user is locked.
 */
record Clinic(Kit kit, Office office) {

    static final UserType PROVIDER = new UserType("provider");
    static final Permission BOOK = new Permission("book-visits");
    static final Permission BILL = new Permission("send-bills");
    static final Permission CHART = new Permission("write-charts");
    static final ProductModule SCHEDULING = new ProductModule("scheduling");
    static final ProductModule BILLING = new ProductModule("billing");
    static final ProductModule CHARTS = new ProductModule("charts");

    static Profile.Builder profile() {
        return StandardProfile.builder("Clinic")
                .type(PROVIDER, TypeRule.allowing())
                .permission(BOOK)
                .permission(BILL)
                .permission(CHART)
                .singlePermissions(BOOK)
                .module(SCHEDULING, ModuleRule.allowing(BOOK).ofTypes(PROVIDER))
                .module(BILLING, ModuleRule.allowing(BILL).ofTypes(PROVIDER))
                .module(CHARTS, ModuleRule.allowing(CHART).ofTypes(PROVIDER).keptOnLock(true));
    }

    static Clinic open(Storage storage, MovableClock clock) {
        return open(storage, clock, profile -> profile);
    }

    static Clinic open(Storage storage, MovableClock clock, DeactivationVerification verification) {
        return open(
                storage,
                clock,
                profile -> profile.deactivation(DeactivationPolicy.standard().verification(verification)));
    }

    static Clinic open(Storage storage, MovableClock clock, UnaryOperator<Profile.Builder> change) {
        Kit kit = Kit.of(storage, clock, change.apply(profile()).build());
        Clinic clinic = new Clinic(kit, kit.offices().open());
        clinic.support()
                .switchOn(clinic.practice(), Set.of(SCHEDULING, BILLING))
                .orThrow();
        return clinic;
    }

    PracticeId practice() {
        return office.founded().practice();
    }

    /** A user who belongs to the first practice. */
    UserId staff(String name, Role... roles) {
        return office.join(name, roles).user();
    }

    UserId provider(String name, Role... roles) {
        UserId user = staff(name, roles);
        office.desk().permissions().changeType(user, PROVIDER).orThrow();
        return user;
    }

    /** A provider who has these. */
    UserId provider(String name, Set<ProductModule> has) {
        UserId user = provider(name);
        modules().add(user, has).orThrow();
        return user;
    }

    /** For the owner. */
    ProductModules modules() {
        return office.desk().modules();
    }

    ProductModules support() {
        return office.support().modules();
    }

    Desk desk(UserId user) {
        return kit.roster()
                .as(kit.roster()
                        .operations()
                        .signInExternally(office.organization(), user)
                        .orThrow()
                        .session());
    }

    boolean may(UserId user, Permission permission) {
        return desk(user).permissions().may(permission);
    }

    UserModuleDetails of(UserId user) {
        return support().of(user).orThrow();
    }

    /** What the details of a user show. */
    Set<ProductModule> shown(UserId user) {
        return details(user).modules();
    }

    UserDetails details(UserId user) {
        return office.support().users().get(user).orThrow();
    }

    /** What the newest entry about that act names. */
    String journaled(String act) {
        return office.journal(act).get(0).details().getOrDefault("modules", "");
    }

    static Reason reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}
