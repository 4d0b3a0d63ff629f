package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.People.Waiting;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.access.RoleRule;
import io.rosterkit.billing.BillingProfileDraft;
import io.rosterkit.customrole.CustomRoleDraft;
import io.rosterkit.directory.ContactDetails;
import io.rosterkit.hostdata.Attribute;
import io.rosterkit.hostdata.AttributeChange;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.Cursor;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.TermsVersion;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.organization.Practices;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.user.UserFilter;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * What an organization has that can be named from outside. The second invitation is one whose mail the gateway
 * rejected, so that there is a dead letter. What a matrix has no use for is null.
 */
record Things(
        InvitationId invitation,
        TwoPractices practices,
        UserId user,
        String address,
        People people,
        MessageId deadLetter,
        String link,
        Keys keys,
        Places places) {

    static final PageRequest ONE = PageRequest.first(1);
    static final TermsVersion TERMS = new TermsVersion("2026-03");
    static final BillingProfileDraft BUYER = BillingProfileDraft.of("Praxis Dr. Weiß", "AT")
            .line("Lange Gasse 7")
            .city("1080", "Wien");
    static final Title TITLE = new Title("md");

    /** Callers with the permission to give permissions may give it. */
    static final Permission SINGLE = Permission.GRANT_PERMISSIONS;

    /** Callers with the permission to give roles may put it into one. */
    static final CustomRoleDraft CUSTOM = new CustomRoleDraft("Composed", Set.of(Permission.GRANT_ROLES));

    /** The first role that an organization composes. */
    static final Role CUSTOM_ROLE = new Role("custom-1");

    /** A module that is switched on at the first practice, one that is not, and one that the owner has. */
    static final ProductModule MODULE = new ProductModule("scheduling");

    static final ProductModule OTHER_MODULE = new ProductModule("billing");
    static final ProductModule HELD_MODULE = new ProductModule("notes");

    /** A pool from which users of one type take a seat, and do without where none is free. */
    static final SeatPoolName POOL = new SeatPoolName("licences");

    static final UserType LICENSED = new UserType("licensed");

    static final AttributeChange ATTRIBUTES = AttributeChange.none().set("cost-center", "4711");

    /** The first practice, which is not the only active one, and a deactivated one. */
    record TwoPractices(PracticeId first, PracticeId inactive) {

        /** The first practice in both places, for an office whose owner cannot open another one. */
        static TwoPractices first(Office office) {
            return new TwoPractices(
                    office.founded().practice(), office.founded().practice());
        }

        static TwoPractices of(Office office) {
            Practices practices = office.desk().practices();
            practices.open("Second floor").orThrow();
            PracticeId inactive = practices.open("Former site").orThrow().practice();
            practices.deactivate(inactive).orThrow();
            return new TwoPractices(office.founded().practice(), inactive);
        }
    }

    /** Where pages of one item end. */
    record Places(
            Cursor invitations,
            Cursor history,
            Cursor practices,
            Cursor journal,
            Cursor users,
            Cursor directory,
            Cursor apiKeys,
            Cursor openDeactivations,
            Cursor seatEntries) {}

    /** The profile of an organization that has all of it. */
    static Profile.Builder profile() {
        return StandardProfile.builder("Example")
                .practice(PracticePolicy.standard().ownCodeWord(true))
                .terms(TERMS)
                .titles(TITLE)
                .singlePermissions(SINGLE)
                .customRoles(Permission.GRANT_ROLES)
                .module(MODULE, ModuleRule.allowing())
                .module(OTHER_MODULE, ModuleRule.allowing())
                .module(HELD_MODULE, ModuleRule.allowing())
                .type(LICENSED)
                .seatPool(POOL, SeatPoolRule.of(LICENSED).withoutSeat(WithoutSeat.unpaid()))
                .role(OWNER, new RoleRule(Permission.ofLibrary(), Set.of(OWNER)).requiringHolder())
                .attributes(Attribute.of("cost-center", Attribute.Kind.TEXT));
    }

    /** The things of an organization. */
    static Things of(Office office, Kit kit, MovableClock clock) {
        Desk desk = office.desk();
        String address = "ben" + UUID.randomUUID() + "@weiss.example";
        InvitationReceipt ben = desk.invitations().invite(address, STAFF).orThrow();
        String link = kit.mail().to(address).link();
        People people = People.of(office).with(Waiting.in(office, kit.roster()));
        Keys keys = Keys.of(office, kit);
        clock.move(Duration.ofMinutes(1));
        desk.invitations().resend(ben.invitation()).orThrow();
        kit.mail().all();
        TwoPractices practices = TwoPractices.of(office);
        return new Things(
                ben.invitation(),
                practices,
                office.session().user(),
                keys.eva().address(),
                people,
                deadLetter(desk, kit),
                link,
                keys,
                places(desk, ben.invitation()));
    }

    /** The things an office begins with; nothing that opens anything, and the address of nobody. */
    static Things firstOf(Office office) {
        return bare(
                        office,
                        office.founded().invitation(),
                        People.all(office.session().user()))
                .at("owner@weiss.example");
    }

    /**
     * The same, but with an invitation that nobody needs a right to give roles for, other users, and the address of
     * one.
     */
    static Things plainOf(Office office) {
        InvitationId plain = office.desk()
                .invitations()
                .invite("plain@weiss.example", STAFF)
                .orThrow()
                .invitation();
        ContactDetails owner =
                office.desk().users().get(office.session().user()).orThrow().contact();
        return bare(office, plain, People.of(office))
                .with(TwoPractices.of(office))
                .at(owner.address().original());
    }

    /** Keys alone, for the operations of the own account. */
    static Things keys(Keys keys) {
        return new Things(null, null, null, null, null, null, null, keys, null);
    }

    /** The first practice. */
    PracticeId practice() {
        return practices.first();
    }

    /** The id that the host keeps for a user. */
    String externalId() {
        return people.externalId();
    }

    /** The same with keys, the address of their holder, and the link of the invitation. */
    Things with(String itsLink, Keys itsKeys) {
        return new Things(
                invitation, practices, user, itsKeys.eva().address(), people, deadLetter, itsLink, itsKeys, places);
    }

    /** The same with a deactivation that waits for support. */
    Things with(Waiting waiting) {
        return new Things(invitation, practices, user, address, people.with(waiting), deadLetter, link, keys, places);
    }

    /** The same with other practices. */
    Things with(TwoPractices others) {
        return new Things(invitation, others, user, address, people, deadLetter, link, keys, places);
    }

    private Things at(String itsAddress) {
        return new Things(invitation, practices, user, itsAddress, people, deadLetter, link, keys, places);
    }

    /** An invitation, and users, in the first practice. */
    static Things bare(Office office, InvitationId invitation, People people) {
        return new Things(
                invitation, TwoPractices.first(office), office.session().user(), null, people, null, null, null, null);
    }

    /** Things that exist nowhere, but might. */
    static Things nowhere(Things likeThese) {
        Cursor noPlace = new Cursor("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        Keys noKeys = likeThese.keys().altered();
        return new Things(
                new InvitationId(UUID.randomUUID()),
                new TwoPractices(new PracticeId(UUID.randomUUID()), new PracticeId(UUID.randomUUID())),
                new UserId(UUID.randomUUID()),
                noKeys.eva().address(),
                People.all(new UserId(UUID.randomUUID())),
                new MessageId(UUID.randomUUID()),
                Keys.altered(likeThese.link()),
                noKeys,
                new Places(noPlace, noPlace, noPlace, noPlace, noPlace, noPlace, noPlace, noPlace, noPlace));
    }

    private static MessageId deadLetter(Desk desk, Kit kit) {
        kit.faults().nextMail(new Receipt.Rejected("smtp-550"));
        InvitationId bounced = desk.invitations()
                .invite("bounced" + UUID.randomUUID() + "@weiss.example", STAFF)
                .orThrow()
                .invitation();
        kit.mail().all();
        return desk.invitations().get(bounced).orThrow().message().id();
    }

    private static Places places(Desk desk, InvitationId invitation) {
        return new Places(
                desk.invitations()
                        .list(Set.of(), InvitationQuery.Order.NEWEST_FIRST, ONE)
                        .orThrow()
                        .next()
                        .orElseThrow(),
                desk.invitations().history(invitation, ONE).orThrow().next().orElseThrow(),
                desk.practices().list(Set.of(), ONE).orThrow().next().orElseThrow(),
                desk.journal()
                        .read(JournalQuery.Filter.all(), JournalQuery.Order.NEWEST_FIRST, ONE)
                        .orThrow()
                        .next()
                        .orElseThrow(),
                desk.users()
                        .list(UserFilter.of(UserStatus.ACTIVE), UserQuery.Order.ADDRESS, ONE)
                        .orThrow()
                        .next()
                        .orElseThrow(),
                desk.directory().list(ONE).orThrow().next().orElseThrow(),
                desk.apiKeys().list(Set.of(), ONE).orThrow().next().orElseThrow(),
                desk.lifecycle().openDeactivations(ONE).orThrow().next().orElseThrow(),
                desk.seats().ledger(ONE).orThrow().next().orElseThrow());
    }
}
