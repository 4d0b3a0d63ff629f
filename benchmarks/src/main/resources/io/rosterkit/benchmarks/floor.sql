-- The least of tables behind an invitation: a counter of seats, invitations, an audit trail, an outbox.
create table seat (org_id int primary key, used int not null, total int not null) with (fillfactor = 50);
insert into seat select g, 0, 2000000000 from generate_series(1, 1000) g;

create table invitation (
    id uuid primary key, org_id int not null, email text not null, token_hash bytea not null unique,
    status smallint not null, expires_at timestamptz not null, created_at timestamptz not null default now());
create unique index invitation_open on invitation (org_id, email) where status = 0;

create table audit (
    id bigint generated always as identity primary key, org_id int not null, at timestamptz not null default now(),
    actor uuid, action text not null, subject uuid, detail jsonb);
create index audit_org_at on audit (org_id, at);

create table outbox (
    id bigint generated always as identity primary key, kind text not null, payload jsonb not null,
    created_at timestamptz not null default now());
