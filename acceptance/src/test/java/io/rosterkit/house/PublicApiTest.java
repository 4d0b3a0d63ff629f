package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicApiTest {

    private static final String PLACE = "docs/api";

    static Stream<String> modules() {
        return Project.published().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void theListingSaysWhatTheModuleOffers(String module) {
        String listing = PublicApi.of(module);
        assertThat(listing).isNotBlank();
        new Written(PLACE + "/" + module + ".txt", "api.write").mustSay(listing);
    }

    @Test
    void thereIsOneListingForEachPublishedModule() {
        assertThat(modules()).contains("spi", "core", "adapters-inmemory", "adapters-jdbc", "spi-tck");
        assertThat(Project.files(Project.ROOT.resolve(PLACE), ".txt"))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(
                        modules().map(module -> module + ".txt").toList());
    }

    @Test
    void whatIsNotExportedOrNotPublicIsNoApi() {
        assertThat(PublicApi.of("core"))
                .contains("class io.rosterkit.Roster\n", "interface io.rosterkit.invitation.Invitations\n")
                .doesNotContain("class io.rosterkit.engine.call.", "class io.rosterkit.invitation.InvitationRules");
    }

    @Test
    void tellsTypesAndWhatTheyOffer() {
        assertThat(PublicApi.of(List.of(Planted.class, Planted.Kind.class, Planted.Pair.class))
                        .lines())
                .containsExactly(
                        "abstract sealed class io.rosterkit.house.PublicApiTest.Planted<T extends Number & Comparable<T>>"
                                + " implements Supplier<Set<T>> permits house.PublicApiTest.Seed",
                        "    protected static final COUNT: int",
                        "    protected new(T[]) throws java.io.IOException",
                        "    <S extends CharSequence>sow(@Nullable S, String...): house.PublicApiTest.Planted.Pair<S>",
                        "    abstract grow(): void",
                        "    final get(): Set<T>",
                        "",
                        "enum io.rosterkit.house.PublicApiTest.Planted.Kind",
                        "    ROSE",
                        "    ASTER",
                        "",
                        "record io.rosterkit.house.PublicApiTest.Planted.Pair<P>(P left, int right)",
                        "    static of(): house.PublicApiTest.Planted.Pair<?>");
    }

    @Test
    void aChangeIsToldWithTheTypeItBelongsTo() {
        String before = "class A\n    get(): int\n    put(int): void\n\nclass B\n    get(): int\n";
        String after = "class A\n    put(int): void\n\nclass B\n    get(): int\n    get(): int\n    get(): long\n";
        assertThat(Written.differences(before, after))
                .containsExactly("- class A : get(): int", "+ class B : get(): int", "+ class B : get(): long");
        assertThat(Written.differences(before, before)).isEmpty();
    }

    @Test
    void aFileThatSaysSomethingElseIsRed() {
        assertThatThrownBy(() -> new Written("docs/there-is-no-such.txt", "no.such.property").mustSay("class A\n"))
                .hasMessageContaining("+ class A")
                .hasMessageContaining("-Dno.such.property=true");
    }

    /** One of everything. */
    public abstract static sealed class Planted<T extends Number & Comparable<T>> implements Supplier<Set<T>>
            permits Seed {

        protected static final int COUNT = 1;
        final int hidden = 1;

        protected Planted(T[] all) throws IOException {
            assertThat(all).hasSizeLessThan(hidden);
        }

        Planted() {}

        public enum Kind {
            ROSE,
            ASTER
        }

        public record Pair<P>(P left, int right) {

            public static Pair<?> of() {
                return new Pair<>("", 1);
            }
        }

        @Override
        public final Set<T> get() {
            return Set.of();
        }

        public abstract void grow();

        public <S extends CharSequence> Pair<S> sow(@Nullable S seed, String... where) {
            throw new IllegalArgumentException(seed + String.join("", where));
        }

        @Override
        public String toString() {
            return "";
        }

        void hidden() {}
    }

    static final class Seed extends Planted<Integer> {
        @Override
        public void grow() {}
    }
}
