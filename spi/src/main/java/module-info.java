/** The bottom of the house: plain data every floor speaks in, and the ports an adapter implements. */
module io.rosterkit.spi {
    requires static transitive org.jspecify;

    exports io.rosterkit.model;
    exports io.rosterkit.model.access;
    exports io.rosterkit.model.apikey;
    exports io.rosterkit.model.apikey.stored;
    exports io.rosterkit.model.audit;
    exports io.rosterkit.model.audit.stored;
    exports io.rosterkit.model.bulk;
    exports io.rosterkit.model.contact;
    exports io.rosterkit.model.customrole;
    exports io.rosterkit.model.invitation;
    exports io.rosterkit.model.invitation.stored;
    exports io.rosterkit.model.listing;
    exports io.rosterkit.model.lockout;
    exports io.rosterkit.model.lockout.stored;
    exports io.rosterkit.model.notice;
    exports io.rosterkit.model.notice.stored;
    exports io.rosterkit.model.organization;
    exports io.rosterkit.model.organization.stored;
    exports io.rosterkit.model.outcome;
    exports io.rosterkit.model.search;
    exports io.rosterkit.model.signin;
    exports io.rosterkit.model.signin.stored;
    exports io.rosterkit.model.user;
    exports io.rosterkit.model.user.stored;
    exports io.rosterkit.model.verification;
    exports io.rosterkit.model.verification.stored;
    exports io.rosterkit.spi.apikey;
    exports io.rosterkit.spi.audit;
    exports io.rosterkit.spi.database;
    exports io.rosterkit.spi.invitation;
    exports io.rosterkit.spi.lifecycle;
    exports io.rosterkit.spi.lockout;
    exports io.rosterkit.spi.notice;
    exports io.rosterkit.spi.organization;
    exports io.rosterkit.spi.registration;
    exports io.rosterkit.spi.scanning;
    exports io.rosterkit.spi.secret;
    exports io.rosterkit.spi.signin;
    exports io.rosterkit.spi.storage;
    exports io.rosterkit.spi.table;
    exports io.rosterkit.spi.user;
    exports io.rosterkit.spi.verification;
    exports io.rosterkit.spi;
}
