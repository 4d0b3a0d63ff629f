package io.rosterkit.engine.lifecycle;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.deactivation.DeactivationRequests;
import io.rosterkit.engine.deactivation.DeactivationRules;
import io.rosterkit.engine.deactivation.ModuleRemoval;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.lifecycle.OpenDeactivation;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.DeactivationRequestStatus;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DeactivationRequest;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lifecycle.DeactivationRequestTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lists the deactivations that wait for support, and takes the answers of support. Thread-safe. */
public final class VerificationEngine {

    private static final String VERIFY = "deactivation.verify";
    private static final String REJECT = "deactivation.reject";

    private static final ListDefinition<DeactivationRequest> LIST = new ListDefinition<>(
            "deactivation.list",
            "deactivations",
            Permission.VIEW_USERS,
            row -> Position.of(row.id().uuid()));

    private static final Scan<DeactivationRequest> OPEN = Scan.of(DeactivationRequestTable.DEACTIVATION_REQUESTS)
            .where(DeactivationRequestTable.STATUS, DeactivationRequestStatus.OPEN.name());

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final UserWriting writing;
    private final DeactivationRequests requests;
    private final TableStore tables;
    private final PageReader pages;
    private final Profiles profiles;

    public VerificationEngine(
            OperationRunner runner,
            UserLookup lookup,
            UserWriting writing,
            DeactivationRequests requests,
            TableStore tables,
            PageReader pages,
            Profiles profiles) {
        this.runner = runner;
        this.lookup = lookup;
        this.writing = writing;
        this.requests = requests;
        this.tables = tables;
        this.pages = pages;
        this.profiles = profiles;
    }

    Outcome<Page<OpenDeactivation>> list(Call call, PageRequest request) {
        Arguments.required("request", request);
        return pages.read(
                        call,
                        LIST,
                        request,
                        (now, slice) -> tables.page(call.viewer(), OPEN, DeactivationRequestTable.ID, slice))
                .map(page -> page.map(VerificationEngine::details));
    }

    Outcome<UserReceipt> verify(Call call, UserId user, DeactivationRequestId request) {
        return answer(call, VERIFY, user, request, this::decideYes);
    }

    Outcome<UserReceipt> reject(Call call, UserId user, DeactivationRequestId request) {
        return answer(call, REJECT, user, request, this::decideNo);
    }

    /** An open request and the user it is about. */
    private record Waiting(Found found, DeactivationRequest request) {

        Instant now() {
            return found.author().now();
        }

        User user() {
            return found.user();
        }

        /** The same with the person in the directory as before the deactivation, where that took the person too. */
        Waiting withPerson() {
            User user = found.user();
            boolean isInactive = user.origin().listing() == Listing.INACTIVE;
            return request.held()
                    .listing()
                    .filter(before -> isInactive)
                    .map(before -> user.withOrigin(user.origin().with(before)))
                    .map(restored -> new Waiting(new Found(found.author(), found.callerAccess(), restored), request))
                    .orElse(this);
        }
    }

    private Outcome<UserReceipt> answer(
            Call call,
            String code,
            UserId user,
            DeactivationRequestId request,
            Function<Waiting, Outcome<Decision<UserReceipt>>> decide) {
        Arguments.required("user", user, "request", request);
        return runner.perform(
                call,
                Operation.of(code, Subject.untouched(Subject.Kind.USER, user), request),
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.find(call, user, Permission.VERIFY_DEACTIVATIONS, now)
                        .then(found -> checkCase(call, found))
                        .then(found -> find(found, request))
                        .then(decide));
    }

    private static Outcome<Found> checkCase(Call call, Found found) {
        boolean hasCase = call.actor()
                .filter(actor -> actor instanceof Actor.Support support
                        && !support.supportCase().isBlank())
                .isPresent();
        return hasCase ? Outcome.done(found) : Outcome.refused(UserReason.CASE_MISSING);
    }

    private Outcome<Waiting> find(Found found, DeactivationRequestId id) {
        return requests.find(found.user(), id)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND))
                .then(DeactivationRules::checkOpen)
                .map(open -> new Waiting(found, open));
    }

    /** Completes the deactivation by the policy of the moment at which it was asked for. */
    private Outcome<Decision<UserReceipt>> decideYes(Waiting waiting) {
        User.Status status = waiting.user().status();
        boolean clears = waiting.request().asked().clears()
                && waiting.request().asked().verification() == DeactivationVerification.BEFORE;
        return decide(
                waiting,
                event(VERIFY, waiting).with(clears ? DeactivationRules.factsOfClearing(status) : Map.of()),
                clears ? DeactivationRules.cleared(status, waiting.now()) : status,
                DeactivationRequestStatus.VERIFIED);
    }

    /**
     * The person is active: no other act deactivates or reactivates a person in the directory while the request is
     * open. A user of another type meanwhile gets those modules that the profile does not refuse to users of it.
     */
    private Outcome<Decision<UserReceipt>> decideNo(Waiting waiting) {
        Waiting before = waiting.withPerson();
        User.Status status = before.user().status();
        User.Status restored = DeactivationRules.restored(
                        status, before.request().held(), before.now())
                .with(UserStatus.ACTIVE);
        AccessPolicy policy = profiles.access(before.found().callerAccess().profile());
        User.Status after = ModuleRemoval.byType(policy, restored);
        return decide(
                before,
                event(REJECT, before)
                        .with(DeactivationRules.factsOfGivingBack(status, after))
                        .with(Map.of("status", DeactivationRules.code(after.state()))),
                after,
                DeactivationRequestStatus.REJECTED);
    }

    private Outcome<Decision<UserReceipt>> decide(
            Waiting waiting, JournalEvent event, User.Status after, DeactivationRequestStatus answer) {
        User user = waiting.user();
        return writing.changeStatus(
                        waiting.found(), event, after, user.security().waitingFor(Optional.empty()))
                .map(changes -> UserWriting.receipt(
                        DeactivationRequests.end(waiting.request(), answer).and(changes), user, after));
    }

    private static JournalEvent event(String code, Waiting waiting) {
        return JournalEvent.done(code, Map.of("request", waiting.request().id().toString()));
    }

    private static OpenDeactivation details(DeactivationRequest row) {
        return new OpenDeactivation(
                row.id(),
                row.user(),
                row.asked().verification(),
                row.asked().by(),
                row.asked().at());
    }
}
