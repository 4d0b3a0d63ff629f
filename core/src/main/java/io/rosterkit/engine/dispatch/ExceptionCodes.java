package io.rosterkit.engine.dispatch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The code of a gateway that throws, made of the class of what was thrown and of nothing else. */
final class Faults {

    private static final int LONGEST = 40;
    private static final int DEEPEST = 10;

    private Faults() {}

    static String code(Throwable thrown) {
        String name = named(root(thrown).getClass()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String code = "gateway-" + name;
        return code.length() > LONGEST ? code.substring(0, LONGEST) : code;
    }

    /** What it all began with. */
    static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Throwable cause = cause(root);
            if (cause == null || cause == root) {
                return root;
            }
            root = cause;
        }
        return root;
    }

    /** The simple name; that of the class above for one without a name of its own. */
    static String named(Class<?> type) {
        Class<?> named = type;
        while (named.getSimpleName().isEmpty() && named.getSuperclass() != null) {
            named = named.getSuperclass();
        }
        return named.getSimpleName();
    }

    @Nullable
    private static Throwable cause(Throwable thrown) {
        try {
            return thrown.getCause();
        } catch (RuntimeException broken) {
            return null;
        }
    }
}
