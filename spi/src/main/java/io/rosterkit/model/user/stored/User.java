package io.rosterkit.model.user.stored;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person of one organization: a user, a person with an open or held invitation, whose status is
 * {@link UserStatus#INVITED}, or one who is merely in the directory, whose status is {@link UserStatus#LISTED}. The
 * journal begins when the person joins or is changed in the directory. Until then the revision of an invited person is
 * {@link Revision#none}.
 */
public record User(
        OrganizationId organization,
        UserId id,
        Contact contact,
        Status status,
        Security security,
        Origin origin,
        Revision revision) {

    /**
     * How the person is reached and called, by people and by the host; {@code verified} says that the mailbox was shown
     * to be the person's own. Only a person of status {@link UserStatus#LISTED} may have no mailbox. Without a language
     * it is that of the organization.
     */
    public record Contact(
            Optional<EmailAddress> mailbox,
            boolean verified,
            Optional<DisplayName> name,
            Optional<PhoneNumber> phone,
            Optional<LanguageTag> language,
            Optional<ExternalId> externalId) {

        /** An address that nobody has verified, and nothing else. */
        public static Contact of(EmailAddress address) {
            return of(Optional.of(address));
        }

        /** That mailbox, not verified, or none; and nothing else. */
        public static Contact of(Optional<EmailAddress> mailbox) {
            return new Contact(mailbox, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The address, which each user and each invited person has. */
        public EmailAddress address() {
            return mailbox.orElseThrow(() -> new IllegalStateException("person must have an address"));
        }

        /** The key of the address; empty without one. */
        public String addressKey() {
            return mailbox.map(EmailAddress::key).orElse("");
        }

        /** The same with another address. */
        public Contact withAddress(EmailAddress other, boolean isVerified) {
            return new Contact(Optional.of(other), isVerified, name, phone, language, externalId);
        }

        /** The same with another name, or with none. */
        public Contact withName(Optional<DisplayName> other) {
            return new Contact(mailbox, verified, other, phone, language, externalId);
        }

        /** The same with another phone number, or with none. */
        public Contact withPhone(Optional<PhoneNumber> other) {
            return new Contact(mailbox, verified, name, other, language, externalId);
        }

        /** The same in another language, or in that of the organization. */
        public Contact withLanguage(Optional<LanguageTag> other) {
            return new Contact(mailbox, verified, name, phone, other, externalId);
        }

        /** The same with another id of the host, or with none. */
        public Contact withExternalId(Optional<ExternalId> other) {
            return new Contact(mailbox, verified, name, phone, language, other);
        }
    }

    /** In which time the user may act; the lock, if there is one; and the seat that the person holds, if one. */
    public record Limits(Validity validity, Optional<Lock> lock, Optional<SeatId> seat) {}

    /** The type of the user, and the title, if there is one. */
    public record Classification(UserType type, Optional<Title> title) {

        /** Without a title. */
        public static Classification of(UserType type) {
            return new Classification(type, Optional.empty());
        }

        /** The same of another type. */
        public Classification with(UserType other) {
            return new Classification(other, title);
        }

        /** The same with another title, or with none. */
        public Classification titled(Optional<Title> other) {
            return new Classification(type, other);
        }
    }

    /** What the user is at present, with the roles and practices of any time. */
    public record Status(
            UserStatus state,
            Classification classification,
            Set<RoleGrant> grants,
            Set<SinglePermission> singles,
            Set<PracticeAssignment> assignments,
            UserModules modules,
            Limits limits) {

        public Status {
            grants = Set.copyOf(grants);
            singles = Set.copyOf(singles);
            assignments = Set.copyOf(assignments);
        }

        /** Without a title, single permissions, modules, a start and an end, as a new user is. */
        public Status(
                UserStatus state,
                UserType type,
                Set<RoleGrant> grants,
                Set<PracticeAssignment> assignments,
                Optional<Lock> lock) {
            this(
                    state,
                    Classification.of(type),
                    grants,
                    Set.of(),
                    assignments,
                    UserModules.none(),
                    new Limits(Validity.always(), lock, Optional.empty()));
        }

        /** The type of the user. */
        public UserType type() {
            return classification.type();
        }

        /** The lock, if there is one. */
        public Optional<Lock> lock() {
            return limits.lock();
        }

        /** What decides about the permissions of the user. */
        public AccessRights rights() {
            return new AccessRights(
                    type(),
                    grants,
                    singles,
                    limits.validity(),
                    modules.usable(),
                    limits.seat().isPresent());
        }

        /** Active, and under no administrator's lock; whatever the time of the user. */
        public boolean mayAct() {
            return state == UserStatus.ACTIVE
                    && lock().filter(held -> held.kind() == Lock.Kind.ADMINISTRATOR)
                            .isEmpty();
        }

        /** The same in another state. */
        public Status with(UserStatus other) {
            return new Status(other, classification, grants, singles, assignments, modules, limits);
        }

        /** The same with other roles. */
        public Status with(Set<RoleGrant> others) {
            return new Status(state, classification, others, singles, assignments, modules, limits);
        }

        /** The same with another type or title. */
        public Status with(Classification other) {
            return new Status(state, other, grants, singles, assignments, modules, limits);
        }

        /** The same with other single permissions. */
        public Status allowed(Set<SinglePermission> others) {
            return new Status(state, classification, grants, others, assignments, modules, limits);
        }

        /** The same with other practices. */
        public Status assigned(Set<PracticeAssignment> others) {
            return new Status(state, classification, grants, singles, others, modules, limits);
        }

        /** The same with other modules. */
        public Status with(UserModules others) {
            return new Status(state, classification, grants, singles, assignments, others, limits);
        }

        /** The same under that lock, or under none. */
        public Status with(Optional<Lock> other) {
            return limitedBy(new Limits(limits.validity(), other, limits.seat()));
        }

        /** The same with another start and end. */
        public Status limited(Validity other) {
            return limitedBy(new Limits(other, limits.lock(), limits.seat()));
        }

        private Status limitedBy(Limits others) {
            return new Status(state, classification, grants, singles, assignments, modules, others);
        }
    }

    /**
     * A session, or a known device, of an earlier epoch is worth nothing. The salt is that of the personal data in the
     * journal. A person without one is invited and has no such data yet, or has been erased. {@code demandsSecondStep}
     * says that people whom the user invites need a code to register. A deactivated user whose deactivation support has
     * still to verify has the id of that request.
     */
    public record Security(
            long sessionEpoch,
            long deviceEpoch,
            Optional<DataSalt> dataSalt,
            boolean demandsSecondStep,
            Optional<DeactivationRequestId> openRequest) {

        /** Without a request to verify a deactivation. */
        public Security(long sessionEpoch, long deviceEpoch, Optional<DataSalt> dataSalt, boolean demandsSecondStep) {
            this(sessionEpoch, deviceEpoch, dataSalt, demandsSecondStep, Optional.empty());
        }

        /** That of an invited person. */
        public static Security first() {
            return new Security(1, 1, Optional.empty(), false);
        }

        /** That of a new user, who gets this salt. */
        public static Security first(DataSalt salt) {
            return new Security(1, 1, Optional.of(salt), false);
        }

        /** Ends all sessions. */
        public Security endSessions() {
            return new Security(sessionEpoch + 1, deviceEpoch, dataSalt, demandsSecondStep, openRequest);
        }

        /** Ends all sessions, and no device is known any more. */
        public Security endAll() {
            return new Security(sessionEpoch + 1, deviceEpoch + 1, dataSalt, demandsSecondStep, openRequest);
        }

        /** The same with that salt, or with none. */
        public Security withSalt(Optional<DataSalt> other) {
            return new Security(sessionEpoch, deviceEpoch, other, demandsSecondStep, openRequest);
        }

        /** The same, where people whom the user invites need a code to register, or none by the user. */
        public Security demandingSecondStep(boolean demanded) {
            return new Security(sessionEpoch, deviceEpoch, dataSalt, demanded, openRequest);
        }

        /** The same while support has to verify the deactivation, or where it has not. */
        public Security waitingFor(Optional<DeactivationRequestId> request) {
            return new Security(sessionEpoch, deviceEpoch, dataSalt, demandsSecondStep, request);
        }
    }

    /**
     * Since when there is the user, the invitation or the person in the directory; who of the organization brought the
     * person in; by which invitation, if by one; how the person stands in the directory; and when the user could act
     * again after a deactivation, a lock or an end, if ever.
     */
    public record Origin(
            Instant since,
            Optional<UserId> creator,
            Optional<InvitationId> invitation,
            Listing listing,
            Optional<Instant> reactivatedAt) {

        /** That of a person who was not added to the directory. */
        public Origin(Instant since, Optional<UserId> creator, Optional<InvitationId> invitation) {
            this(since, creator, invitation, Listing.UNLISTED);
        }

        /** That of a person of that listing who never was a user out of action. */
        public Origin(Instant since, Optional<UserId> creator, Optional<InvitationId> invitation, Listing listing) {
            this(since, creator, invitation, listing, Optional.empty());
        }

        /** The same with another listing. */
        public Origin with(Listing other) {
            return new Origin(since, creator, invitation, other, reactivatedAt);
        }

        /** The same with the invitation that the person has now, or with none. */
        public Origin invitedBy(Optional<InvitationId> other) {
            return new Origin(since, creator, other, listing, reactivatedAt);
        }

        /** The same of a user who can act again at that time. */
        public Origin reactivated(Instant now) {
            return new Origin(since, creator, invitation, listing, Optional.of(now));
        }
    }

    /** Whether the person is a user, and not merely invited or in the directory. */
    public boolean hasJoined() {
        return status.state() != UserStatus.INVITED && status.state() != UserStatus.LISTED;
    }

    /** Whether the user is active and in their time at that moment, locked or not. */
    public boolean isActiveAt(Instant now) {
        return status.state() == UserStatus.ACTIVE && status.limits().validity().holdsAt(now);
    }

    /**
     * Whether the user can sign in at that moment: active, in their time, and not locked by an administrator. A lock by
     * failed attempts lets known devices in.
     */
    public boolean canSignInAt(Instant now) {
        return isActiveAt(now) && status.mayAct();
    }

    /** The practices at that time. */
    public Set<PracticeId> practicesAt(Instant now) {
        return status.assignments().stream()
                .filter(assignment -> assignment.validity().holdsAt(now))
                .map(PracticeAssignment::practice)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same person with that seat, or without one. */
    public User seated(Optional<SeatId> other) {
        Limits limits = status.limits();
        return withStatus(status.limitedBy(new Limits(limits.validity(), limits.lock(), other)), security, revision);
    }

    /** The same person with another origin. */
    public User withOrigin(Origin other) {
        return new User(organization, id, contact, status, security, other, revision);
    }

    /** The same user with another status and security. */
    public User withStatus(Status to, Security epochs, Revision changed) {
        return new User(organization, id, contact, to, epochs, origin, changed);
    }

    /** The same user with another contact and security. */
    public User withContact(Contact by, Security epochs, Revision changed) {
        return new User(organization, id, by, status, epochs, origin, changed);
    }
}
