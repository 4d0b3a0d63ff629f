package io.rosterkit.spi.lifecycle;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.spi.table.TextCodes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Roles, permissions, practices or modules in one column, with a space between two and a bar between the fields of one:
 * to keep what was taken, and never to look for one of them.
 */
final class HeldText {

    private HeldText() {}

    static Optional<String> roles(Set<RoleGrant> grants) {
        return some(TextCodes.write(
                grants,
                grant -> fields(
                        grant.role().code(),
                        text(grant.practice()),
                        text(grant.validity().starts()),
                        text(grant.validity().ends()),
                        text(grant.grantedBy()))));
    }

    static Set<RoleGrant> readRoles(String text) {
        return TextCodes.read(text, one -> {
            String[] fields = fields(one, 5);
            return new RoleGrant(
                    new Role(fields[0]),
                    uuid(fields[1]).map(PracticeId::new),
                    new Validity(time(fields[2]), time(fields[3])),
                    uuid(fields[4]).map(UserId::new));
        });
    }

    static Optional<String> permissions(Set<SinglePermission> singles) {
        return some(TextCodes.write(
                singles,
                single -> fields(single.permission().code(), single.effect().name(), text(single.decidedBy()))));
    }

    static Set<SinglePermission> readPermissions(String text) {
        return TextCodes.read(text, one -> {
            String[] fields = fields(one, 3);
            return new SinglePermission(
                    new Permission(fields[0]),
                    SinglePermission.Effect.valueOf(fields[1]),
                    uuid(fields[2]).map(UserId::new));
        });
    }

    static Optional<String> practices(Set<PracticeAssignment> assignments) {
        return some(TextCodes.write(
                assignments,
                assignment -> fields(
                        assignment.practice().toString(),
                        text(assignment.validity().starts()),
                        text(assignment.validity().ends()),
                        text(assignment.assignedBy()))));
    }

    static Set<PracticeAssignment> readPractices(String text) {
        return TextCodes.read(text, one -> {
            String[] fields = fields(one, 4);
            return new PracticeAssignment(
                    new PracticeId(UUID.fromString(fields[0])),
                    new Validity(time(fields[1]), time(fields[2])),
                    uuid(fields[3]).map(UserId::new));
        });
    }

    static Optional<String> modules(Set<GivenModule> modules) {
        return some(TextCodes.write(
                modules,
                given -> fields(
                        given.module().code(),
                        text(given.givenBy()),
                        given.givenAt().toString())));
    }

    static Set<GivenModule> readModules(String text) {
        return TextCodes.read(text, one -> {
            String[] fields = fields(one, 3);
            return new GivenModule(
                    new ProductModule(fields[0]),
                    uuid(fields[1]).map(UserId::new),
                    time(fields[2]).orElseThrow(() -> new IllegalArgumentException("text must have a time")));
        });
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(all -> !all.isEmpty());
    }

    private static String fields(String... fields) {
        return String.join("|", fields);
    }

    private static String[] fields(String text, int count) {
        String[] fields = text.split("\\|", -1);
        if (fields.length != count) {
            throw new IllegalArgumentException("text must have " + count + " fields");
        }
        return fields;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private static Optional<UUID> uuid(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty()).map(UUID::fromString);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(text).filter(some -> !some.isEmpty()).map(Instant::parse);
        } catch (DateTimeException damaged) {
            throw new IllegalArgumentException("text must be a time", damaged);
        }
    }
}
