package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A list on behalf of a viewer.
 *
 * @param columns the select list
 * @param rows the rows of the list as a query in parentheses, whose alias is {@code u}
 * @param joins what is joined to them
 * @param order their order
 */
public record ViewedList(String columns, String rows, String joins, String order) {

    /**
     * Asks in one trip. Where the rows are few or many by what is asked for, PostgreSQL plans them alone anew for it,
     * and the access state comes by a statement of its own, after the rows: a right that is lost meanwhile counts as
     * lost. Else all is one statement.
     */
    public <T> WithAccess<List<T>> ask(
            Database database,
            Viewing<T> viewing,
            Viewer viewer,
            UserConditions conditions,
            UnaryOperator<Query> bound) {
        if (database.dialect() == Dialect.POSTGRESQL && conditions.isSelective()) {
            Query planned = Query.of("select " + columns + "\nfrom " + rows + joins + "\n" + order)
                    .with("organization", viewer.organization());
            return viewing.listPlanned(database, viewer, bound.apply(planned));
        }
        String joined = "left join " + rows + " on u.organization = o.organization\n" + joins;
        return viewing.list(database, bound.apply(Viewing.query(Viewing.sql(columns, joined, order), viewer)));
    }
}
