package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.user.UserPracticeTable;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The modules of a user that are switched on at practices of the user, as one value within a statement. It begins at
 * the modules of the user, so it costs next to nothing where there are none. A module that several practices have for
 * the same time is in it once, so that the value does not grow with the practices.
 */
final class UsableModules {

    private static final int FIELDS = 3;

    private UsableModules() {}

    /** The value for a select list: of that user, both given as expressions. */
    static String select(String organization, String user) {
        return Query.fill(
                "{rows distinct concat(m.module, ',', {moment p.starts}, ',', {moment p.ends}, ',') | from rk_user_module m"
                        + " join rk_user_practice p on p.organization = m.organization and p.user_id = m.user_id"
                        + " join rk_practice_module s on s.organization = m.organization and s.practice = p.practice"
                        + " and s.module = m.module"
                        + " where m.organization = %s and m.user_id = %s}",
                organization, user);
    }

    /** What stands in that column of the current row. */
    static Set<UsableModule> read(Row row, String column, Relation.Owner owner) throws SQLException {
        Set<UsableModule> all = new HashSet<>();
        for (String one :
                row.texts(column).orElseThrow(() -> Relation.incomplete(UserModuleTable.USER_MODULES.name()))) {
            String[] fields = one.split(",", -1);
            if (fields.length <= FIELDS) {
                throw Relation.incomplete(UserModuleTable.USER_MODULES.name());
            }
            if (fields.length > FIELDS + 1) {
                throw damaged(owner);
            }
            all.add(new UsableModule(module(fields[0], owner), validity(fields[1], fields[2], owner)));
        }
        return all;
    }

    private static Validity validity(String starts, String ends, Relation.Owner owner) {
        try {
            return new Validity(time(starts), time(ends));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            throw DamagedRowException.ofRow(
                    UserPracticeTable.USER_PRACTICES.name(), owner.toString(), "its start and its end are no time");
        }
    }

    private static ProductModule module(String code, Relation.Owner owner) {
        try {
            return new ProductModule(code);
        } catch (IllegalArgumentException unknown) {
            throw damaged(owner);
        }
    }

    private static DamagedRowException damaged(Relation.Owner owner) {
        return DamagedRowException.ofRow(
                UserModuleTable.USER_MODULES.name(), owner.toString(), "a code in it is none of a module");
    }

    private static Optional<Instant> time(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Relation.moment(text));
    }
}
