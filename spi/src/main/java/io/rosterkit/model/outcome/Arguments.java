package io.rosterkit.model.outcome;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the arguments that a host gives. A {@code null} is misuse, and never a refusal. */
public final class Arguments {

    private Arguments() {}

    /**
     * Throws {@link IllegalArgumentException} that names the first argument which is {@code null}, or which holds
     * {@code null}. The names and the values come in turn.
     */
    public static void required(@Nullable Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!complete(namesAndValues[i + 1])) {
                throw new IllegalArgumentException(namesAndValues[i] + " must not be null, nor hold null");
            }
        }
    }

    private static boolean complete(@Nullable Object value) {
        if (value instanceof Object[] array) {
            return all(Arrays.asList(array));
        }
        if (value instanceof Map<?, ?> map) {
            return all(map.keySet()) && all(map.values());
        }
        return (value instanceof Iterable<?> some && !(value instanceof Path)) ? all(some) : value != null;
    }

    private static boolean all(Iterable<?> some) {
        for (Object one : some) {
            if (!complete(one)) {
                return false;
            }
        }
        return true;
    }
}
