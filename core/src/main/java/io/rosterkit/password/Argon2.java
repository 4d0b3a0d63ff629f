package io.rosterkit.password;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The computation of one Argon2 hash. */
@FunctionalInterface
interface Argon2 {

    byte[] hash(Costs costs, byte[] password, byte[] salt, int length);

    static byte[] bouncyCastle(Costs costs, byte[] password, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(costs.variant())
                .withVersion(costs.version())
                .withMemoryAsKB(costs.memoryKib())
                .withIterations(costs.passes())
                .withParallelism(costs.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }

    /** Which Argon2 (RFC 9106) and what one hash of it costs: KiB of memory, passes over it, lanes. */
    record Costs(int variant, int version, int memoryKib, int passes, int lanes) {

        static final int VERSION = 0x13;

        /** Memory of one hash: 128 MiB. */
        static final int MEMORY_AT_MOST = 128 << 10;

        /** Memory times passes: 1 GiB, which is 27 times the standard costs. */
        static final long WORK_AT_MOST = 1L << 20;

        private static final int LANES_AT_MOST = 16;
        private static final int MEMORY_OF_A_LANE = 8;

        /** Whether the machine bears it, and the algorithm knows it. */
        boolean bearable() {
            return (version == VERSION || version == 0x10)
                    && lanes <= LANES_AT_MOST
                    && memoryKib >= MEMORY_OF_A_LANE * lanes
                    && memoryKib <= MEMORY_AT_MOST
                    && (long) memoryKib * passes <= WORK_AT_MOST;
        }

        /** Whether a hash of these costs is as good as one of the others. */
        boolean atLeast(Costs others) {
            return variant == others.variant
                    && version == others.version
                    && memoryKib >= others.memoryKib
                    && passes >= others.passes;
        }
    }
}
