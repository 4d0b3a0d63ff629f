package io.rosterkit.productmodule;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.productmodule.ProductModule;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The modules that the user has, or that are switched on at the practice, after the act, in the order of their codes.
 */
public record ModuleReceipt(Set<ProductModule> modules) {

    public ModuleReceipt {
        Arguments.required("modules", modules);
        modules = Collections.unmodifiableSet(new TreeSet<>(modules));
    }
}
