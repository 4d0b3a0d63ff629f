package io.rosterkit.tck.contract;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.Id;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.model.productmodule.stored.PracticeModule;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.model.user.stored.UserPractice;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/**
 * What a failed assertion prints of a row: all its components. The rows' own texts leave out names, addresses, hashes
 * and bytes, so that two which differ in one of them would look the same.
 */
final class Components {

    private static final String OURS = "io.rosterkit.";

    private static final List<Class<?>> ROOTS = List.of(
            Applied.class,
            Changes.class,
            LockoutChange.class,
            RowChange.class,
            OutboxMessage.class,
            UserRole.class,
            UserPermission.class,
            UserPractice.class,
            UserModule.class,
            PracticeModule.class,
            Bytes.class);

    private Components() {}

    /** Prints all that a port answers, and all that a storage is told to write, by its components from now on. */
    static void areShown() {
        Set<Class<?>> types = new HashSet<>();
        ROOTS.forEach(type -> find(type, types));
        Ports.ALL.stream()
                .flatMap(port -> Stream.of(port.getMethods()))
                .map(Method::getGenericReturnType)
                .forEach(type -> find(type, types));
        show(Optional.class);
        types.stream().filter(type -> type.isRecord() || type == Bytes.class).forEach(Components::show);
    }

    private static <T> void show(Class<T> type) {
        Assertions.registerFormatterForType(type, Components::text);
    }

    private static void find(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType some) {
            find(some.getRawType(), found);
            Stream.of(some.getActualTypeArguments()).forEach(argument -> find(argument, found));
        } else if (type instanceof Class<?> one && one.getName().startsWith(OURS) && found.add(one)) {
            if (one.isRecord()) {
                Stream.of(one.getRecordComponents()).forEach(part -> find(part.getGenericType(), found));
            }
            if (one.isSealed()) {
                Stream.of(one.getPermittedSubclasses()).forEach(permitted -> find(permitted, found));
            }
        }
    }

    /** The value with all that is in it. */
    static String text(Object value) {
        if (value instanceof Optional<?> some) {
            return some.map(one -> "Optional[" + text(one) + "]").orElse("Optional.empty");
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(Components::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Bytes bytes) {
            return "0x" + HexFormat.of().formatHex(bytes.toArray());
        }
        if (value instanceof RowChange<?> change) {
            return text(change);
        }
        if (value instanceof String text) {
            return "\"" + text + "\"";
        }
        return value instanceof Record row && !(value instanceof Id) ? text(row) : value.toString();
    }

    private static <R> String text(RowChange<R> change) {
        Table<R> table = change.table();
        return table.shape().columns().stream()
                .map(column -> column.name() + "=" + text(column.valueOf(change.row())))
                .collect(Collectors.joining(", ", change + "[", "]"));
    }

    private static String text(Record row) {
        return Stream.of(row.getClass().getRecordComponents())
                .map(part -> part.getName() + "=" + text(value(part, row)))
                .collect(Collectors.joining(", ", row.getClass().getSimpleName() + "[", "]"));
    }

    private static Object value(RecordComponent part, Record row) {
        try {
            return part.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException hidden) {
            return "(not readable)";
        }
    }
}
