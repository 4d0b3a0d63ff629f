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

    /** The variant of Argon2 (RFC 9106) and the costs of one hash: KiB of memory, passes over the memory, and lanes. */
    record Costs(int variant, int version, int memoryKib, int passes, int lanes) {

        static final int VERSION = 0x13;

        /** Maximum memory of one hash: 128 MiB. */
        static final int MAX_MEMORY_KIB = 128 << 10;

        /** Maximum of memory times passes: 1 GiB, which is 27 times the standard costs. */
        static final long MAX_WORK = 1L << 20;

        private static final int MAX_LANES = 16;
        private static final int MIN_MEMORY_PER_LANE = 8;

        /** Whether the costs are within the limits, and the version is a known one. */
        boolean isWithinLimits() {
            return (version == VERSION || version == 0x10)
                    && lanes <= MAX_LANES
                    && memoryKib >= MIN_MEMORY_PER_LANE * lanes
                    && memoryKib <= MAX_MEMORY_KIB
                    && (long) memoryKib * passes <= MAX_WORK;
        }

        /** Whether a hash with these costs is at least as strong as one with the other costs. */
        boolean atLeast(Costs other) {
            return variant == other.variant
                    && version == other.version
                    && memoryKib >= other.memoryKib
                    && passes >= other.passes;
        }
    }
}
