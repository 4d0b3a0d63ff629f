package io.rosterkit.examples;

import io.rosterkit.examples.site.CannotGoOn;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListColumns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The list of people to invite: the one that ships with the quickstart, or the reader's own. */
record People(String origin, AddressList list) {

    private static final String OURS = "people.csv";

    static People from(Optional<Path> own) {
        return own.map(People::own).orElseGet(People::ours);
    }

    private static People own(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CannotGoOn(
                    "There is no file " + Teller.clean(file.toAbsolutePath().toString()) + ". Nobody was invited.");
        }
        try (InputStream content = Files.newInputStream(file)) {
            return new People(file.getFileName().toString(), AddressList.csv(content));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new CannotGoOn("The file "
                    + Teller.clean(file.toAbsolutePath().toString()) + " cannot be read. Nobody was invited.");
        }
    }

    private static People ours() {
        try (InputStream content = Objects.requireNonNull(People.class.getResourceAsStream(OURS))) {
            return new People(
                    "the list that comes with the quickstart (" + OURS + ")",
                    AddressList.csv(content)
                            .withColumns(ListColumns.create().type("Type").roles("Role")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
