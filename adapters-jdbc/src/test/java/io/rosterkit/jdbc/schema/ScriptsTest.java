package io.rosterkit.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Key;
import io.rosterkit.spi.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts are those of the descriptions; {@code -Dschema.write=true} writes them anew. */
class ScriptsTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void areThoseOfTheDescriptions(Dialect dialect) throws IOException {
        Path script = Path.of(ScriptGenerator.path(dialect));
        String generated = new ScriptGenerator(dialect).script();
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(script, generated);
        }

        assertThat(Files.readString(script)).isEqualTo(generated);
    }

    /** PostgreSQL takes a second thing of one name for the first, and leaves it out. */
    @Test
    void tablesKeysAndIndexesHaveNamesOfTheirOwn() {
        assertThat(Ports.TABLES.stream().flatMap(table -> names(table)).toList())
                .doesNotHaveDuplicates();
    }

    private static Stream<String> names(Table<?> table) {
        return Stream.concat(
                Stream.of(table.name()),
                Stream.concat(
                                table.shape().uniqueKeys().stream().map(Key::name),
                                table.shape().indexes().stream().map(Index::name))
                        .map(name -> table.name() + "_" + name));
    }
}
