package io.rosterkit.tck.table;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.SecondStepDemand;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.user.DeactivationRequestStatus;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.table.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that a column of each type must hold. */
public final class SampleValues {

    /** No text that the library keeps is longer; a page is 8 KiB on PostgreSQL, and a TEXT of MariaDB 64 KiB. */
    private static final int LONG = 70_000;

    /** Every setting that an organization may have of its own, at its greatest length. */
    public static final PolicyOverrides LONGEST_OVERRIDES = PolicyOverrides.none()
            .secondStep(SecondStepDemand.AT_REGISTRATION)
            .sessionLifetime(Duration.ofDays(366).minusNanos(1))
            .minPasswordLength(128)
            .invitationLifetime(Duration.ofDays(365).minusNanos(1))
            .deactivationVerification(DeactivationVerification.BEFORE);

    /** As many roles as an organization may have, with names that take more than one byte a character. */
    public static final CustomRoleSet MANY_CUSTOM_ROLES = manyCustomRoles();

    /** The names of the constants that a column may hold: each column takes those of its own. */
    private static final List<String> CONSTANTS = Stream.<Class<? extends Enum<?>>>of(
                    OrganizationState.class,
                    UserStatus.class,
                    DeactivationVerification.class,
                    DeactivationRequestStatus.class,
                    Listing.class,
                    Announcement.Kind.class,
                    RoleGrant.Scope.class,
                    SinglePermission.Effect.class,
                    Lock.Kind.class,
                    InvitationState.class,
                    SeatState.class,
                    SeatMove.class,
                    Notice.class,
                    Channel.class,
                    MessageState.class,
                    Agent.Kind.class,
                    Subject.Kind.class,
                    Proof.class,
                    ApiKeyStatus.class,
                    Challenge.Purpose.class,
                    Confirmation.Purpose.class)
            .flatMap(type -> Stream.of(Objects.requireNonNull(type.getEnumConstants())))
            .map(Enum::name)
            .distinct()
            .toList();

    private SampleValues() {}

    private static CustomRoleSet manyCustomRoles() {
        List<Permission> permissions = List.copyOf(Permission.ofLibrary());
        CustomRoleSet roles = CustomRoleSet.none()
                .compose(new DisplayName("retired"), Set.of())
                .retire(1);
        for (int count = 0; count < CustomRoleSet.MAX_ROLES; count++) {
            Set<Permission> some = Set.copyOf(permissions.subList(0, count % permissions.size()));
            roles = roles.compose(new DisplayName(count + " " + "ß\u4e2d\ud83e\uddb7".repeat(26)), some);
        }
        return roles;
    }

    /** Values at the ends of the column's type, its greatest length among them; not every record can have each. */
    public static List<Optional<?>> values(Column<?, ?> column) {
        int length = column.type().length();
        Stream<Object> values = switch (column.type().kind()) {
            case UUID -> Stream.of(new UUID(-1, -1), new UUID(1, 1), new UUID(0, 0));
            case TEXT -> texts(length == 0 ? LONG : length);
            case COUNT -> Stream.of(Integer.MAX_VALUE, 0, 1, 2);
            case NUMBER -> Stream.of(Long.MAX_VALUE, 0L);
            case FLAG -> Stream.of(true, false);
            case TIME ->
                Stream.of(Instant.parse("1970-01-01T00:00:00.000001Z"), Instant.parse("9999-12-31T23:59:59.999999Z"));
            case BYTES -> Stream.of(bytes(length), Bytes.none());
        };
        return Stream.concat(
                        values.map(Optional::of), column.isOptional() ? Stream.of(Optional.empty()) : Stream.empty())
                .<Optional<?>>map(value -> value)
                .toList();
    }

    /** Long ones; addresses, numbers, codes, a country and names of zones among them; and the names of constants. */
    private static Stream<Object> texts(int length) {
        return Stream.concat(
                Stream.of(
                        "\u00e4".repeat(length),
                        "x".repeat(length),
                        "x@" + "w".repeat(length - 2),
                        "+" + "1".repeat(Math.min(15, length - 1)),
                        "$argon2id$" + "x".repeat(Math.max(0, length - 10)),
                        "f=" + "x".repeat(Math.max(0, length - 3)) + "\n",
                        "de-x-" + "abcdefgh-".repeat(8) + "ab",
                        "America/Argentina/ComodRivadavia",
                        "AT",
                        new UUID(7, 7).toString(),
                        "1",
                        "1 secondStep=AT_SIGN_IN",
                        "1 2 invite\n2 1 0 Helper",
                        codes(length, 36, ""),
                        codes(length, 40, "||||")),
                CONSTANTS.stream());
    }

    /** As many codes of 36 characters, with that behind each, as there is room for, in order. */
    private static String codes(int length, int each, String behind) {
        return IntStream.range(0, length / (each + 1))
                .mapToObj(number -> String.format(Locale.ROOT, "code-%031d", number) + behind)
                .collect(Collectors.joining(" "));
    }

    static Bytes bytes(int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) i;
        }
        return Bytes.of(content);
    }
}
