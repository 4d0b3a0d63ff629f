-- The least of tables behind accepting an invitation and a sign-in that fails. Nothing is there to search users by.
create table invitation (
    id uuid primary key, org_id int not null, email text not null, token_hash bytea not null unique,
    status smallint not null, expires_at timestamptz not null, created_at timestamptz not null default now());
create unique index invitation_open on invitation (org_id, email) where status = 0;

create table audit (
    id bigint generated always as identity primary key, org_id int not null, at timestamptz not null default now(),
    actor uuid, action text not null, subject uuid, detail jsonb);
create index audit_org_at on audit (org_id, at);

create table users (
    id uuid primary key, org_id int not null, email text collate "C" not null, name text not null,
    name_lc text collate "C" not null, status smallint not null, type smallint not null,
    created_at timestamptz not null default now());
create unique index users_org_email on users (org_id, email);
create index users_org_name on users (org_id, name_lc, id);

create table credential (
    user_id uuid primary key, hash text not null, failed int not null default 0, last_failed timestamptz,
    locked_until timestamptz) with (fillfactor = 80);
