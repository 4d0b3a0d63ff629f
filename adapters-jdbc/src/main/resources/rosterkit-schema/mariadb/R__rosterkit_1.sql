-- Rosterkit, version 1 of the schema, for MariaDB 10.6 or later. May be run twice.
-- Times are UTC. Ids are bytes, so that they sort as such.

create table if not exists rk_schema_version (
    version integer not null,
    installed_at datetime(6) not null,
    primary key (version)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists rk_organization (
    organization binary(16) not null,
    name varchar(200) not null,
    state varchar(20) not null,
    language varchar(100) not null,
    zone varchar(100) not null,
    profile varchar(40) not null,
    overrides varchar(400) not null,
    custom_roles varchar(8000),
    opened_at datetime(6) not null,
    version bigint not null,
    seal varbinary(200) not null,
    data_salt varbinary(16),
    primary key (organization)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A change that takes away a user who may unlock others moves the version. The row is apart from rk_organization, so
-- that changes of the policy do not contend with it.
create table if not exists rk_governance (
    organization binary(16) not null,
    version bigint not null,
    primary key (organization)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists rk_practice (
    organization binary(16) not null,
    id binary(16) not null,
    name varchar(200) not null,
    status varchar(20) not null,
    code_word_key integer not null,
    code_word varbinary(500) not null,
    opened_at datetime(6) not null,
    version bigint not null,
    seal varbinary(200) not null,
    primary key (organization, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists rk_practice_module (
    organization binary(16) not null,
    practice binary(16) not null,
    module varchar(40) not null,
    switched_on_by binary(16),
    switched_on_at datetime(6) not null,
    primary key (organization, practice, module)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

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
    organization binary(16) not null,
    id binary(16) not null,
    address varchar(254),
    address_key varchar(254) not null,
    open_key varbinary(16),
    verified boolean not null,
    name varchar(200),
    phone varchar(20),
    language varchar(100),
    external_id varchar(200),
    external_key varbinary(16),
    search_text varbinary(2200),
    sort_key varchar(200),
    name_letters varchar(700),
    status varchar(20) not null,
    user_type varchar(40) not null,
    title varchar(40),
    lock_kind varchar(20),
    lock_since datetime(6),
    lock_until datetime(6),
    starts datetime(6),
    ends datetime(6),
    modules_removed_at datetime(6),
    session_epoch bigint not null,
    device_epoch bigint not null,
    since datetime(6) not null,
    creator binary(16),
    invitation binary(16),
    listing varchar(20) not null,
    reactivated_at datetime(6),
    version bigint not null,
    seal varbinary(200) not null,
    data_salt varbinary(16),
    demands_second_step boolean not null,
    open_request binary(16),
    seat binary(16),
    seat_ends datetime(6),
    primary key (organization, id),
    constraint rk_user_open unique (open_key, organization),
    constraint rk_user_external unique (external_key, organization),
    index rk_user_address (organization, address_key, id),
    index rk_user_name (organization, sort_key, id, search_text),
    index rk_user_letters (organization, name_letters, id),
    index rk_user_joined (organization, status, id),
    index rk_user_ending (ends),
    index rk_user_seat_ends (seat_ends, organization, id),
    index rk_user_locked (organization, lock_kind, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The practice is the nil UUID where the scope is ORGANIZATION, and only there. The index begins with the role, so
-- that no plan takes it for the roles of one user.
create table if not exists rk_user_role (
    organization binary(16) not null,
    user_id binary(16) not null,
    role varchar(40) not null,
    scope varchar(20) not null,
    practice binary(16) not null,
    starts datetime(6),
    ends datetime(6),
    granted_by binary(16),
    primary key (organization, user_id, role, practice),
    index rk_user_role_holder (role, organization, user_id),
    index rk_user_role_ending (ends)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A grant and a denial of one permission are two rows, and the denial wins. The index begins with the permission, so
-- that no plan takes it for those of one user.
create table if not exists rk_user_permission (
    organization binary(16) not null,
    user_id binary(16) not null,
    permission varchar(40) not null,
    effect varchar(20) not null,
    decided_by binary(16),
    primary key (organization, user_id, permission, effect),
    index rk_user_permission_holder (permission, organization, user_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The index begins with the practice, so that no plan takes it for the practices of one user.
create table if not exists rk_user_practice (
    organization binary(16) not null,
    user_id binary(16) not null,
    practice binary(16) not null,
    starts datetime(6),
    ends datetime(6),
    assigned_by binary(16),
    primary key (organization, user_id, practice),
    index rk_user_practice_practice (practice, organization, user_id),
    index rk_user_practice_ending (ends)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A module has an effect while it is switched on at a practice of the user (practice_module).
create table if not exists rk_user_module (
    organization binary(16) not null,
    user_id binary(16) not null,
    module varchar(40) not null,
    given_by binary(16),
    given_at datetime(6) not null,
    primary key (organization, user_id, module),
    index rk_user_module_holder (module, organization, user_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A row from the beginning of the user, without a time before the first sign-in; written at most once an hour. The
-- version guards it alone, and is none of the user.
create table if not exists rk_user_activity (
    organization binary(16) not null,
    user_id binary(16) not null,
    last_sign_in_at datetime(6),
    version bigint not null,
    primary key (organization, user_id),
    index rk_user_activity_last (organization, last_sign_in_at, user_id),
    index rk_user_activity_inactive (last_sign_in_at, organization, user_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The primary key lets one of several processes announce what ends. moment is the end that was announced, or for
-- INACTIVITY since when the user is inactive. practice is the id of the user where the kind has no practice, and role
-- is empty where it has no role.
create table if not exists rk_announcement (
    organization binary(16) not null,
    user_id binary(16) not null,
    kind varchar(20) not null,
    role varchar(40) not null,
    practice binary(16) not null,
    moment datetime(6) not null,
    due datetime(6) not null,
    kept boolean not null,
    version bigint not null,
    primary key (organization, user_id, kind, role, practice),
    index rk_announcement_over (due)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What the host keeps of a user, or of an invited person. The version of the user, or of the invitation with which the
-- row of the person goes, guards the rows; nothing in them grants anything.
create table if not exists rk_user_attribute (
    organization binary(16) not null,
    user_id binary(16) not null,
    name varchar(40) not null,
    attribute_value varchar(1000) not null,
    primary key (organization, user_id, name)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Rows are only ever added.
create table if not exists rk_terms_acceptance (
    organization binary(16) not null,
    user_id binary(16) not null,
    terms_version varchar(40) not null,
    accepted_at datetime(6) not null,
    primary key (organization, user_id, terms_version)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- open_key is the user while the request is open: one for each user. The held columns say what is given back when
-- support says no; they are empty once it has answered. Rows stay, since the journal names them.
create table if not exists rk_deactivation_request (
    organization binary(16) not null,
    id binary(16) not null,
    user_id binary(16) not null,
    open_key binary(16),
    verification varchar(20) not null,
    clears boolean not null,
    asked_by binary(16),
    asked_at datetime(6) not null,
    held_roles mediumtext,
    held_permissions mediumtext,
    held_practices mediumtext,
    held_modules mediumtext,
    held_modules_removed_at datetime(6),
    held_listing varchar(20),
    status varchar(20) not null,
    version bigint not null,
    primary key (organization, id),
    constraint rk_deactivation_request_open unique (open_key, organization),
    index rk_deactivation_request_waiting (status, organization, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Whom the invoices of an organization name as the buyer.
create table if not exists rk_billing_profile (
    organization binary(16) not null,
    name varchar(200) not null,
    line_1 varchar(200) not null,
    line_2 varchar(200),
    line_3 varchar(200),
    postal_code varchar(200),
    city varchar(200) not null,
    region varchar(200),
    country varchar(2) not null,
    tax_id varchar(200),
    order_reference varchar(200),
    copy_to varchar(254),
    copy_to_key varchar(254),
    changed_at datetime(6) not null,
    version bigint not null,
    primary key (organization)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- total is how many seats of the pool are not retired.
create table if not exists rk_seat_pool (
    organization binary(16) not null,
    name varchar(40) not null,
    total bigint not null,
    version bigint not null,
    primary key (organization, name)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- holder is the invited person or the user who has the seat: one seat for each person. payer is the user who pays for
-- it alone: no search for a free seat finds it. place is a random number, at which the search for a free seat begins.
-- Rows stay for good.
create table if not exists rk_seat (
    organization binary(16) not null,
    id binary(16) not null,
    pool varchar(40) not null,
    state varchar(20) not null,
    holder binary(16),
    payer binary(16),
    place bigint not null,
    version bigint not null,
    primary key (organization, id),
    constraint rk_seat_holder unique (holder, organization),
    index rk_seat_free (state, organization, pool, place, id),
    index rk_seat_state (organization, pool, state)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The ledger of seats. Rows are only ever added. row_version is the version of the seat after it, or of the pool where
-- no seat is named.
create table if not exists rk_seat_entry (
    organization binary(16) not null,
    id binary(16) not null,
    pool varchar(40) not null,
    move varchar(20) not null,
    seats bigint not null,
    seat binary(16),
    holder binary(16),
    payer binary(16),
    row_version bigint not null,
    act varchar(100) not null,
    journal_entry binary(16) not null,
    agent_kind varchar(20) not null,
    agent_id varchar(100) not null,
    request varchar(100),
    written_at datetime(6) not null,
    primary key (organization, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- No token is stored. Rows stay when a key is revoked or has ended, since the journal names them.
create table if not exists rk_api_key (
    organization binary(16) not null,
    id binary(16) not null,
    name varchar(200) not null,
    maker binary(16) not null,
    permissions varchar(4100) not null,
    created_at datetime(6) not null,
    expires_at datetime(6) not null,
    status varchar(20) not null,
    key_id integer not null,
    version bigint not null,
    seal varbinary(200) not null,
    primary key (organization, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists rk_invitation (
    organization binary(16) not null,
    id binary(16) not null,
    user_id binary(16) not null,
    address varchar(254) not null,
    address_key varchar(254) not null,
    name varchar(200),
    user_type varchar(40) not null,
    roles varchar(4000) not null,
    practice binary(16) not null,
    starts datetime(6),
    ends datetime(6),
    phone varchar(20),
    external_id varchar(200),
    listed boolean not null,
    state varchar(20) not null,
    invited_at datetime(6) not null,
    expires_at datetime(6) not null,
    changed_at datetime(6) not null,
    successor binary(16),
    inviter binary(16),
    link_generation integer not null,
    link_epoch integer not null,
    link_key integer not null,
    link_salt varbinary(100) not null,
    last_message binary(16) not null,
    version bigint not null,
    seal varbinary(200) not null,
    primary key (organization, id),
    index rk_invitation_address (organization, address_key, id),
    index rk_invitation_sent (state, organization, inviter, expires_at),
    index rk_invitation_overdue (state, expires_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- The outbox. Attempts count what was tried; claims count since the last result, so that a message which ends its
-- process again and again is noticed.
create table if not exists rk_message (
    organization binary(16) not null,
    id binary(16) not null,
    notice varchar(40) not null,
    lane integer not null,
    subject binary(16) not null,
    generation integer not null,
    channel varchar(10) not null,
    address varchar(254) not null,
    address_key varchar(254) not null,
    due datetime(6) not null,
    state varchar(20) not null,
    attempts integer not null,
    claims integer not null,
    changed_at datetime(6) not null,
    failure varchar(200),
    fence bigint not null,
    lease_until datetime(6),
    primary key (id, organization),
    index rk_message_claim (state, lane, due, id, channel),
    index rk_message_failed (state, id),
    index rk_message_over (changed_at, state)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Rows are only ever added. source_sealed and personal_sealed are encrypted; see data_salt of user and organization.
-- No other column holds personal data.
create table if not exists rk_journal (
    organization binary(16) not null,
    id binary(16) not null,
    written_at datetime(6) not null,
    agent_kind varchar(20) not null,
    agent_id varchar(100) not null,
    agent_ground varchar(200) not null,
    act varchar(100) not null,
    refused_because varchar(100) not null,
    facts mediumtext not null,
    subject_kind varchar(20) not null,
    subject binary(16) not null,
    version bigint not null,
    seal varbinary(200) not null,
    source_sealed varbinary(500),
    personal_sealed varbinary(8000),
    primary key (organization, id),
    index rk_journal_subject (organization, subject, version)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists rk_request (
    organization binary(16) not null,
    request_id varchar(100) not null,
    operation varchar(100) not null,
    hash varbinary(200) not null,
    answer mediumtext not null,
    made_at datetime(6) not null,
    primary key (organization, request_id),
    index rk_request_made (made_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Attempts at a proof. Decoys are counted like everybody, so no row has to exist elsewhere.
create table if not exists rk_counter (
    organization binary(16) not null,
    subject binary(16) not null,
    proof varchar(20) not null,
    channel binary(16) not null,
    charged bigint not null,
    cleared bigint not null,
    window_base bigint not null,
    window_from datetime(6) not null,
    locks integer not null,
    caused_by bigint not null,
    locked_until datetime(6),
    held boolean not null,
    changed_at datetime(6) not null,
    version bigint not null,
    primary key (subject, organization, proof, channel)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- A password may be there before its user is.
create table if not exists rk_credential (
    organization binary(16) not null,
    user_id binary(16) not null,
    hash varchar(500) not null,
    set_at datetime(6) not null,
    version bigint not null,
    primary key (organization, user_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists rk_session (
    organization binary(16) not null,
    id binary(16) not null,
    user_id binary(16) not null,
    epoch bigint not null,
    device binary(16),
    password_at datetime(6) not null,
    code_at datetime(6),
    begun_at datetime(6) not null,
    ends_at datetime(6) not null,
    version bigint not null,
    primary key (organization, id),
    index rk_session_user (user_id, organization, id),
    index rk_session_over (ends_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

create table if not exists rk_device (
    organization binary(16) not null,
    id binary(16) not null,
    user_id binary(16) not null,
    epoch bigint not null,
    since datetime(6) not null,
    primary key (organization, id),
    index rk_device_user (user_id, organization, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- Demands for a code: the latest of each purpose and subject. The code is nowhere.
create table if not exists rk_challenge (
    organization binary(16) not null,
    purpose varchar(20) not null,
    subject binary(16) not null,
    id binary(16) not null,
    epoch bigint not null,
    device binary(16),
    channel varchar(10) not null,
    sent_to varchar(254) not null,
    sent_to_key varchar(254) not null,
    is_open boolean not null,
    sending integer not null,
    tries integer not null,
    begun_at datetime(6) not null,
    sent_at datetime(6) not null,
    expires_at datetime(6) not null,
    window_sendings integer not null,
    window_from datetime(6) not null,
    key_id integer not null,
    version bigint not null,
    primary key (organization, subject, purpose),
    constraint rk_challenge_id unique (organization, id),
    index rk_challenge_over (expires_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

-- What the links mailed to a user are good for. The links are nowhere.
create table if not exists rk_confirmation (
    organization binary(16) not null,
    user_id binary(16) not null,
    purpose varchar(20) not null,
    is_open boolean not null,
    epoch bigint not null,
    made_at datetime(6) not null,
    expires_at datetime(6) not null,
    link_generation integer not null,
    link_epoch integer not null,
    link_key integer not null,
    link_salt varbinary(100) not null,
    pending_key integer,
    pending_address varbinary(1000),
    version bigint not null,
    primary key (organization, user_id, purpose)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_nopad_bin;

replace into rk_schema_version (version, installed_at) values (1, utc_timestamp(6));
