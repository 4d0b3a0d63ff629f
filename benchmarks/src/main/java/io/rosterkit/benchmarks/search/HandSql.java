package io.rosterkit.benchmarks.search;

import io.rosterkit.benchmarks.Product;

/** The statements of a search by hand. */
record HandSql(Product product) {

    private static final String PLANNED = "select set_config('plan_cache_mode', 'force_custom_plan', true); ";

    private static final String SESSION = """
            select z.ends_at, z.epoch, v.session_epoch, v.status, v.user_type, %s
            from rk_session z join rk_user v on v.organization = z.organization and v.id = z.user_id
            where z.organization = ? and z.id = ?
            """;

    private static final String DETAILS = """
            select u.id, u.name, u.address, u.verified, u.phone, u.language, u.external_id, u.status, u.user_type, u.title,
                u.lock_kind, u.lock_since, u.lock_until, u.starts, u.ends, u.since, u.creator, u.demands_second_step,
                u.open_request, a.last_sign_in_at, %s, %s, %s, %s
            from (%s) u %s
            order by u.sort_key, u.id
            """;

    /** Finds, alone. */
    String list(Asked asked) {
        return planned() + slice("x.id, x.name, x.address, x.status, x.user_type", asked);
    }

    /** Two statements that travel together, the second of which asks for the session. */
    String sessionAndDetails(Asked asked) {
        return planned() + details(asked) + "; " + session();
    }

    private String planned() {
        return onPostgresql() ? PLANNED : "";
    }

    boolean onPostgresql() {
        return product == Product.POSTGRESQL;
    }

    /** Asks for the session of the caller. */
    String session() {
        return SESSION.formatted(all("rk_user_role", "r.role", "v"));
    }

    /** Finds, with all that a list of users shows. */
    String details(Asked asked) {
        String activity = onPostgresql()
                ? "left join lateral (select y.last_sign_in_at from rk_user_activity y"
                        + " where y.organization = u.organization and y.user_id = u.id offset 0) a on true"
                : "left join rk_user_activity a on a.organization = u.organization and a.user_id = u.id";
        return DETAILS.formatted(
                all("rk_user_role", "concat(r.role, ',', r.scope, ',', r.starts, ',', r.ends)", "u"),
                all("rk_user_permission", "concat(r.permission, ',', r.effect)", "u"),
                all("rk_user_practice", "concat(r.practice, ',', r.starts, ',', r.ends)", "u"),
                all("rk_user_module", "r.module", "u"),
                slice("x.*", asked),
                activity);
    }

    private String all(String table, String text, String user) {
        String from = " from " + table + " r where r.organization = " + user + ".organization and r.user_id = " + user
                + ".id";
        return onPostgresql()
                ? "array(select " + text + from + ")"
                : "(select group_concat(" + text + " separator ';')" + from + ")";
    }

    private String slice(String columns, Asked asked) {
        String contains = onPostgresql() ? " and x.search_text like ?" : " and locate(?, k.search_text) > 0";
        String behind = onPostgresql()
                ? " and (x.sort_key, x.id) > (?, ?)"
                : " and k.sort_key >= ? and (k.sort_key > ? or (k.sort_key = ? and k.id > ?))";
        return "select " + columns + " from " + from()
                + " and x.status <> 'INVITED' and x.status <> 'LISTED'"
                + (asked.filtered() ? " and x.status in ('DEACTIVATED') and x.user_type in ('staff')" : "")
                + contains.repeat(asked.parts().size())
                + (asked.after().isPresent() ? behind : "")
                + (onPostgresql() ? " order by x.sort_key, x.id" : " order by k.organization, k.sort_key, k.id")
                + " limit " + (Search.PAGE + 1);
    }

    private String from() {
        return switch (product) {
            case POSTGRESQL -> "rk_user x where x.organization = ?";
            case MARIADB ->
                "rk_user k force index (rk_user_name) straight_join rk_user x"
                        + " on x.organization = k.organization and x.id = k.id where k.organization = ?";
            case H2 ->
                "rk_user k use index (rk_user_name) join rk_user x"
                        + " on x.organization = k.organization and x.id = k.id where k.organization = ?";
        };
    }
}
