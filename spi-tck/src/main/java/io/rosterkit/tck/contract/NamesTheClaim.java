package io.rosterkit.tck.contract;

import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Begins the message of a failure with what a storage must do, which is the name of the test in words. */
final class NamesTheClaim implements TestExecutionExceptionHandler {

    /** For JUnit. */
    NamesTheClaim() {}

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (thrown instanceof AssertionError failure) {
            throw named(claim(context), failure);
        }
        throw thrown;
    }

    private static AssertionError named(String claim, AssertionError failure) {
        AssertionError named = new AssertionError(claim + System.lineSeparator() + failure.getMessage(), failure);
        named.setStackTrace(failure.getStackTrace());
        return named;
    }

    private static String claim(ExtensionContext context) {
        String contract = words(context.getRequiredTestClass().getSimpleName());
        return "A storage must keep this (" + contract + "): "
                + words(context.getRequiredTestMethod().getName());
    }

    /** {@code aBC} as {@code a b c}. */
    private static String words(String name) {
        return name.replaceAll("(?<!^)([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
