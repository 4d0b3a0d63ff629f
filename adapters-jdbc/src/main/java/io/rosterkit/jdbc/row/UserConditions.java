package io.rosterkit.jdbc.row;

import io.rosterkit.model.Id;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.PeopleQuery;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserQuery.Access;
import io.rosterkit.model.user.UserQuery.Activity;
import io.rosterkit.model.user.UserQuery.Filter;
import io.rosterkit.model.user.UserQuery.Titles;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which people a list shows, as conditions on the rows of a {@link PeopleSource}. */
public final class UserConditions {

    private static final String HOLDS = " and r.organization = x.organization and r.user_id = x.id"
            + " and (r.starts is null or r.starts <= :at) and (r.ends is null or r.ends > :at)";

    private static final String HAS_PASSWORD =
            "exists (select 1 from rk_credential r where r.organization = x.organization and r.user_id = x.id)";

    private final PeopleSource source;
    private final StringBuilder sql;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private boolean selective;

    private UserConditions(PeopleSource source, String first) {
        this.source = source;
        this.sql = new StringBuilder(first);
    }

    /** The users whom that filter lets pass. */
    public static UserConditions of(PeopleSource source, Filter filter) {
        UserConditions conditions = new UserConditions(source, " and " + UserSql.joined("x"));
        conditions.sql.append(constants(" and x.status in ", filter.statuses()));
        conditions.types(filter.types());
        filter.titles().ifPresent(conditions::titles);
        filter.lockedAt().ifPresent(now -> {
            conditions.sql.append(" and x.lock_kind is not null and (x.lock_until is null or x.lock_until > :locked)");
            conditions.values.put("locked", now);
        });
        conditions.search(filter.search());
        filter.access().ifPresent(conditions::access);
        conditions.activity(filter.activity());
        return conditions;
    }

    /** The people whom that query lets pass. */
    public static UserConditions of(PeopleSource source, PeopleQuery query) {
        UserConditions conditions = new UserConditions(source, " and x.status <> 'CLOSED'");
        if (!query.registrations().isEmpty()) {
            conditions.sql.append(query.registrations().stream()
                    .sorted()
                    .map(UserConditions::registration)
                    .collect(Collectors.joining(" or ", " and (", ")")));
        }
        conditions.types(query.types());
        query.active()
                .ifPresent(active ->
                        conditions.sql.append(active ? " and x.listing <> 'INACTIVE'" : " and x.listing = 'INACTIVE'"));
        query.access().ifPresent(conditions::access);
        conditions.search(query.search());
        return conditions;
    }

    /** The conditions, each of which begins with "and". */
    public String sql() {
        return sql.toString();
    }

    /** The values of their parameters. */
    public Map<String, Object> values() {
        return values;
    }

    /**
     * Whether the values alone tell how many people pass, as a term and a module do. Then one plan does not suit all of
     * them.
     */
    boolean isSelective() {
        return selective;
    }

    private void types(Set<UserType> types) {
        if (!types.isEmpty()) {
            sql.append(" and x.user_type in ").append(among(types, UserType::code));
        }
    }

    private void titles(Titles titles) {
        if (titles.any().isEmpty()) {
            sql.append(titles.having() ? " and 1 = 0" : "");
            return;
        }
        String any = among(titles.any(), Title::code);
        sql.append(titles.having() ? " and x.title in " + any : " and (x.title is null or x.title not in " + any + ")");
    }

    private void search(SearchTerm term) {
        Containing containing = source.containing(term);
        selective |= !term.isEmpty();
        sql.append(containing.condition());
        values.putAll(containing.values());
    }

    private void access(Access access) {
        if (!access.roles().isEmpty()) {
            sql.append(" and exists (select 1 from rk_user_role r where r.scope = 'ORGANIZATION' and r.role in ")
                    .append(among(access.roles(), Role::code))
                    .append(HOLDS)
                    .append(")");
        }
        if (!access.practices().isEmpty()) {
            sql.append(" and exists (select 1 from rk_user_practice r where r.practice in ")
                    .append(among(access.practices(), Id::uuid))
                    .append(HOLDS)
                    .append(")");
        }
        if (!access.modules().isEmpty()) {
            selective = true;
            sql.append(" and exists (select 1 from rk_user_module r where r.module in ")
                    .append(among(access.modules(), ProductModule::code))
                    .append(" and r.organization = x.organization and r.user_id = x.id)");
        }
        access.endsBy().ifPresent(end -> {
            String ending = " r where r.ends <= :end" + HOLDS + ")";
            sql.append(" and (x.ends <= :end and x.ends > :at and (x.starts is null or x.starts <= :at)");
            sql.append(" or exists (select 1 from rk_user_role").append(ending);
            sql.append(" or exists (select 1 from rk_user_practice")
                    .append(ending)
                    .append(")");
            values.put("end", end);
        });
        values.put("at", access.at());
    }

    private void activity(Activity activity) {
        activity.since().ifPresent(since -> signedIn(" and exists", "since", since));
        activity.notSince().ifPresent(since -> signedIn(" and not exists", "not_since", since));
    }

    private void signedIn(String exists, String name, Object since) {
        sql.append(exists)
                .append(" (select 1 from rk_user_activity r where r.organization = x.organization"
                        + " and r.user_id = x.id and r.last_sign_in_at >= :")
                .append(name)
                .append(")");
        values.put(name, since);
    }

    /** "(:any0, :any1)" with the values in the order of their texts, so that the same set has the same statement. */
    private <T> String among(Collection<T> all, Function<T, Object> value) {
        return among(all, value, values);
    }

    /** The same, with the values put to these. */
    public static <T> String among(Collection<T> all, Function<T, Object> value, Map<String, Object> values) {
        return all.stream()
                .map(value)
                .sorted()
                .map(one -> named(one, values))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String named(Object value, Map<String, Object> values) {
        String name = "any" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    /** That condition on these constants; nothing where there are none, since then all are meant. */
    public static String constants(String condition, Set<? extends Enum<?>> all) {
        return all.isEmpty()
                ? ""
                : all.stream()
                        .sorted()
                        .map(constant -> "'" + constant.name() + "'")
                        .collect(Collectors.joining(", ", condition + "(", ")"));
    }

    private static String registration(RegistrationStatus status) {
        return switch (status) {
            case LISTED -> "x.status = 'LISTED'";
            case INVITED -> "(x.status = 'INVITED' and not " + HAS_PASSWORD + ")";
            case SECOND_STEP_OPEN -> "(x.status = 'INVITED' and " + HAS_PASSWORD + ")";
            case REGISTERED -> "(" + UserSql.joined("x") + ")";
        };
    }
}
