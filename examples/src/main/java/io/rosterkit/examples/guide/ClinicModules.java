package io.rosterkit.examples.guide;

import io.rosterkit.access.ModuleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;

/** The modules of a clinic's product, which providers can have. docs/modules.md shows it. */
final class ClinicModules {

    static final UserType PROVIDER = new UserType("provider");
    static final Permission BOOK = new Permission("book-visits");
    static final Permission BILL = new Permission("send-bills");
    static final ProductModule SCHEDULING = new ProductModule("scheduling");
    static final ProductModule BILLING = new ProductModule("billing");

    private ClinicModules() {}

    /** Scheduling and billing, each with what it allows. */
    static Profile.Builder clinic() {
        return StandardProfile.builder("Clinic")
                .permission(BOOK)
                .permission(BILL)
                .type(PROVIDER, TypeRule.allowing())
                .module(SCHEDULING, ModuleRule.allowing(BOOK).ofTypes(PROVIDER))
                .module(BILLING, ModuleRule.allowing(BILL).ofTypes(PROVIDER));
    }
}
