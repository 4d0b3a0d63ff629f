package io.rosterkit.engine.productmodule;

import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.productmodule.ModuleReceipt;
import io.rosterkit.spi.table.TextCodes;
import java.util.Collection;
import java.util.Map;

/** Modules as text: as facts of the journal, and as results of repeated requests. */
final class ModuleCodes {

    static final ResultCodec<ModuleReceipt> RECEIPT_CODEC = ResultCodec.of(
            receipt -> write(receipt.modules()), text -> new ModuleReceipt(TextCodes.read(text, ProductModule::new)));

    private ModuleCodes() {}

    static String write(Collection<ProductModule> modules) {
        return TextCodes.write(modules, ProductModule::code);
    }

    static Map<String, String> facts(Collection<ProductModule> modules) {
        return Map.of("modules", write(modules));
    }
}
