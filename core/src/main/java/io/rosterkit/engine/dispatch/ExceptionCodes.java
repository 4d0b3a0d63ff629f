package io.rosterkit.engine.dispatch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the failure code of a gateway that threw, from the class of the exception only. */
final class ExceptionCodes {

    private static final int MAX_LENGTH = 40;
    private static final int MAX_CAUSES = 10;

    private ExceptionCodes() {}

    static String code(Throwable thrown) {
        String name = simpleName(rootCause(thrown).getClass())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        String code = "gateway-" + name;
        return code.length() > MAX_LENGTH ? code.substring(0, MAX_LENGTH) : code;
    }

    /** The deepest cause; the exception itself when it has no cause. */
    static Throwable rootCause(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; depth < MAX_CAUSES; depth++) {
            Throwable cause = cause(root);
            if (cause == null || cause == root) {
                return root;
            }
            root = cause;
        }
        return root;
    }

    /** The simple name of the class; for an anonymous class, that of its superclass. */
    static String simpleName(Class<?> type) {
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
        } catch (RuntimeException ignored) {
            return null;
        }
    }
}
