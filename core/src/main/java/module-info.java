/** Decisions and services behind one entrance, {@link io.rosterkit.Roster}. */
module io.rosterkit.core {
    requires transitive io.rosterkit.spi;
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;
    requires com.google.common;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires com.samskivert.jmustache;
    requires jakarta.mail;
    requires java.logging;
    requires org.bouncycastle.provider;
    requires org.slf4j;

    exports io.rosterkit;
    exports io.rosterkit.access;
    exports io.rosterkit.account;
    exports io.rosterkit.apikey;
    exports io.rosterkit.assignment;
    exports io.rosterkit.audit;
    exports io.rosterkit.bulk;
    exports io.rosterkit.customrole;
    exports io.rosterkit.directory;
    exports io.rosterkit.form;
    exports io.rosterkit.health;
    exports io.rosterkit.hostdata;
    exports io.rosterkit.invitation;
    exports io.rosterkit.invitee;
    exports io.rosterkit.lifecycle;
    exports io.rosterkit.lockout;
    exports io.rosterkit.notice;
    exports io.rosterkit.organization;
    exports io.rosterkit.password;
    exports io.rosterkit.peoplelist;
    exports io.rosterkit.permission;
    exports io.rosterkit.productmodule;
    exports io.rosterkit.profile;
    exports io.rosterkit.recovery;
    exports io.rosterkit.registration;
    exports io.rosterkit.billing;
    exports io.rosterkit.seat;
    exports io.rosterkit.secondstep;
    exports io.rosterkit.session;
    exports io.rosterkit.signin;
    exports io.rosterkit.terms;
    exports io.rosterkit.user;

    // Jakarta Validation reads the constraints of builders and policies by reflection, whoever provides it.
    opens io.rosterkit;
    opens io.rosterkit.apikey;
    opens io.rosterkit.engine.policy;
    opens io.rosterkit.invitation;
    opens io.rosterkit.lifecycle;
    opens io.rosterkit.lockout;
    opens io.rosterkit.notice;
    opens io.rosterkit.organization;
    opens io.rosterkit.password;
    opens io.rosterkit.profile;
    opens io.rosterkit.recovery;
    opens io.rosterkit.registration;
    opens io.rosterkit.secondstep;
    opens io.rosterkit.session;
}
