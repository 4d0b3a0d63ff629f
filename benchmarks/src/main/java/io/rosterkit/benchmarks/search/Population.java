package io.rosterkit.benchmarks.search;

import io.rosterkit.Roster;
import io.rosterkit.benchmarks.Product;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.KeyDigest;
import io.rosterkit.spi.user.SearchKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many users with names, in 1,000 organizations, of which the first two are large. Names are made of 60 given names and
 * 3,600 surnames; each address ends with a number.
 */
record Population(Server server, Tenants tenants, List<Integer> sizes, HandSearch hand, AtomicInteger added) {

    private static final int BATCH = 5_000;

    /** The number of the first user who is added later: more than any term asks for. */
    private static final int ADDED = 5_000_000;

    private static final List<String> GIVEN = words("""
            Anna Bernhard Carla David Eva Franz Greta Hannes Ines Jakob Katharina Lukas Maria Niklas Özlem Peter
            Rosa Stefan Theresa Ulrich Veronika Walter Zoë Markus Johanna Mehmet Ljubica Søren Björn Agnès José
            Marianne Kenny Olga Nguyễn Dimitra Elif Łukasz Chiara Márton Ida Tomáš Ingrid Paul Sophie Leonhard
            Brigitte Karl Martina Hubert Christine Alois Renate Gernot Ursula Josef Helga Simon Judith Andreas""");

    private static final List<String> SYLLABLES = words("""
            mar ber sch gru hof stei wei kel ner ler mann bach wald feld burg tal eck huber reit moser win kö
            mül rot kern lang fuchs wolf brand ste pich egger lind hart zim gar ten bau mey kro dor fer vo gel
            sang nov ak ic sen son ova ski ian oglu ez ini ard eau ström lund""");

    private static final List<String> FREQUENT = List.of("mar", "ber", "wei", "ann", "hof", "mul", "ina", "lan");

    private static final String INSERT = """
            insert into rk_user (organization, id, address, address_key, open_key, verified, name, search_text, sort_key,
                status, user_type, session_epoch, device_epoch, since, listing, version, seal, demands_second_step)
            values (?, ?, ?, ?, ?, true, ?, ?, ?, ?, 'staff', 1, 1, current_timestamp, 'UNLISTED', 1, ?, false)
            """;

    /** Fills a server that is empty: users in all, in the first organization, in the second. */
    static Population on(Server server, List<Integer> sizes) throws SQLException {
        Schema schema = Schema.of(server.pool());
        schema.install();
        if (server.product() == Product.POSTGRESQL && !schema.hasSearchIndex()) {
            throw new IllegalStateException("the index for searching must be there");
        }
        Population population = new Population(
                server, Tenants.in(JdbcStorage.on(server.pool())), sizes, new HandSearch(server), new AtomicInteger());
        int others = (sizes.get(0) - sizes.get(1) - sizes.get(2)) / (Tenants.COUNT - 2);
        for (int number = 0; number < Tenants.COUNT; number++) {
            population.fill(number, number == 0 ? sizes.get(1) : number == 1 ? sizes.get(2) : others);
        }
        if (server.product() == Product.POSTGRESQL) {
            // As autovacuum does in time: what was added last is not in the index proper yet.
            server.ask("select gin_clean_pending_list('rk_user_search')");
        }
        return population;
    }

    boolean isOn(Server other) {
        return server.equals(other);
    }

    Roster roster() {
        return tenants.roster();
    }

    Session owner(int organization) {
        return tenants.owners().get(organization);
    }

    int size(int organization) {
        return sizes.get(1 + organization);
    }

    String term(SearchCase of, int organization, Random random) {
        return switch (of) {
            case FREQUENT, FREQUENT_HUNDREDTH_PAGE, FILTERED, AFTER_A_BULK_WRITE ->
                FREQUENT.get(random.nextInt(FREQUENT.size()));
            case RARE, RARE_AFTER_A_BULK_WRITE -> "." + random.nextInt(size(organization)) + "@";
            case TWO_WORDS ->
                FREQUENT.get(random.nextInt(FREQUENT.size())) + " "
                        + GIVEN.get(random.nextInt(GIVEN.size())).substring(0, 3);
        };
    }

    /** Adds users whose addresses have the numbers after those that are there. */
    void add(int organization, int users) throws SQLException {
        insert(organization, added.getAndAdd(users) + ADDED, users);
    }

    private void fill(int organization, int users) throws SQLException {
        insert(organization, 0, users);
    }

    private void insert(int organization, int first, int users) throws SQLException {
        Random random = new Random(31L * organization + first);
        try (Connection connection = server.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            connection.setAutoCommit(false);
            statement.setObject(1, id(owner(organization).organization().uuid()));
            for (int number = first; number < first + users; number++) {
                bind(statement, number, random);
                statement.addBatch();
                if ((number - first) % BATCH == BATCH - 1) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    private void bind(PreparedStatement statement, int number, Random random) throws SQLException {
        User.Contact contact = contact(number, random);
        String address = contact.address().key();
        statement.setObject(2, id(new UUID((1_700_000_000_000L + number) << 16 | 0x7000L, random.nextLong())));
        statement.setString(3, address);
        statement.setString(4, address);
        statement.setBytes(5, KeyDigest.ofAddress(address).toArray());
        statement.setString(6, contact.name().map(DisplayName::text).orElseThrow());
        statement.setString(7, SearchKeys.text(contact));
        statement.setString(8, SearchKeys.sortKey(contact));
        statement.setString(9, number % 20 == 0 ? "DEACTIVATED" : "ACTIVE");
        statement.setBytes(10, new byte[0]);
    }

    private Object id(UUID id) {
        return HandSearch.idOn(server.product(), id);
    }

    private static User.Contact contact(int number, Random random) {
        String given = any(GIVEN, random);
        String surname = any(SYLLABLES, random) + any(SYLLABLES, random);
        String address = "m." + number + "@example.org";
        return User.Contact.of(new EmailAddress(address, address))
                .withName(Optional.of(new DisplayName(
                        given + " " + surname.substring(0, 1).toUpperCase(Locale.ROOT) + surname.substring(1))));
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\s+", -1));
    }

    private static String any(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
