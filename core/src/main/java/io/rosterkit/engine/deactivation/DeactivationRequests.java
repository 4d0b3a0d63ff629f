package io.rosterkit.engine.deactivation;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.DeactivationRequestStatus;
import io.rosterkit.model.user.stored.DeactivationRequest;
import io.rosterkit.model.user.stored.DeactivationRequest.Asked;
import io.rosterkit.model.user.stored.DeactivationRequest.Held;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lifecycle.DeactivationRequestTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks support to verify deactivations. The user's own row names the open request, so who reads a user knows of it, and
 * the version of that row guards the request: two answers at once have one winner.
 */
public final class DeactivationRequests {

    private final TableStore tables;
    private final Ids ids;

    public DeactivationRequests(TableStore tables, Ids ids) {
        this.tables = tables;
        this.ids = ids;
    }

    /**
     * What a deactivation makes of a user, its facts for the journal, and the changes that go with that of the user.
     */
    public record Deactivation(User.Status after, User.Security security, Map<String, String> facts, Changes changes) {}

    /**
     * The deactivation of a user who would have that status. It removes the modules at once. Where the policy says so,
     * it clears roles and practices at once, or support is asked. The policy of this moment decides about the request
     * until it ends.
     *
     * @param listing how the person stood in the directory, where the person is deactivated with the user
     */
    public Deactivation begin(
            Author author, User user, User.Status after, DeactivationPolicy policy, Optional<Listing> listing) {
        DeactivationVerification verification = policy.verification();
        boolean clearsNow = policy.clearsRolesAndPractices() && verification != DeactivationVerification.BEFORE;
        User.Security ended = user.security().endSessions();
        User.Status without = ModuleRemoval.byDeactivation(after, author.now());
        User.Status status = clearsNow ? DeactivationRules.cleared(without, author.now()) : without;
        Map<String, String> facts = new HashMap<>(clearsNow ? DeactivationRules.factsOfClearing(after) : Map.of());
        facts.putAll(ModuleRemoval.facts(after, without));
        if (verification == DeactivationVerification.NONE) {
            return new Deactivation(status, ended, facts, Changes.none(author.organization()));
        }
        Held held = clearsNow ? DeactivationRules.taken(after, author.now()) : Held.nothing();
        DeactivationRequest request =
                request(author, user, policy, held.with(after.modules()).with(listing));
        facts.put("request", request.id().toString());
        facts.put("verification", DeactivationRules.code(verification));
        return new Deactivation(
                status,
                ended.waitingFor(Optional.of(request.id())),
                facts,
                Changes.none(author.organization())
                        .and(DeactivationRequestTable.DEACTIVATION_REQUESTS.insert(request)));
    }

    private DeactivationRequest request(Author author, User user, DeactivationPolicy policy, Held held) {
        return new DeactivationRequest(
                author.organization(),
                new DeactivationRequestId(ids.next()),
                user.id(),
                new Asked(policy.verification(), policy.clearsRolesAndPractices(), author.responsible(), author.now()),
                held,
                DeactivationRequestStatus.OPEN,
                1);
    }

    /** The request of that id about the user, open or not. */
    public Optional<DeactivationRequest> find(User user, DeactivationRequestId id) {
        return tables
                .scan(Scan.of(DeactivationRequestTable.DEACTIVATION_REQUESTS, user.organization())
                        .where(DeactivationRequestTable.ID, id.uuid())
                        .where(DeactivationRequestTable.USER, user.id().uuid()))
                .stream()
                .findFirst();
    }

    /** The changes that go with a reactivation of the user. Only a user with an open request takes a read. */
    public Changes withdraw(User user) {
        return user.security()
                .openRequest()
                .flatMap(id -> find(user, id))
                .map(request -> end(request, DeactivationRequestStatus.WITHDRAWN))
                .orElseGet(() -> Changes.none(user.organization()));
    }

    /** The request with that answer. */
    public static Changes end(DeactivationRequest request, DeactivationRequestStatus answer) {
        return Changes.none(request.organization())
                .and(DeactivationRequestTable.DEACTIVATION_REQUESTS.update(request.ended(answer)));
    }
}
