package io.rosterkit.architecture;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** That a rule works: what is planted, and what of it the rule must blame, no less and no more. */
record Proof(String rule, UnaryOperator<Planted> plant, Set<String> blamed) {

    static Proof of(String rule, UnaryOperator<Planted> plant, String... blamed) {
        return new Proof(rule, plant, Set.of(blamed));
    }

    static Stream<Proof> all() {
        return Stream.of(StructureProofs.ALL, ExportProofs.ALL, AmbienceProofs.ALL, SizeProofs.ALL, PaperProofs.ALL)
                .flatMap(proofs -> proofs.stream());
    }

    @Override
    public String toString() {
        return rule;
    }
}
