package io.rosterkit.benchmarks.search;

import io.rosterkit.Roster;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.KeyDigest;
import io.rosterkit.spi.user.SearchKeys;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Many users with names, in 1,000 organizations, of which the first two are large. Names are made of 60 given names and
 * 3,600 surnames; each address ends with a number.
 */
record Population(Server server, Tenants tenants, List<Integer> sizes, HandSearch hand) {

    private static final int BATCH = 5_000;

    private static final List<String> GIVEN = List.of(
            "Anna",
            "Bernhard",
            "Carla",
            "David",
            "Eva",
            "Franz",
            "Greta",
            "Hannes",
            "Ines",
            "Jakob",
            "Katharina",
            "Lukas",
            "Maria",
            "Niklas",
            "Özlem",
            "Peter",
            "Rosa",
            "Stefan",
            "Theresa",
            "Ulrich",
            "Veronika",
            "Walter",
            "Zoë",
            "Markus",
            "Johanna",
            "Mehmet",
            "Ljubica",
            "Søren",
            "Björn",
            "Agnès",
            "José",
            "Marianne",
            "Kenny",
            "Olga",
            "Nguyễn",
            "Dimitra",
            "Elif",
            "Łukasz",
            "Chiara",
            "Márton",
            "Ida",
            "Tomáš",
            "Ingrid",
            "Paul",
            "Sophie",
            "Leonhard",
            "Brigitte",
            "Karl",
            "Martina",
            "Hubert",
            "Christine",
            "Alois",
            "Renate",
            "Gernot",
            "Ursula",
            "Josef",
            "Helga",
            "Simon",
            "Judith",
            "Andreas");

    private static final List<String> SYLLABLES = List.of(
            "mar", "ber", "sch", "gru", "hof", "stei", "wei", "kel", "ner", "ler", "mann", "bach", "wald", "feld",
            "burg", "tal", "eck", "huber", "reit", "moser", "win", "kö", "mül", "rot", "kern", "lang", "fuchs", "wolf",
            "brand", "ste", "pich", "egger", "lind", "hart", "zim", "gar", "ten", "bau", "mey", "kro", "dor", "fer",
            "vo", "gel", "sang", "nov", "ak", "ic", "sen", "son", "ova", "ski", "ian", "oglu", "ez", "ini", "ard",
            "eau", "ström", "lund");

    private static final List<String> FREQUENT = List.of("mar", "ber", "wei", "ann", "hof", "mul", "ina", "lan");

    private static final String INSERT = """
            insert into rk_user (organization, id, address, address_key, open_key, verified, name, search_text, sort_key,
                status, user_type, session_epoch, device_epoch, since, listing, version, seal,
                data_salt, demands_second_step)
            select ?, p.id, p.address, p.address, p.open_key, true, p.name, p.search_text, p.sort_key,
                case when p.number % 20 = 0 then 'DEACTIVATED' else 'ACTIVE' end, 'staff', 1, 1, now(), 'UNLISTED', 1, '',
                null, false
            from unnest(?, ?, ?, ?, ?, ?, ?) as p (id, address, open_key, name, search_text, sort_key, number)
            """;

    /** Fills a server that is empty: users in all, in the first organization, in the second. */
    static Population on(Server server, List<Integer> sizes) throws SQLException {
        Schema schema = Schema.of(server.pool());
        schema.install();
        if (!schema.hasSearchIndex()) {
            throw new IllegalStateException("the index for searching must be there");
        }
        Population population =
                new Population(server, Tenants.in(JdbcStorage.on(server.pool())), sizes, new HandSearch(server.pool()));
        int others = (sizes.get(0) - sizes.get(1) - sizes.get(2)) / (Tenants.COUNT - 2);
        for (int number = 0; number < Tenants.COUNT; number++) {
            population.fill(number, number == 0 ? sizes.get(1) : number == 1 ? sizes.get(2) : others);
        }
        // As autovacuum does in time: what was added last is not in the index proper yet.
        server.ask("select gin_clean_pending_list('rk_user_search')");
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

    String term(Search.Case of, int organization, Random random) {
        return switch (of) {
            case FREQUENT, FREQUENT_HUNDREDTH_PAGE -> FREQUENT.get(random.nextInt(FREQUENT.size()));
            case RARE -> "." + random.nextInt(size(organization)) + "@";
            case TWO_WORDS ->
                FREQUENT.get(random.nextInt(FREQUENT.size())) + " "
                        + GIVEN.get(random.nextInt(GIVEN.size())).substring(0, 3);
        };
    }

    private void fill(int organization, int users) throws SQLException {
        OrganizationId id = owner(organization).organization();
        Random random = new Random(organization);
        try (Connection connection = server.pool().getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int from = 0; from < users; from += BATCH) {
                insert(connection, statement, id, new Batch(from, Math.min(BATCH, users - from), random));
            }
        }
    }

    private static void insert(Connection connection, PreparedStatement statement, OrganizationId id, Batch batch)
            throws SQLException {
        statement.setObject(1, id.uuid());
        Array[] columns = batch.columns(connection);
        for (int i = 0; i < columns.length; i++) {
            statement.setArray(i + 2, columns[i]);
        }
        if (statement.executeUpdate() != batch.size()) {
            throw new IllegalStateException("a user is missing");
        }
    }

    /** Users with consecutive numbers. */
    private record Batch(int from, int size, Random random) {

        Array[] columns(Connection connection) throws SQLException {
            UUID[] ids = new UUID[size];
            String[] addresses = new String[size];
            byte[][] keys = new byte[size][];
            String[] names = new String[size];
            String[] texts = new String[size];
            String[] sortKeys = new String[size];
            Integer[] numbers = new Integer[size];
            for (int i = 0; i < size; i++) {
                User.Contact contact = contact(from + i);
                ids[i] = new UUID((1_700_000_000_000L + from + i) << 16 | 0x7000L, random.nextLong());
                addresses[i] = contact.address().key();
                keys[i] = KeyDigest.ofAddress(addresses[i]).toArray();
                names[i] = contact.name().map(DisplayName::text).orElseThrow();
                texts[i] = SearchKeys.text(contact);
                sortKeys[i] = SearchKeys.sortKey(contact);
                numbers[i] = from + i;
            }
            return new Array[] {
                connection.createArrayOf("uuid", ids),
                connection.createArrayOf("text", addresses),
                connection.createArrayOf("bytea", keys),
                connection.createArrayOf("text", names),
                connection.createArrayOf("text", texts),
                connection.createArrayOf("text", sortKeys),
                connection.createArrayOf("int4", numbers)
            };
        }

        private User.Contact contact(int number) {
            String given = any(GIVEN);
            String surname = any(SYLLABLES) + any(SYLLABLES);
            String address = "m." + number + "@example.org";
            return User.Contact.of(new EmailAddress(address, address))
                    .withName(Optional.of(new DisplayName(
                            given + " " + surname.substring(0, 1).toUpperCase(Locale.ROOT) + surname.substring(1))));
        }

        private String any(List<String> all) {
            return all.get(random.nextInt(all.size()));
        }
    }
}
