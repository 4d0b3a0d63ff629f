-- Rosterkit, version 1 of the schema, for PostgreSQL 12 or later. May be run twice.

create table if not exists rk_schema_version (
    version integer not null,
    installed_at timestamp(6) with time zone not null,
    primary key (version)
);

create table if not exists rk_organization (
    organization uuid not null,
    name varchar(200) collate "C" not null,
    state varchar(20) collate "C" not null,
    language varchar(100) collate "C" not null,
    zone varchar(100) collate "C" not null,
    profile varchar(40) collate "C" not null,
    overrides varchar(400) collate "C" not null,
    custom_roles varchar(8000) collate "C",
    opened_at timestamp(6) with time zone not null,
    version bigint not null,
    seal bytea not null,
    data_salt bytea,
    primary key (organization)
);

-- A change that takes away a user who may unlock others moves the version. The row is apart from rk_organization, so
-- that changes of the policy do not contend with it.
create table if not exists rk_governance (
    organization uuid not null,
    version bigint not null,
    primary key (organization)
);

create table if not exists rk_practice (
    organization uuid not null,
    id uuid not null,
    name varchar(200) collate "C" not null,
    status varchar(20) collate "C" not null,
    code_word_key integer not null,
    code_word bytea not null,
    opened_at timestamp(6) with time zone not null,
    version bigint not null,
    seal bytea not null,
    primary key (organization, id)
);

create table if not exists rk_practice_module (
    organization uuid not null,
    practice uuid not null,
    module varchar(40) collate "C" not null,
    switched_on_by uuid,
    switched_on_at timestamp(6) with time zone not null,
    primary key (organization, practice, module)
);

-- One row for each person: users, people with an open or held invitation (status INVITED), and people who are merely
-- in the directory (status LISTED), who may have no address: address_key is empty then. open_key is the digest of the
-- address until the user is closed: one person per address and organization. open_request is the request to verify the
-- deactivation of the user, while it is open. external_key is the same for the external id. seat is the seat that the
-- person holds, which names the person, too. seat_ends is when an active user who has a seat ends. A user acts from
-- starts on and no more at ends; empty is without one. modules_removed_at is when a deactivation or a lock removed
-- modules last. In the unique keys both come before the organization, so that no plan reads all people of one.
-- reactivated_at is when the user could act again after a deactivation, a lock or an end. listing says how the person
-- stands in the directory, whatever the account. The index of those who joined has the users only, where most people
-- have no account. search_text, sort_key and name_letters are folded by the library and follow from the other columns;
-- name_letters is there where the name has letters and digits, until the user is closed.
create table if not exists rk_user (
    organization uuid not null,
    id uuid not null,
    address varchar(254) collate "C",
    address_key varchar(254) collate "C" not null,
    open_key bytea,
    verified boolean not null,
    name varchar(200) collate "C",
    phone varchar(20) collate "C",
    language varchar(100) collate "C",
    external_id varchar(200) collate "C",
    external_key bytea,
    search_text varchar(2200) collate "C",
    sort_key varchar(200) collate "C",
    name_letters varchar(700) collate "C",
    status varchar(20) collate "C" not null,
    user_type varchar(40) collate "C" not null,
    title varchar(40) collate "C",
    lock_kind varchar(20) collate "C",
    lock_since timestamp(6) with time zone,
    lock_until timestamp(6) with time zone,
    starts timestamp(6) with time zone,
    ends timestamp(6) with time zone,
    modules_removed_at timestamp(6) with time zone,
    session_epoch bigint not null,
    device_epoch bigint not null,
    since timestamp(6) with time zone not null,
    creator uuid,
    invitation uuid,
    listing varchar(20) collate "C" not null,
    reactivated_at timestamp(6) with time zone,
    version bigint not null,
    seal bytea not null,
    data_salt bytea,
    demands_second_step boolean not null,
    open_request uuid,
    seat uuid,
    seat_ends timestamp(6) with time zone,
    primary key (organization, id),
    constraint rk_user_open unique (open_key, organization),
    constraint rk_user_external unique (external_key, organization)
);
create index if not exists rk_user_address on rk_user (organization, address_key, id);
create index if not exists rk_user_name on rk_user (organization, sort_key, id);
create index if not exists rk_user_letters on rk_user (organization, id) where name_letters is not null;
create index if not exists rk_user_joined on rk_user (organization, id) where status <> 'INVITED' and status <> 'LISTED';
create index if not exists rk_user_ending on rk_user (ends) where ends is not null;
create index if not exists rk_user_seat_ends on rk_user (seat_ends, organization, id) where seat_ends is not null;
create index if not exists rk_user_locked on rk_user (organization, id) where lock_kind is not null;

-- The practice is the nil UUID where the scope is ORGANIZATION, and only there. The index begins with the role, so
-- that no plan takes it for the roles of one user.
create table if not exists rk_user_role (
    organization uuid not null,
    user_id uuid not null,
    role varchar(40) collate "C" not null,
    scope varchar(20) collate "C" not null,
    practice uuid not null,
    starts timestamp(6) with time zone,
    ends timestamp(6) with time zone,
    granted_by uuid,
    primary key (organization, user_id, role, practice)
);
create index if not exists rk_user_role_holder on rk_user_role (role, organization, user_id);
create index if not exists rk_user_role_ending on rk_user_role (ends) where ends is not null;

-- A grant and a denial of one permission are two rows, and the denial wins. The index begins with the permission, so
-- that no plan takes it for those of one user.
create table if not exists rk_user_permission (
    organization uuid not null,
    user_id uuid not null,
    permission varchar(40) collate "C" not null,
    effect varchar(20) collate "C" not null,
    decided_by uuid,
    primary key (organization, user_id, permission, effect)
);
create index if not exists rk_user_permission_holder on rk_user_permission (permission, organization, user_id);

-- The index begins with the practice, so that no plan takes it for the practices of one user.
create table if not exists rk_user_practice (
    organization uuid not null,
    user_id uuid not null,
    practice uuid not null,
    starts timestamp(6) with time zone,
    ends timestamp(6) with time zone,
    assigned_by uuid,
    primary key (organization, user_id, practice)
);
create index if not exists rk_user_practice_practice on rk_user_practice (practice, organization, user_id);
create index if not exists rk_user_practice_ending on rk_user_practice (ends) where ends is not null;

-- A module has an effect while it is switched on at a practice of the user (practice_module).
create table if not exists rk_user_module (
    organization uuid not null,
    user_id uuid not null,
    module varchar(40) collate "C" not null,
    given_by uuid,
    given_at timestamp(6) with time zone not null,
    primary key (organization, user_id, module)
);
create index if not exists rk_user_module_holder on rk_user_module (module, organization, user_id);

-- A row from the beginning of the user, without a time before the first sign-in; written at most once an hour. The
-- version guards it alone, and is none of the user.
create table if not exists rk_user_activity (
    organization uuid not null,
    user_id uuid not null,
    last_sign_in_at timestamp(6) with time zone,
    version bigint not null,
    primary key (organization, user_id)
);
create index if not exists rk_user_activity_last on rk_user_activity (organization, last_sign_in_at, user_id);
create index if not exists rk_user_activity_inactive on rk_user_activity (last_sign_in_at, organization, user_id);

-- The primary key lets one of several processes announce what ends. moment is the end that was announced, or for
-- INACTIVITY since when the user is inactive. practice is the id of the user where the kind has no practice, and role
-- is empty where it has no role.
create table if not exists rk_announcement (
    organization uuid not null,
    user_id uuid not null,
    kind varchar(20) collate "C" not null,
    role varchar(40) collate "C" not null,
    practice uuid not null,
    moment timestamp(6) with time zone not null,
    due timestamp(6) with time zone not null,
    kept boolean not null,
    version bigint not null,
    primary key (organization, user_id, kind, role, practice)
);
create index if not exists rk_announcement_over on rk_announcement (due);

-- What the host keeps of a user, or of an invited person. The version of the user, or of the invitation with which the
-- row of the person goes, guards the rows; nothing in them grants anything.
create table if not exists rk_user_attribute (
    organization uuid not null,
    user_id uuid not null,
    name varchar(40) collate "C" not null,
    attribute_value varchar(1000) collate "C" not null,
    primary key (organization, user_id, name)
);

-- Rows are only ever added.
create table if not exists rk_terms_acceptance (
    organization uuid not null,
    user_id uuid not null,
    terms_version varchar(40) collate "C" not null,
    accepted_at timestamp(6) with time zone not null,
    primary key (organization, user_id, terms_version)
);

-- open_key is the user while the request is open: one for each user. The held columns say what is given back when
-- support says no; they are empty once it has answered. Rows stay, since the journal names them.
create table if not exists rk_deactivation_request (
    organization uuid not null,
    id uuid not null,
    user_id uuid not null,
    open_key uuid,
    verification varchar(20) collate "C" not null,
    clears boolean not null,
    asked_by uuid,
    asked_at timestamp(6) with time zone not null,
    held_roles text collate "C",
    held_permissions text collate "C",
    held_practices text collate "C",
    held_modules text collate "C",
    held_modules_removed_at timestamp(6) with time zone,
    held_listing varchar(20) collate "C",
    status varchar(20) collate "C" not null,
    version bigint not null,
    primary key (organization, id),
    constraint rk_deactivation_request_open unique (open_key, organization)
);
create index if not exists rk_deactivation_request_waiting on rk_deactivation_request (organization, id) where status = 'OPEN';

-- Whom the invoices of an organization name as the buyer.
create table if not exists rk_billing_profile (
    organization uuid not null,
    name varchar(200) collate "C" not null,
    line_1 varchar(200) collate "C" not null,
    line_2 varchar(200) collate "C",
    line_3 varchar(200) collate "C",
    postal_code varchar(200) collate "C",
    city varchar(200) collate "C" not null,
    region varchar(200) collate "C",
    country varchar(2) collate "C" not null,
    tax_id varchar(200) collate "C",
    order_reference varchar(200) collate "C",
    copy_to varchar(254) collate "C",
    copy_to_key varchar(254) collate "C",
    changed_at timestamp(6) with time zone not null,
    version bigint not null,
    primary key (organization)
);

-- total is how many seats of the pool are not retired.
create table if not exists rk_seat_pool (
    organization uuid not null,
    name varchar(40) collate "C" not null,
    total bigint not null,
    version bigint not null,
    primary key (organization, name)
);

-- holder is the invited person or the user who has the seat: one seat for each person. payer is the user who pays for
-- it alone: no search for a free seat finds it. place is a random number, at which the search for a free seat begins.
-- Rows stay for good.
create table if not exists rk_seat (
    organization uuid not null,
    id uuid not null,
    pool varchar(40) collate "C" not null,
    state varchar(20) collate "C" not null,
    holder uuid,
    payer uuid,
    place bigint not null,
    version bigint not null,
    primary key (organization, id),
    constraint rk_seat_holder unique (holder, organization)
);
create index if not exists rk_seat_free on rk_seat (organization, pool, place, id) where state = 'FREE';
create index if not exists rk_seat_state on rk_seat (organization, pool, state);

-- The ledger of seats. Rows are only ever added. row_version is the version of the seat after it, or of the pool where
-- no seat is named.
create table if not exists rk_seat_entry (
    organization uuid not null,
    id uuid not null,
    pool varchar(40) collate "C" not null,
    move varchar(20) collate "C" not null,
    seats bigint not null,
    seat uuid,
    holder uuid,
    payer uuid,
    row_version bigint not null,
    act varchar(100) collate "C" not null,
    journal_entry uuid not null,
    agent_kind varchar(20) collate "C" not null,
    agent_id varchar(100) collate "C" not null,
    request varchar(100) collate "C",
    written_at timestamp(6) with time zone not null,
    primary key (organization, id)
);

-- No token is stored. Rows stay when a key is revoked or has ended, since the journal names them.
create table if not exists rk_api_key (
    organization uuid not null,
    id uuid not null,
    name varchar(200) collate "C" not null,
    maker uuid not null,
    permissions varchar(4100) collate "C" not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    status varchar(20) collate "C" not null,
    key_id integer not null,
    version bigint not null,
    seal bytea not null,
    primary key (organization, id)
);

create table if not exists rk_invitation (
    organization uuid not null,
    id uuid not null,
    user_id uuid not null,
    address varchar(254) collate "C" not null,
    address_key varchar(254) collate "C" not null,
    name varchar(200) collate "C",
    user_type varchar(40) collate "C" not null,
    roles varchar(4000) collate "C" not null,
    practice uuid not null,
    starts timestamp(6) with time zone,
    ends timestamp(6) with time zone,
    phone varchar(20) collate "C",
    external_id varchar(200) collate "C",
    listed boolean not null,
    state varchar(20) collate "C" not null,
    invited_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    successor uuid,
    inviter uuid,
    link_generation integer not null,
    link_epoch integer not null,
    link_key integer not null,
    link_salt bytea not null,
    last_message uuid not null,
    version bigint not null,
    seal bytea not null,
    primary key (organization, id)
);
create index if not exists rk_invitation_address on rk_invitation (organization, address_key, id);
create index if not exists rk_invitation_sent on rk_invitation (organization, inviter, expires_at) where state = 'OPEN';
create index if not exists rk_invitation_overdue on rk_invitation (expires_at) where state = 'OPEN';

-- The outbox. Attempts count what was tried; claims count since the last result, so that a message which ends its
-- process again and again is noticed.
create table if not exists rk_message (
    organization uuid not null,
    id uuid not null,
    notice varchar(40) collate "C" not null,
    lane integer not null,
    subject uuid not null,
    generation integer not null,
    channel varchar(10) collate "C" not null,
    address varchar(254) collate "C" not null,
    address_key varchar(254) collate "C" not null,
    due timestamp(6) with time zone not null,
    state varchar(20) collate "C" not null,
    attempts integer not null,
    claims integer not null,
    changed_at timestamp(6) with time zone not null,
    failure varchar(200) collate "C",
    fence bigint not null,
    lease_until timestamp(6) with time zone,
    primary key (id, organization)
);
create index if not exists rk_message_claim on rk_message (lane, due, id, channel) where state = 'QUEUED';
create index if not exists rk_message_failed on rk_message (id) where state = 'FAILED';
create index if not exists rk_message_over on rk_message (changed_at) where state <> 'QUEUED';

-- Rows are only ever added. source_sealed and personal_sealed are encrypted; see data_salt of user and organization.
-- No other column holds personal data.
create table if not exists rk_journal (
    organization uuid not null,
    id uuid not null,
    written_at timestamp(6) with time zone not null,
    agent_kind varchar(20) collate "C" not null,
    agent_id varchar(100) collate "C" not null,
    agent_ground varchar(200) collate "C" not null,
    act varchar(100) collate "C" not null,
    refused_because varchar(100) collate "C" not null,
    facts text collate "C" not null,
    subject_kind varchar(20) collate "C" not null,
    subject uuid not null,
    version bigint not null,
    seal bytea not null,
    source_sealed bytea,
    personal_sealed bytea,
    primary key (organization, id)
);
create index if not exists rk_journal_subject on rk_journal (organization, subject, version);

create table if not exists rk_request (
    organization uuid not null,
    request_id varchar(100) collate "C" not null,
    operation varchar(100) collate "C" not null,
    hash bytea not null,
    answer text collate "C" not null,
    made_at timestamp(6) with time zone not null,
    primary key (organization, request_id)
);
create index if not exists rk_request_made on rk_request (made_at);

-- Attempts at a proof. Decoys are counted like everybody, so no row has to exist elsewhere.
create table if not exists rk_counter (
    organization uuid not null,
    subject uuid not null,
    proof varchar(20) collate "C" not null,
    channel uuid not null,
    charged bigint not null,
    cleared bigint not null,
    window_base bigint not null,
    window_from timestamp(6) with time zone not null,
    locks integer not null,
    caused_by bigint not null,
    locked_until timestamp(6) with time zone,
    held boolean not null,
    changed_at timestamp(6) with time zone not null,
    version bigint not null,
    primary key (subject, organization, proof, channel)
);

-- A password may be there before its user is.
create table if not exists rk_credential (
    organization uuid not null,
    user_id uuid not null,
    hash varchar(500) collate "C" not null,
    set_at timestamp(6) with time zone not null,
    version bigint not null,
    primary key (organization, user_id)
);

create table if not exists rk_session (
    organization uuid not null,
    id uuid not null,
    user_id uuid not null,
    epoch bigint not null,
    device uuid,
    password_at timestamp(6) with time zone not null,
    code_at timestamp(6) with time zone,
    begun_at timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone not null,
    version bigint not null,
    primary key (organization, id)
);
create index if not exists rk_session_user on rk_session (user_id, organization, id);
create index if not exists rk_session_over on rk_session (ends_at);

create table if not exists rk_device (
    organization uuid not null,
    id uuid not null,
    user_id uuid not null,
    epoch bigint not null,
    since timestamp(6) with time zone not null,
    primary key (organization, id)
);
create index if not exists rk_device_user on rk_device (user_id, organization, id);

-- Demands for a code: the latest of each purpose and subject. The code is nowhere.
create table if not exists rk_challenge (
    organization uuid not null,
    purpose varchar(20) collate "C" not null,
    subject uuid not null,
    id uuid not null,
    epoch bigint not null,
    device uuid,
    channel varchar(10) collate "C" not null,
    sent_to varchar(254) collate "C" not null,
    sent_to_key varchar(254) collate "C" not null,
    is_open boolean not null,
    sending integer not null,
    tries integer not null,
    begun_at timestamp(6) with time zone not null,
    sent_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    window_sendings integer not null,
    window_from timestamp(6) with time zone not null,
    key_id integer not null,
    version bigint not null,
    primary key (organization, subject, purpose),
    constraint rk_challenge_id unique (organization, id)
);
create index if not exists rk_challenge_over on rk_challenge (expires_at);

-- What the links mailed to a user are good for. The links are nowhere.
create table if not exists rk_confirmation (
    organization uuid not null,
    user_id uuid not null,
    purpose varchar(20) collate "C" not null,
    is_open boolean not null,
    epoch bigint not null,
    made_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    link_generation integer not null,
    link_epoch integer not null,
    link_key integer not null,
    link_salt bytea not null,
    pending_key integer,
    pending_address bytea,
    version bigint not null,
    primary key (organization, user_id, purpose)
);

insert into rk_schema_version (version, installed_at) values (1, current_timestamp) on conflict do nothing;
