-- Rosterkit, version 1 of the schema: the index by which PostgreSQL finds parts of names and addresses. May be run
-- twice, after the other script. Needs pg_trgm and btree_gin, which come with PostgreSQL, and the right to create on the
-- database where they are not created yet. Without this index a search reads all people of the organization.

create extension if not exists pg_trgm;

create extension if not exists btree_gin;

-- Wherever the extension is: its schema need not be in the search_path.
do $$ begin
    execute (select format('create index if not exists rk_user_search on rk_user
            using gin (organization, search_text %I.gin_trgm_ops)', n.nspname)
        from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
        where e.extname = 'pg_trgm'); end $$;
