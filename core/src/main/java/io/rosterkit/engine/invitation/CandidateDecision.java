package io.rosterkit.engine.invitation;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.attribute.AttributeRows;
import io.rosterkit.engine.attribute.AttributeRules;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.candidate.Candidate;
import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.engine.contact.AddressUsage;
import io.rosterkit.engine.naming.NameCheck;
import io.rosterkit.engine.person.InvitedPersons;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Decides whether one candidate is invited: the same for one address and for each line of a list. */
public final class CandidateDecision {

    private final Gate gate;
    private final Profiles profiles;
    private final NameCheck nameCheck;
    private final InvitationWriting writing;
    private final AddressRelease addressRelease;
    private final ExternalIdRelease externalIds;
    private final InvitedPersons persons;

    public CandidateDecision(
            Gate gate,
            Profiles profiles,
            NameCheck nameCheck,
            InvitationWriting writing,
            AddressRelease addressRelease,
            ExternalIdRelease externalIds,
            InvitedPersons persons) {
        this.persons = persons;
        this.gate = gate;
        this.profiles = profiles;
        this.nameCheck = nameCheck;
        this.writing = writing;
        this.addressRelease = addressRelease;
        this.externalIds = externalIds;
    }

    /**
     * The facts from which the decision is made: among them the access state of the caller, and who has the address.
     */
    record Facts(Call call, Author author, AccessState callerAccess, AddressesInUse inUse, Lane lane) {

        /** The same facts, as if that invitation did not hold its address. */
        private Facts withoutInvitation(Invitation removed) {
            Map<String, Invitation> open = new HashMap<>(inUse.open());
            open.values().removeIf(row -> row.id().equals(removed.id()));
            return new Facts(
                    call, author, callerAccess, new AddressesInUse(open, inUse.users(), inUse.practices()), lane);
        }
    }

    /** The first invitation of an organization, if address and name of the draft can be read. */
    Outcome<FirstInvitation> first(OrganizationPolicy policy, InvitationDraft draft) {
        return Candidate.of(draft).map(candidate -> new FirstInvitation(candidate, writing, lifetime(policy)));
    }

    /** How long the link of a new invitation works. */
    private Duration lifetime(OrganizationPolicy policy) {
        return profiles.of(policy).invitation().lifetime();
    }

    /** Invites the candidate, unless the address is taken. */
    Outcome<Decision<InvitationReceipt>> decide(Candidate candidate, Facts facts) {
        UserId user = writing.nextUser();
        return freeAddress(candidate.address(), user, facts)
                .then(invitationEnd -> check(candidate, user, facts, invitationEnd))
                .map(checked -> checked.with(invite(checked.invited(writing.nextInvitation()), facts)));
    }

    /**
     * Invites a person of the directory, who keeps the id and the attributes. The candidate says of the person what is
     * known there.
     */
    Outcome<Decision<InvitationReceipt>> decide(User person, Candidate candidate, Facts facts) {
        InvitationId next = writing.nextInvitation();
        return freeAddress(candidate.address(), person.id(), facts)
                .then(invitationEnd -> check(candidate, person.id(), facts, invitationEnd))
                .map(checked -> checked.and(persons.invited(facts.author(), person, next, candidate.address()))
                        .with(invite(
                                new InvitationWriting.Invited(
                                        next, checked.invitee().ofDirectory(), Set.of()),
                                facts)));
    }

    private Decision<InvitationReceipt> invite(InvitationWriting.Invited invited, Facts facts) {
        return writing.invite(
                facts.author(),
                invited,
                facts.lane(),
                lifetime(facts.callerAccess().policy()));
    }

    /** A person who was invited is deactivated, and stays in the directory. */
    Changes deactivated(Author author, User person, JournalEvent event) {
        return persons.deactivated(author, person, event);
    }

    /** Invites the candidate in place of an earlier invitation, which is ended in the same change. */
    Outcome<Decision<InvitationReceipt>> replace(Invitation earlier, Candidate candidate, Facts facts) {
        if (earlier.invitee().listed()) {
            return Outcome.refused(InvitationRules.listed(earlier.invitee().user(), mayReactivate(facts)));
        }
        InvitationId next = writing.nextInvitation();
        UserId user = writing.nextUser();
        return InvitationRules.afterReplacement(earlier, next, facts.author().now())
                .map(progress -> writing.writeMove(facts.author(), earlier, InvitationMove.REPLACE, progress)
                        .changes())
                .then(replaced -> freeAddress(candidate.address(), user, facts.withoutInvitation(earlier))
                        .then(invitationEnd -> check(candidate, user, facts, replaced.and(invitationEnd)))
                        .map(checked -> checked.with(invite(checked.invited(next), facts))));
    }

    /**
     * Reopens an invitation that had ended, unless its address is taken by now, or its external id. {@code renewal}
     * decides how it is opened again.
     */
    Outcome<Decision<InvitationReceipt>> reopen(
            Invitation ended, Function<Invitation, Outcome<Decision<InvitationReceipt>>> renewal, Facts facts) {
        return ended.invitee().listed()
                ? reopenListed(ended, renewal, facts)
                : renewal.apply(ended)
                        .then(reopened -> freeAddress(
                                        ended.invitee().address(),
                                        ended.invitee().user(),
                                        facts)
                                .then(invitationEnd -> nameCheck
                                        .check(
                                                facts.author(),
                                                ended.invitee().name(),
                                                facts.inUse().practices())
                                        .then(name -> externalIds.free(
                                                facts.author(),
                                                ended.invitee().externalId(),
                                                ended.invitee().user(),
                                                invitationEnd)))
                                .map(earlier -> prepend(earlier.and(UserRows.insert(ended.invited())), reopened)));
    }

    /** The person of the directory has the external id of now, which the invitation then names. */
    private Outcome<Decision<InvitationReceipt>> reopenListed(
            Invitation ended, Function<Invitation, Outcome<Decision<InvitationReceipt>>> renewal, Facts facts) {
        User person = persons.of(ended);
        Invitee invitee = ended.invitee().known(person.contact().externalId());
        return renewal.apply(ended.edited(invitee, ended.progress(), ended.revision()))
                .then(reopened -> InvitationRules.checkInvitable(person)
                        .then(listed -> InvitationRules.checkSameContact(listed, invitee, mayReactivate(facts)))
                        .then(listed -> freeAddress(invitee.address(), invitee.user(), facts))
                        .map(invitationEnd -> prepend(
                                invitationEnd.and(
                                        persons.invited(facts.author(), person, ended.id(), invitee.address())),
                                reopened)));
    }

    /** The changes that free the address for the invited user, if it can be had. */
    private Outcome<Changes> freeAddress(EmailAddress address, UserId user, Facts facts) {
        AddressAvailability availability = AddressAvailability.of(
                AddressUsage.of(address, facts.inUse()), user, facts.author().now());
        return InvitationRules.checkFree(availability, mayReactivate(facts))
                .map(free -> addressRelease.endExpired(facts.author(), free));
    }

    /**
     * Whether the sender may bring back a deactivated user. Support and jobs may not, unless the profile allows it, so
     * they are sent to an administrator.
     */
    private boolean mayReactivate(Facts facts) {
        boolean allowed = facts.call().isOfTheOrganization()
                || profiles.of(facts.callerAccess().policy())
                        .authentication()
                        .lockout()
                        .supportMayUnlock();
        return allowed
                && gate.admit(facts.call(), facts.callerAccess(), Permission.REACTIVATE_USERS)
                        .refusal()
                        .isEmpty();
    }

    private Outcome<Checked> check(Candidate candidate, UserId user, Facts facts, Changes earlierChanges) {
        return validity(candidate, facts)
                .then(validity -> InvitationRules.practice(
                                candidate.access().practice(), facts.inUse().practices())
                        .then(practice -> nameCheck
                                .check(
                                        facts.author(),
                                        candidate.details().name(),
                                        facts.inUse().practices())
                                .map(name -> candidate.invitee(user, practice, validity))))
                .then(invitee -> attributes(candidate, facts)
                        .then(attributes -> externalIds
                                .free(facts.author(), invitee.externalId(), user, earlierChanges)
                                .map(earlier -> new Checked(invitee, attributes, earlier))));
    }

    /**
     * The time of the user, if the caller may give it, and the type and the roles for as long. They begin with the
     * registration, so a caller whose own right ends gives none to a user without an end.
     */
    private Outcome<Validity> validity(Candidate candidate, Facts facts) {
        return ValidityRules.parse(candidate.access().validity(), facts.author().now())
                .then(validity -> gate.checkTypeGrant(facts.call(), facts.callerAccess(), validity, candidate.type())
                        .map(type -> validity))
                .then(validity -> mayInviteOnly(candidate, validity)
                        ? Outcome.done(validity)
                        : gate.admit(facts.call(), facts.callerAccess(), Permission.MANAGE_USERS)
                                .map(caller -> validity))
                .then(validity -> gate.checkGrant(
                                facts.call(),
                                ValidityRules.lasting(facts.callerAccess(), validity),
                                candidate.access().roles())
                        .map(roles -> validity));
    }

    /** Whether the right to invite is enough: a time and what the host keeps take the right to manage users. */
    private static boolean mayInviteOnly(Candidate candidate, Validity validity) {
        return validity.equals(Validity.always()) && !candidate.hasHostData();
    }

    private Outcome<SortedMap<String, String>> attributes(Candidate candidate, Facts facts) {
        return AttributeRules.after(
                profiles.of(facts.callerAccess().policy()).users().attributes(), Map.of(), candidate.attributes());
    }

    /** A candidate who may be invited, the attributes, and what changes before. */
    private record Checked(Invitee invitee, SortedMap<String, String> attributes, Changes earlier) {

        private InvitationWriting.Invited invited(InvitationId id) {
            Set<String> given = new TreeSet<>();
            attributes.keySet().forEach(name -> given.add(InvitationWriting.ATTRIBUTE + name));
            invitee.externalId().ifPresent(set -> given.add(InvitationWriting.EXTERNAL_ID));
            return new InvitationWriting.Invited(id, invitee, given);
        }

        private Checked and(Changes more) {
            return new Checked(invitee, attributes, earlier.and(more));
        }

        private Decision<InvitationReceipt> with(Decision<InvitationReceipt> invited) {
            AttributeRows rows = new AttributeRows(
                    invited.changes().organization(), invited.result().user());
            return new Decision<>(earlier.and(invited.changes()).and(rows.inserted(attributes)), invited.result());
        }
    }

    private static Decision<InvitationReceipt> prepend(Changes earlierChanges, Decision<InvitationReceipt> decision) {
        return new Decision<>(earlierChanges.and(decision.changes()), decision.result());
    }
}
