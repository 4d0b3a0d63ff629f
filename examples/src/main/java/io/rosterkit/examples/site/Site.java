package io.rosterkit.examples.site;

import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.mail.EmlFolder;
import io.rosterkit.spi.secret.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;

/** The folder in which the quickstart keeps everything: a database, the key, and the mails instead of a mail server. */
public final class Site implements AutoCloseable {

    private static final String FROM = "Example Praxis <no-reply@app.example.org>";

    private final Path folder;
    private final boolean isNew;
    private final byte[] key;
    private final JdbcConnectionPool pool;

    private Site(Path folder, boolean isNew, byte[] key, JdbcConnectionPool pool) {
        this.folder = folder;
        this.isNew = isNew;
        this.key = key;
        this.pool = pool;
    }

    /** The site in that folder, which is made where it is missing, with a new key. */
    public static Site in(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        Path database = absolute.resolve("rosterkit");
        boolean isNew = Files.notExists(Path.of(database + ".mv.db"));
        KeyFile key = new KeyFile(absolute.resolve("key"));
        if (!isNew && !key.isThere()) {
            throw new CannotGoOn("The key of the database in " + absolute
                    + " is gone, and with it all links and code words." + " Delete the folder to begin anew.");
        }
        if (!key.isThere()) {
            key.make();
        }
        return new Site(
                absolute,
                isNew,
                key.read(),
                JdbcConnectionPool.create("jdbc:h2:file:" + database + ";TRACE_LEVEL_FILE=0", "sa", ""));
    }

    /** The folder, as an absolute path. */
    public Path folder() {
        return folder;
    }

    /** Whether nothing was here before. */
    public boolean isNew() {
        return isNew;
    }

    /** The key of this site. */
    public KeyRing keys() {
        return KeyRing.of(key);
    }

    /** The database, with its tables. */
    public JdbcStorage storage() {
        Schema.of(pool).install();
        return JdbcStorage.on(pool);
    }

    /** The folder in which mails end up instead of being sent. */
    public EmlFolder mails() {
        return EmlFolder.in(folder.resolve("mails"), FROM);
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
