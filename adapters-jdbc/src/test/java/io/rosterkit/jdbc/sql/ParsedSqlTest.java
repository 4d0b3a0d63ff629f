package io.rosterkit.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedSqlTest {

    @Test
    void aNameBecomesAPositionEachTimeItOccurs() {
        ParsedSql parsed = ParsedSql.of(
                Dialect.H2, List.of("select a from t where b = :b and (c > :now or d < :now)\nlimit :limit1"));

        assertThat(parsed.sql()).isEqualTo("select a from t where b = ? and (c > ? or d < ?)\nlimit ?");
        assertThat(parsed.names()).containsExactly(List.of("b", "now", "now", "limit1"));
    }

    @Test
    void statementsThatTravelAsOneKeepTheirOwnNames() {
        ParsedSql parsed = ParsedSql.of(Dialect.H2, List.of("select :a, :b", "select 1", "select :a"));

        assertThat(parsed.sql()).isEqualTo("select ?, ?;\nselect 1;\nselect ?");
        assertThat(parsed.names()).containsExactly(List.of("a", "b"), List.of(), List.of("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a::text, '10:now', 'it''s :now' from t",
                "select \":now\", `:now` from t",
                "select 1 -- at :now",
                "select /* at\n:now */ a[1:2], b := 2"
            })
    void whatIsNoParameterStaysAsItIs(String text) {
        ParsedSql parsed = ParsedSql.of(Dialect.H2, List.of(text));

        assertThat(parsed.sql()).isEqualTo(text);
        assertThat(parsed.names()).containsExactly(List.of());
    }

    @Test
    void parametersAfterALiteralOrACommentAreFound() {
        ParsedSql parsed = ParsedSql.of(Dialect.H2, List.of("select 'x:y' /* :no */, :a::text -- :no\n, :b"));

        assertThat(parsed.sql()).isEqualTo("select 'x:y' /* :no */, ?::text -- :no\n, ?");
        assertThat(parsed.names()).containsExactly(List.of("a", "b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "H2         ! select (select concat(count(*), ':', coalesce(string_agg(concat("
                        + "cast(a.id as varchar), ?), ';'), '')) from a)",
                "POSTGRESQL ! select array(select concat(a.id, ?) from a)",
                "MARIADB    ! select (select concat(count(*), ':', coalesce(group_concat(concat("
                        + "coalesce(hex(a.id), ''), ?) separator ';'), '')) from a)"
            })
    void aFunctionIsThatOfTheDatabase(Dialect dialect, String sql) {
        ParsedSql parsed = ParsedSql.of(dialect, List.of("select {rows concat({id a.id}, :b) | from a}"));

        assertThat(parsed.sql()).isEqualTo(sql);
        assertThat(parsed.names()).containsExactly(List.of("b"));
    }

    @Test
    void aFunctionThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> ParsedSql.of(Dialect.H2, List.of("select {lower a.b} from a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower");
    }

    @Test
    void eachTextIsParsedOnce() {
        ParsedSql.Cache cache = new ParsedSql.Cache(Dialect.H2);

        assertThat(cache.get(List.of("select :a"))).isSameAs(cache.get(List.of("select " + ":a")));
        assertThat(cache.get(List.of("select :a", "select :b"))).isNotSameAs(cache.get(List.of("select :a")));
    }

    @Test
    void textsWithoutEndDoNotFillTheMemory() {
        ParsedSql.Cache cache = new ParsedSql.Cache(Dialect.H2);
        for (int i = 0; i < 3 * ParsedSql.Cache.LARGEST; i++) {
            cache.get(List.of("select " + i));
        }

        assertThat(cache.size()).isBetween(1, ParsedSql.Cache.LARGEST);
    }

    @Test
    void valuesAreSetByTheirNamesAndTheOthersAreLeft() throws SQLException {
        List<Object> set = new ArrayList<>();
        Query query =
                Query.of("").with("b", "two").with("a", Optional.of("one")).with("c", "unused");

        int next = query.bind(recording(set), List.of("a", "b", "a"), Dialect.H2, 4);

        assertThat(set).containsExactly(4, "one", 5, "two", 6, "one");
        assertThat(next).isEqualTo(7);
    }

    @Test
    void aValueThatIsMissingIsNamed() {
        Query query = Query.of("").with("a", "secret");

        assertThatThrownBy(() -> query.bind(recording(new ArrayList<>()), List.of("a", "b"), Dialect.H2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the statement needs a value for :b");
    }

    private static PreparedStatement recording(List<Object> set) {
        return (PreparedStatement) Proxy.newProxyInstance(
                ParsedSqlTest.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    set.addAll(List.of(arguments));
                    return null;
                });
    }
}
