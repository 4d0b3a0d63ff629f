package io.rosterkit.tck.broken;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.user.UserKey;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.broken.Tampered.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Ways of reading and claiming that are almost right. */
final class BrokenPorts {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Comparator<Invitation> IGNORING_CASE = Comparator.<Invitation, String>comparing(
                    BrokenPorts::addressKey, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(row -> row.id().toString());

    private BrokenPorts() {}

    /** An inner join of what is asked for with those who ask: no row, no access state. */
    static Object accessOnlyWithRows(Call call) {
        return call.proceed() instanceof WithAccess<?> seen && isNothing(seen)
                ? new WithAccess<>(AccessState.unknown(), seen.value())
                : call.proceed();
    }

    /** An organization that is not closed is taken for one that is open. */
    static Object neverUnknown(Call call) {
        return call.proceed() instanceof WithAccess<?> seen
                        && seen.access().organization() == OrganizationStatus.UNKNOWN
                ? new WithAccess<>(
                        new AccessState(
                                OrganizationStatus.OPEN,
                                OrganizationPolicy.STANDARD,
                                Optional.empty(),
                                seen.access().user()),
                        seen.value())
                : call.proceed();
    }

    /** The profile is not read. */
    static Object alwaysStandardProfile(Call call) {
        return call.proceed() instanceof WithAccess<?> seen
                ? new WithAccess<>(
                        new AccessState(
                                seen.access().organization(),
                                OrganizationPolicy.STANDARD,
                                seen.access().dataSalt(),
                                seen.access().user(),
                                seen.access().program(),
                                seen.access().customRoles()),
                        seen.value())
                : call.proceed();
    }

    /** The overrides are not read. */
    static Object neverOverrides(Call call) {
        return call.proceed() instanceof WithAccess<?> seen
                ? new WithAccess<>(
                        new AccessState(
                                seen.access().organization(),
                                OrganizationPolicy.of(seen.access().profile()),
                                seen.access().dataSalt(),
                                seen.access().user(),
                                seen.access().program(),
                                seen.access().customRoles()),
                        seen.value())
                : call.proceed();
    }

    /** The roles that the organization composed are not read. */
    static Object neverCustomRoles(Call call) {
        return call.proceed() instanceof WithAccess<?> seen
                ? new WithAccess<>(
                        new AccessState(
                                seen.access().organization(),
                                seen.access().policy(),
                                seen.access().dataSalt(),
                                seen.access().user(),
                                seen.access().program(),
                                CustomRoleSet.none()),
                        seen.value())
                : call.proceed();
    }

    /** The same fault in every port that returns an access state. */
    static Tampered allSeen(Tampered storage, Tampered.Instead instead) {
        return storage.and(UserStore.class, "", instead)
                .and(OrganizationStore.class, "", instead)
                .and(InvitationStore.class, "", instead)
                .and(JournalStore.class, "", instead);
    }

    /** A collation that folds case. */
    static Object foldingCase(Call call) {
        WithAccess<?> exact = (WithAccess<?>) call.proceed();
        return exact.value().equals(Optional.empty()) && call.argument(1) instanceof UserKey.ByAddress key
                ? call.with(
                        call.argument(0), new UserKey.ByAddress(key.addressKey().toLowerCase(Locale.ROOT)))
                : exact;
    }

    /** {@code where id = ?} without the organization. */
    static Object inAnyOrganization(Set<OrganizationId> organizations, Call call) {
        if (!(call.proceed() instanceof WithAccess<?> own)
                || !isNothing(own)
                || call.arguments().size() < 2) {
            return call.proceed();
        }
        return organizations.stream()
                .map(organization -> (WithAccess<?>) call.with(Viewer.of(organization), call.argument(1)))
                .filter(another -> !isNothing(another))
                .findFirst()
                .<Object>map(another -> new WithAccess<>(own.access(), another.value()))
                .orElse(own);
    }

    /** {@code where invited_at > ?} without the id. */
    static Object withoutTieBreak(Call call) {
        InvitationQuery query = call.argument(1, InvitationQuery.class);
        Optional<Position> after = query.slice().after().map(at -> new Position(at.text(), LAST));
        return paged(call, query, new Slice(query.slice().limit(), after));
    }

    static Object withoutLimit(Call call) {
        InvitationQuery query = call.argument(1, InvitationQuery.class);
        return paged(call, query, new Slice(1_000, query.slice().after()));
    }

    /** {@code expires_at < now} instead of {@code <=}. */
    static Object oneMicrosecondLate(Call call) {
        InvitationQuery query = call.argument(1, InvitationQuery.class);
        InvitationQuery before =
                new InvitationQuery(query.states(), query.order(), query.now().minusNanos(1_000), query.slice());
        return call.with(call.argument(0), before);
    }

    /** {@code order by address_key} under a collation that folds case. */
    static Object inTheOrderOfALanguage(Call call) {
        InvitationQuery query = call.argument(1, InvitationQuery.class);
        if (query.order() != InvitationQuery.Order.ADDRESS) {
            return call.proceed();
        }
        WithAccess<?> all = (WithAccess<?>) paged(call, query, new Slice(1_000, Optional.empty()));
        List<TrackedInvitation> rows = new ArrayList<>();
        ((Collection<?>) all.value()).forEach(row -> rows.add((TrackedInvitation) row));
        rows.sort(Comparator.comparing(TrackedInvitation::invitation, IGNORING_CASE));
        int seen = query.slice().after().map(at -> 1 + indexOf(rows, at.id())).orElse(0);
        return new WithAccess<>(
                all.access(),
                rows.stream().skip(seen).limit(query.slice().limit()).toList());
    }

    /** {@code set claims = claims + 1, told = claims + 1}, where assignments see the ones to their left. */
    static Object countingFromLeftToRight(Call call) {
        List<Claimed> told = new ArrayList<>();
        for (Claimed row : claimed(call.proceed())) {
            told.add(new Claimed(row.message(), row.attempt(), row.claims() + 1, row.fence()));
        }
        return told;
    }

    /** Reads the fence and then raises it. */
    static Object tellingTheFenceBefore(Call call) {
        List<Claimed> told = new ArrayList<>();
        for (Claimed row : claimed(call.proceed())) {
            told.add(new Claimed(row.message(), row.attempt(), row.claims(), row.fence() - 1));
        }
        return told;
    }

    static Object remembering(Map<MessageId, Claimed> last, Call call) {
        List<Claimed> told = claimed(call.proceed());
        told.forEach(row -> last.merge(row.message().id(), row, (one, two) -> one.fence() > two.fence() ? one : two));
        return told;
    }

    /** {@code update ... where id = ?} without the fence. */
    static Object ignoringTheFence(Map<MessageId, Claimed> last, Call call) {
        Claimed row = call.argument(0, Claimed.class);
        return call.with(last.getOrDefault(row.message().id(), row), call.argument(1));
    }

    static Object reversed(Call call) {
        Object answer = call.proceed();
        return answer instanceof WithAccess<?> seen
                ? new WithAccess<>(seen.access(), reversed((Collection<?>) seen.value()))
                : reversed((Collection<?>) answer);
    }

    static Object withoutPractices(Call call) {
        WithAccess<?> seen = (WithAccess<?>) call.proceed();
        AddressesInUse inUse = (AddressesInUse) seen.value();
        return new WithAccess<>(seen.access(), new AddressesInUse(inUse.open(), inUse.users(), List.of()));
    }

    /** {@code like ? || '%'} instead of {@code = ?}. */
    static Object startingWith(Call call) {
        return call.argument(1).equals(new UserKey.ByAddress(""))
                ? call.with(call.argument(0), new UserKey.ByAddress("anna@weiss.example"))
                : call.proceed();
    }

    private static boolean isNothing(WithAccess<?> seen) {
        return seen.value().equals(Optional.empty()) || seen.value().equals(List.of());
    }

    private static List<Object> reversed(Collection<?> rows) {
        List<Object> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed;
    }

    private static Object paged(Call call, InvitationQuery query, Slice slice) {
        return call.with(call.argument(0), new InvitationQuery(query.states(), query.order(), query.now(), slice));
    }

    private static int indexOf(List<TrackedInvitation> rows, UUID id) {
        return rows.stream().map(row -> row.invitation().id().uuid()).toList().indexOf(id);
    }

    private static String addressKey(Invitation row) {
        return row.invitee().address().key();
    }

    private static List<Claimed> claimed(Object answer) {
        return ((Collection<?>) answer).stream().map(Claimed.class::cast).toList();
    }
}
