package io.rosterkit.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
