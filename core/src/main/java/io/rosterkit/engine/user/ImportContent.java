package io.rosterkit.engine.user;

import io.rosterkit.user.UserImport;
import java.util.TreeSet;

/** What makes an import the same request again; the stored password is no part of it. */
final class ImportContent {

    private ImportContent() {}

    static Object[] of(UserImport userImport) {
        UserImport.Details details = userImport.details();
        return new Object[] {
            userImport.address(),
            userImport.type().code(),
            details.name().orElse(""),
            details.phone().orElse(""),
            details.verified(),
            new TreeSet<>(userImport.roles())
        };
    }
}
