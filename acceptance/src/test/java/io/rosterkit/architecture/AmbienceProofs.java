package io.rosterkit.architecture;

import java.util.List;

/** Planted questions to the machine, called and referred to. */
final class AmbienceProofs {

    static final List<Proof> ALL = List.of(
            Proof.of(
                    "no-ambient-clock",
                    planted -> planted.type("core", "io.rosterkit.RosterBuilder", """
                                    class RosterBuilder { java.time.Clock clock = java.time.Clock.systemUTC(); }
                                    """)
                            .type("core", "io.rosterkit.hall.Hall", """
                                    class Hall {
                                        java.time.Clock clock = java.time.Clock.systemUTC();
                                        java.util.function.Supplier<?> now = java.time.Instant::now;
                                        java.time.Instant fine = java.time.Instant.now(clock);
                                    }
                                    """)
                            .type("spi", "io.rosterkit.model.Stamp", """
                                    class Stamp { long at = System.currentTimeMillis(); Object day = new java.util.Date(); }
                                    """),
                    "io.rosterkit.hall.Hall->java.time.Clock.systemUTC()",
                    "io.rosterkit.hall.Hall->java.time.Instant.now()",
                    "io.rosterkit.model.Stamp->java.lang.System.currentTimeMillis()",
                    "io.rosterkit.model.Stamp->java.util.Date.<init>()"),
            Proof.of(
                    "no-ambient-locale",
                    planted -> planted.type("core", "io.rosterkit.hall.Hall", """
                            class Hall {
                                String fine = "I".toLowerCase(java.util.Locale.ROOT) + String.format(java.util.Locale.ROOT, "%d", 1);
                                String wrong = "I".toLowerCase() + String.format("%d", 1);
                                java.util.function.UnaryOperator<String> also = String::toUpperCase;
                            }
                            """),
                    "io.rosterkit.hall.Hall->java.lang.String.toLowerCase()",
                    "io.rosterkit.hall.Hall->java.lang.String.toUpperCase()",
                    "io.rosterkit.hall.Hall->java.lang.String.format(java.lang.String,[Ljava.lang.Object;)"),
            Proof.of(
                    "no-ambient-charset",
                    planted -> planted.type("core", "io.rosterkit.hall.Hall", """
                            class Hall {
                                byte[] fine = "ä".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                                byte[] wrong = "ä".getBytes();
                                String also = new String(fine);
                            }
                            """),
                    "io.rosterkit.hall.Hall->java.lang.String.getBytes()",
                    "io.rosterkit.hall.Hall->java.lang.String.<init>([B)"));

    private AmbienceProofs() {}
}
